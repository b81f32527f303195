"""The application: what has to stand before the window does."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui import features  # noqa: F401  # before all that is imported below
from gui.main_window import MainWindow
from gui.session.settings import Settings
from gui.system import crash
from gui.system.crash import Crashes
from gui.system.signals import SignalWatch

PATIENCE = 250  # milliseconds to wait for the screen to show an empty window
TIDY_AFTER = 1000  # milliseconds


def create_window(arguments: Sequence[str] = (), *, at_once: bool = False) -> MainWindow:
    """The main window, ready to show; makes the QApplication if there is none and does not enter its loop.

    Parameters
    ----------
    arguments : as on the command line: [--dataset PATH] [--model FILE]
    at_once : show the window before what is in it is imported and made, which takes far longer
    """
    options = _options(arguments)
    application = QApplication.instance() or QApplication([])
    _name(application)
    crashes = crash.install()
    settings = Settings()
    window = MainWindow(settings, dataset=options.dataset or settings.last_dataset(), model=options.model or "")
    if at_once:
        _show(window)
    _furnish(window, crashes)
    return window


def run(arguments: Sequence[str] = ()) -> int:
    """Show the window and stay until it is closed; the process's exit code."""
    window = create_window(arguments, at_once=True)
    SignalWatch(window.close, window)
    window.show()
    code = QApplication.exec()
    if not (window.lab.shut_down(0.0) and window.keeping.close(0.0)):
        _leave_at_once(code)
    return code


def _show(window: MainWindow) -> None:
    loop = QEventLoop()
    window.painted.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    window.show()
    loop.exec()


def _furnish(window: MainWindow, crashes: Crashes | None) -> None:
    from gui.benches.notes import Note, Told
    from gui.icons import application_icon
    from gui.lab import Lab
    from gui.later import later
    from gui.session.tidying import tidy

    QApplication.setWindowIcon(application_icon())
    window.furnish(Lab())
    later(TIDY_AFTER, window, lambda: tidy(window.settings))
    if window.settings.set_aside is not None:
        window.tell(Note(Told.SETTINGS_SET_ASIDE, path=str(window.settings.set_aside)))
    if unwritten := window.settings.unwritten():
        window.tell(Note(Told.LEFT_UNWRITTEN, paths=unwritten))
        window.settings.set_unwritten([])
    if crashes is not None and crashes.left is not None:
        window.tell(Note(Told.CRASHED_BEFORE, path=str(crashes.left)))


def _leave_at_once(code: int) -> None:
    """End although a long call into LAPACK has not: all is stored, and Qt would abort over the thread that is in it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there may be none, or a full disk behind it
            stream.flush()
    os._exit(code)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="logit-lab", add_help=False)
    parser.add_argument("--dataset")
    parser.add_argument("--model")
    return parser.parse_known_args(list(arguments))[0]


def _name(application: QCoreApplication) -> None:
    application.setApplicationName("Logit Lab")
    application.setOrganizationName("Logit Lab")
    QGuiApplication.setApplicationDisplayName("Logit Lab")
    QGuiApplication.setDesktopFileName("logit-lab")
