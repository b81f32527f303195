"""Screens with little room: everything lies beside everything else, and what finds no room is scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import create_window
from gui.benches.notes import Note, Told
from gui.i18n import SOURCE, speak
from gui.lab import Activity
from gui.looks import room
from gui.main_window import MainWindow
from gui.system import crash
from tests.gui.programs import Program


@pytest.fixture
def low(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """As small as it may be, in the language with the tallest letters, with a message."""
    monkeypatch.setattr(crash, "install", lambda: None)
    window = create_window([])
    window.language.choose("zh_CN")
    window.resize(room.LEAST)
    window.show()
    qtbot.waitUntil(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    window.tell(Note(Told.NOTHING_TO_EXPORT))
    yield window
    window.close()
    qtbot.waitUntil(lambda: not window.lab.worker.busy)
    window.deleteLater()
    speak(qapp, SOURCE)


def bottom(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, QPoint(0, widget.height())).y()


def test_plots_and_images_lie_over_nothing_in_a_low_window(low: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: low.curves.loss_plot is not None)
    for plot in (low.curves.loss_plot, low.curves.accuracy_plot):
        assert plot is not None
        slot = plot.parentWidget()
        assert slot is not None
        assert plot.height() <= slot.height()
    low.book.open_page("data")
    page = low.book
    images, words = page.findChild(QWidget, "thumbnails"), page.findChild(QWidget, "imagesWords")
    assert isinstance(images, QWidget)
    assert isinstance(words, QWidget)
    qtbot.waitUntil(lambda: bottom(images, page) <= words.mapTo(page, QPoint(0, 0)).y())
    redo = page.findChild(QWidget, "redoCorrectionButton")
    assert isinstance(redo, QWidget)
    assert redo.mapTo(page, QPoint(redo.width(), 0)).x() <= page.width()


def test_a_screen_scaled_up_so_far_that_it_is_too_small_scrolls() -> None:
    asked = (
        "window.centralWidget().ensureWidgetVisible(window.canvas); "
        "box = window.canvas.rect().translated(window.canvas.mapTo(window, window.canvas.rect().topLeft())); "
        "say('seen', window.width() <= window.screen().geometry().width(), window.rect().contains(box)); "
        "window.close()"
    )
    with Program(environment={"QT_SCALE_FACTOR": "1.5"}) as program:  # of 800 pixels each way, 533 are left
        program.wait_for("ready")
        program.tell(asked)
        assert program.wait_for("seen") == "seen True True"
        assert program.end() == (0, [])
