"""Errors nobody foresaw: written down, shown once with details to copy, and the program goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication

from core.sentences import visible
from core.soon import soon
from core.strays import is_running
from gui.system.crash_dialog import CrashDialog

LARGEST_LOG = 1 << 20  # bytes of one log file
OLDER_LOGS = 2


class Crashes(QObject):
    """Takes over the interpreter's hooks for errors that nobody caught; any thread may raise."""

    raised = Signal(str)

    def __init__(self, log_path: Path) -> None:
        super().__init__()
        self.log_path = log_path
        self.dialog: CrashDialog | None = None
        self.left: Path | None = None  # where an earlier process that died outright has left its stack
        self._log = _Log(log_path)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        # Queued even within one thread: a paintEvent that raised must end before a window may open.
        self.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """From now on every uncaught error comes here."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda raised: self._uncaught(raised.exc_type, raised.exc_value, raised.exc_traceback)
        sys.unraisablehook = lambda raised: self._uncaught(raised.exc_type, raised.exc_value, raised.exc_traceback)
        soon(self._begin_log, [self.log_path.parent], otherwise=None)  # a window need not wait for a disk

    def give_back(self) -> None:
        """Leave everything as it was found."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self._log.close()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _begin_log(self, folder: Path) -> None:
        self.left = left_faults(folder)
        self._log.begin()

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            _leave(kind)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        self._log.write(text)
        if isinstance(QCoreApplication.instance(), QApplication):
            self.raised.emit(text)

    def _show(self, text: str) -> None:
        if self.dialog is None:
            self.dialog = CrashDialog(str(self.log_path))
        self.dialog.add(text)


class _Log:
    """A log that turns over before it grows large; where none can be written, the terminal has to do."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._logger = logging.Logger("logit-lab.crashes")
        self._faults: IO[Any] | None = None
        self._faults_were_caught = faulthandler.is_enabled()
        if sys.stderr is not None:
            self._add(logging.StreamHandler)

    def begin(self) -> None:
        """Write into files from now on, too."""
        self._add(self._file)
        self._catch_faults()

    def _file(self) -> logging.Handler:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(self._path, maxBytes=LARGEST_LOG, backupCount=OLDER_LOGS, encoding="utf-8")

    def _add(self, make: Callable[[], logging.Handler]) -> None:
        try:
            handler = make()
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(threadName)s\n%(message)s"))
        self._logger.addHandler(handler)

    def write(self, text: str) -> None:
        # What is in an error may come from outside, and a log is read in a terminal.
        self._logger.error(visible(text.rstrip()))

    def _catch_faults(self) -> None:
        """Have the interpreter write down where it was if the process dies outright."""
        try:
            self._faults = self._path.with_name(f"faults-{os.getpid()}.log").open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def close(self) -> None:
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            with contextlib.suppress(OSError):
                Path(self._faults.name).unlink()
        if self._faults_were_caught and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        for handler in tuple(self._logger.handlers):
            self._logger.removeHandler(handler)
            handler.close()


def left_faults(folder: Path) -> Path | None:
    """The stack of a process that died outright, from now on in `crash.log`; others leave an empty file at most."""
    found = None
    with contextlib.suppress(OSError, ValueError):
        for path in folder.glob("faults-*.log"):
            process = int("0" + path.stem.removeprefix("faults-"))
            if os.name != "nt" and process != os.getpid() and is_running(process):
                continue
            if path.stat().st_size:
                found = path.replace(folder / "crash.log")
            else:
                path.unlink()
    return found


def _leave(kind: type[BaseException]) -> None:
    # Ctrl-C in the terminal asks the program to end; a thread's SystemExit ends that thread only, as ever in Python.
    application = QCoreApplication.instance()
    if application is not None and issubclass(kind, KeyboardInterrupt):
        application.quit()


_installed: Crashes | None = None


def install(log_path: Path | None = None) -> Crashes:
    """Catch what nobody catches; called in the GUI's thread, a second time does nothing."""
    global _installed
    if _installed is None:
        _installed = Crashes(log_path or default_log())
        _installed.take_over()
    return _installed


def uninstall() -> None:
    """Undo `install`."""
    global _installed
    if _installed is not None:
        _installed.give_back()
        _installed = None


def default_log() -> Path:
    """Where the user's log is."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / "logit-lab" / "logs" / "errors.log"
