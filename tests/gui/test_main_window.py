"""The window as a whole: everything named, everything explained, and what is dropped on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.errors import DataError, Fault
from gui.app import create_window
from gui.benches.notes import Note, Told
from gui.lab import Activity
from gui.main_window import MainWindow
from gui.system import crash
from gui.widgets.chip_choice import ChipChoice
from gui.words.faults import fault_text
from gui.words.told import told_text

NAMES = [
    *("openDatasetButton", "presetCombo", "epochsSpin", "learningRateSpin", "trainButton", "pauseButton"),
    *("stepButton", "stopButton", "trainProgress", "lossPlot", "accuracyPlot", "canvas", "clearButton"),
    *("undoButton", "redoButton", "answerLabel", "probabilityBars", "inkPreview", "messageBar"),
]


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(crash, "install", lambda: None)
    window = create_window([])
    yield window
    window.close()
    qtbot.waitUntil(lambda: not window.lab.worker.busy)
    window.deleteLater()


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show()
    qtbot.waitUntil(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    return window


def test_parts_have_their_names_before_the_window_is_shown(window: MainWindow) -> None:
    assert {name: len(window.findChildren(QWidget, name)) for name in NAMES} == dict.fromkeys(NAMES, 1)


def test_every_control_has_a_name_for_readers(shown: MainWindow) -> None:
    kinds = (QAbstractButton, QAbstractSpinBox, QAbstractSlider, QComboBox)
    # pyqtgraph keeps menus of its own that are never opened here; scroll bars and tab scrollers are Qt's.
    controls = [
        widget
        for widget in shown.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.window() is shown and not isinstance(widget, QScrollBar)
    ]
    nameless = [
        (type(widget).__name__, widget.objectName())
        for widget in controls
        if not widget.accessibleName() and not isinstance(widget.parent(), QTabBar)
    ]
    assert len(controls) > 30
    assert nameless == []


def test_nothing_is_cut_off_at_the_smallest_size(shown: MainWindow, qtbot: QtBot) -> None:
    shown.resize(1024, 640)
    qtbot.wait(50)
    assert (shown.width(), shown.height()) == (1024, 640)
    for name in NAMES:
        part = shown.findChild(QWidget, name)
        assert part is not None
        if name in ("epochsSpin", "learningRateSpin"):  # in a column that scrolls
            continue
        area = part.rect().translated(part.mapTo(shown, part.rect().topLeft()))
        assert shown.rect().contains(area), name


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none))


def test_a_folder_dropped_on_the_window_is_opened(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    drop(shown, tmp_path)
    qtbot.waitUntil(lambda: str(tmp_path) in shown.messages.text())
    qtbot.waitUntil(lambda: shown.lab.activity is Activity.IDLE)


def test_folders_fold_away_and_come_back(shown: MainWindow) -> None:
    left = shown.splitter.widget(0)
    assert left is not None
    shown.fold_left()
    assert not left.isVisible()
    shown.fold_left()
    assert left.isVisible()


def test_a_dataset_that_is_gone_is_said_and_the_sample_taken(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crash, "install", lambda: None)
    window = create_window(["--dataset", str(tmp_path / "gone")])
    window.show()
    qtbot.waitUntil(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    assert window.lab.dataset is not None
    assert window.lab.dataset.name == "sample"
    assert "gone" in window.messages.text()
    window.close()
    window.deleteLater()


def test_an_error_is_not_hidden_by_what_follows_at_once(window: MainWindow) -> None:
    window.messages.tell(DataError(Fault.NOT_FOUND, path="<b>there</b>"))
    window.messages.tell(Note(Told.BUNDLED_MODEL))
    assert "<b>there</b>" in window.messages.text()
    assert "bundled" in window.messages.text()
    window.messages.clear()
    window.messages.tell(Note(Told.BUNDLED_MODEL))
    assert "there" not in window.messages.text()


def test_every_fault_and_note_has_words() -> None:
    for fault in Fault:
        assert fault_text(fault)
    for told in Told:
        if told not in (Told.DATASET_OPENED, Told.RUN_DONE, Told.TESTED, Told.LESSON_GIVEN):
            assert told_text(Note(told))


def test_the_tab_key_stops_only_where_keys_do_something(shown: MainWindow, qtbot: QtBot) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.draw.canvas.setFocus()
    stops: list[QWidget] = []
    while not stops or stops[-1] is not shown.draw.canvas:
        shown.focusNextPrevChild(True)
        stop = QApplication.focusWidget()
        assert stop is not None
        stops.append(stop)
        assert len(stops) < 60
    nameless = [type(stop).__name__ for stop in stops if not stop.accessibleName() and not isinstance(stop, QTabBar)]
    assert nameless == []
    assert not any(isinstance(stop, ChipChoice) for stop in stops)
