"""Errors nobody foresaw: raised for real in slots, paintings and threads."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.benches.activity import Activity
from gui.lab import Lab
from gui.system import crash
from gui.system.crash import Crashes
from gui.system.crash_dialog import MOST_SHOWN, CrashDialog
from tests.gui.programs import Program

# The plugin would take each of these errors for a failure of the test and take over sys.excepthook itself.
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def crashes(qtbot: QtBot, tmp_path: Path) -> Iterator[Crashes]:
    yield crash.install(tmp_path / "logs" / "errors.log")
    crash.uninstall()


class Sender(QObject):
    sent = Signal()


class Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise RuntimeError("paint ran dry")


def fail(text: str = "in a slot") -> None:
    raise ValueError(text)


def shown(qtbot: QtBot, crashes: Crashes, text: str) -> CrashDialog:
    qtbot.waitUntil(lambda: crashes.dialog is not None and text in crashes.dialog.details.toPlainText())
    assert crashes.dialog is not None
    assert crashes.dialog.isVisible()
    assert text in crashes.log_path.read_text(encoding="utf-8")
    return crashes.dialog


def test_in_a_slot(qtbot: QtBot, crashes: Crashes) -> None:
    sender = Sender()
    sender.sent.connect(fail)
    sender.sent.emit()
    dialog = shown(qtbot, crashes, "ValueError: in a slot")
    assert "test_crash.py" in dialog.details.toPlainText()
    assert str(crashes.log_path) in " ".join(label.text() for label in dialog.findChildren(type(dialog.summary)))


def test_in_a_timer_the_program_goes_on(qtbot: QtBot, crashes: Crashes) -> None:
    QTimer.singleShot(0, fail)
    shown(qtbot, crashes, "in a slot")
    later: list[int] = []
    QTimer.singleShot(0, lambda: later.append(1))
    qtbot.waitUntil(lambda: later == [1])


def test_while_painting(qtbot: QtBot, crashes: Crashes) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    dialog = shown(qtbot, crashes, "paint ran dry")
    widget.hide()
    first = dialog.details.toPlainText()
    assert first.count("paint ran dry\n") == 1


def test_in_a_thread_of_python(qtbot: QtBot, crashes: Crashes) -> None:
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    assert crashes.dialog is None
    shown(qtbot, crashes, "in a thread")


def test_where_python_itself_cannot_raise(qtbot: QtBot, crashes: Crashes) -> None:
    class Sour:
        def __del__(self) -> None:
            raise OSError("left behind")

    del (sour := [Sour()])[0]
    assert sour == []
    shown(qtbot, crashes, "left behind")


def test_while_closing(qtbot: QtBot, crashes: Crashes) -> None:
    class Clinging(QWidget):
        def closeEvent(self, event: QCloseEvent) -> None:
            raise RuntimeError("will not close")

    widget = Clinging()
    qtbot.addWidget(widget, before_close_func=QWidget.hide)
    widget.show()
    QTimer.singleShot(0, widget.close)
    shown(qtbot, crashes, "will not close")
    widget.__class__.closeEvent = lambda self, event: event.accept()  # type: ignore[method-assign]


def test_in_the_worker(qtbot: QtBot, crashes: Crashes) -> None:
    lab = Lab()

    def broken() -> Generator[None, None, None]:
        yield
        raise ArithmeticError("in the worker")

    lab.start(Activity.LOADING, broken())
    shown(qtbot, crashes, "in the worker")
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)
    assert lab.shut_down(20)
    lab.deleteLater()


def test_a_log_shows_what_cannot_be_seen(qtbot: QtBot, crashes: Crashes) -> None:
    QTimer.singleShot(0, lambda: fail("a\x1b[31mred\u202etxt.exe\r"))
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    text = crashes.log_path.read_text(encoding="utf-8")
    assert r"a\x1b[31mred\u202etxt.exe" in text
    assert not set(text) & set("\x1b\u202e\r")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a process that is running cannot be told there")
def test_a_death_in_native_code_is_told_of_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with Program() as program:
        program.wait_for("ready")
        program.tell("lab.set_config(replace(lab.config, epochs=3)); lab.train()")
        program.tell("when(lambda: lab.run.over, lambda: say('over'))")
        program.wait_for("over")
        program.wait_for("saved")
        program.tell("import ctypes; ctypes.string_at(0)")
        assert program.process.wait(120) == -signal.SIGSEGV
    with Program() as program:
        program.tell("when(lambda: window.offers.isVisible(), lambda: say('offered', window.messages.text()))")
        said = program.wait_for("offered")
        program.tell("window.close()")
        assert program.end() == (0, [])
    log = crash.default_log().with_name("crash.log")
    assert str(log) in said
    assert "string_at" in log.read_text(encoding="utf-8")


def test_a_storm_is_one_window(qtbot: QtBot, crashes: Crashes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "gui.system.crash_dialog.QUIET", 1000.0
    )  # a busy machine takes its time between two of a stream
    sender = Sender()
    sender.sent.connect(fail)
    for _ in range(200):
        sender.sent.emit()
    dialog = shown(qtbot, crashes, "in a slot")
    qtbot.waitUntil(lambda: dialog.count == 200)
    assert "200" in dialog.summary.text()
    assert dialog.details.toPlainText().count("in a slot") == 1
    assert sum(isinstance(window, CrashDialog) for window in QApplication.topLevelWidgets()) == 1
    dialog.reject()
    sender.sent.emit()
    qtbot.waitUntil(lambda: dialog.count == 201)
    assert not dialog.isVisible()


def test_many_different_errors_are_bounded(qtbot: QtBot) -> None:
    dialog = CrashDialog("errors.log")
    qtbot.addWidget(dialog)
    for number in range(100):
        dialog.add(f"Error {number}:")
    assert dialog.count == 100
    assert dialog.details.toPlainText().count("Error") == MOST_SHOWN


def test_details_are_copied_as_plain_text(qtbot: QtBot) -> None:
    dialog = CrashDialog("<b>errors</b>.log")
    qtbot.addWidget(dialog)
    dialog.add("Traceback\nValueError: <img src=x>")
    button = dialog.findChild(QPushButton, "copyDetailsButton")
    assert button is not None
    button.click()
    assert QGuiApplication.clipboard().text().startswith("Traceback\nValueError: <img src=x>")
    assert "<img src=x>" in dialog.summary.text()
    close = dialog.findChild(QDialogButtonBox)
    assert close is not None
    close.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


@pytest.mark.slow
def test_the_log_turns_over(qtbot: QtBot, crashes: Crashes) -> None:
    for number in range(30):
        crashes._log.write(f"{number}" + "x" * 200_000)
    logs = sorted(path.name for path in crashes.log_path.parent.glob("errors.log*"))
    assert logs == ["errors.log", "errors.log.1", "errors.log.2"]
    assert all(path.stat().st_size < 1_500_000 for path in crashes.log_path.parent.glob("errors.log*"))


def test_without_a_place_for_the_log_the_window_still_tells(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    crashes = crash.install(tmp_path / "file" / "errors.log")
    try:
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: crashes.dialog is not None)
    finally:
        crash.uninstall()


def test_ctrl_c_and_exits_are_no_errors(qtbot: QtBot, crashes: Crashes) -> None:
    def leave() -> None:
        raise SystemExit

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
    crashes._uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(20)
    assert crashes.dialog is None
    assert crashes.log_path.read_text() == ""


def test_everything_is_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, faulthandler.is_enabled()
    crashes = crash.install(tmp_path / "errors.log")
    assert crash.install() is crashes
    assert sys.excepthook is not before[0]
    assert faulthandler.is_enabled()
    crash.uninstall()
    crash.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook, faulthandler.is_enabled()) == before


def test_the_log_is_in_the_users_own_place(tmp_path: Path, qtbot: QtBot) -> None:
    assert str(crash.default_log()).startswith(str(tmp_path))
