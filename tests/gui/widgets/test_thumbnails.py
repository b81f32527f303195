from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.thumbnails import Mark, Thumbnails

Shown = Callable[[QWidget, int, int], Any]
LEFT, SHIFT, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
IMAGES = np.random.default_rng(0).integers(0, 256, (60_000, 28, 28), np.uint8)


@pytest.fixture
def thumbnails(shown: Shown) -> Thumbnails:
    """Seven to a row of 61 pixels."""
    widget: Thumbnails = shown(Thumbnails(side=56), 450, 300)
    widget.show_images(IMAGES, caption=str)
    widget.setFocus()
    return widget


class Asked:
    """Captions that remember what they were asked for."""

    def __init__(self) -> None:
        self.indices: set[int] = set()

    def __call__(self, index: int) -> str:
        self.indices.add(index)
        return str(index)


def click(widget: Thumbnails, column: int, row: int, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    pitch = 56 + widget.fontMetrics().height() + 1 + 5
    QTest.mouseClick(widget.viewport(), LEFT, modifier, QPoint(30 + 61 * column, 30 + pitch * row))


def test_only_what_is_in_sight_is_asked_about(thumbnails: Thumbnails) -> None:
    asked = Asked()
    thumbnails.show_images(IMAGES, caption=asked)
    thumbnails.grab()
    assert asked.indices == set(range(max(asked.indices) + 1))
    assert len(asked.indices) < 60
    thumbnails.verticalScrollBar().setValue(thumbnails.verticalScrollBar().maximum())
    asked.indices.clear()
    thumbnails.grab()
    assert max(asked.indices) == 59_999
    assert len(asked.indices) < 60


def test_the_pixels_are_the_image_s_own(thumbnails: Thumbnails) -> None:
    block = np.zeros((2, 28, 28), np.uint8)
    block[1, :14] = 255
    thumbnails.show_images(block, np.array([1, 0]))
    picture = thumbnails.viewport().grab().toImage()
    assert picture.pixelColor(30, 15) == QColor(LIGHT.ink)
    assert picture.pixelColor(30, 50) == QColor(LIGHT.paper)
    assert picture.pixelColor(95, 15) == QColor(LIGHT.paper)


def test_a_click_tells_the_index(thumbnails: Thumbnails) -> None:
    heard: list[int] = []
    thumbnails.clicked.connect(heard.append)
    thumbnails.show_images(IMAGES, np.arange(100, 200))
    click(thumbnails, 0, 0)
    click(thumbnails, 2, 1)
    assert heard == [100, 109]
    assert thumbnails.current == 109
    QTest.mouseClick(thumbnails.viewport(), LEFT, pos=QPoint(2, 2))  # between them
    assert heard == [100, 109]


def test_several_are_chosen_as_in_any_list(thumbnails: Thumbnails) -> None:
    click(thumbnails, 1, 0)
    click(thumbnails, 3, 0, SHIFT)
    assert thumbnails.selection.tolist() == [1, 2, 3]
    click(thumbnails, 2, 0, CONTROL)
    assert thumbnails.selection.tolist() == [1, 3]
    click(thumbnails, 5, 0)
    assert thumbnails.selection.tolist() == [5]
    QTest.keyClick(thumbnails, Qt.Key.Key_A, CONTROL)
    assert len(thumbnails.selection) == 60_000


def test_keys_reach_everything(thumbnails: Thumbnails) -> None:
    heard: list[int] = []
    thumbnails.clicked.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(thumbnails, key)
    assert heard == [7]
    QTest.keyClick(thumbnails, Qt.Key.Key_End)
    assert thumbnails.current == 59_999
    assert thumbnails.verticalScrollBar().value() == thumbnails.verticalScrollBar().maximum()
    QTest.keyClick(thumbnails, Qt.Key.Key_PageUp)
    assert thumbnails.current is not None
    assert thumbnails.current < 59_999
    QTest.keyClick(thumbnails, Qt.Key.Key_Home)
    assert (thumbnails.current, thumbnails.verticalScrollBar().value()) == (0, 0)
    QTest.keyClick(thumbnails, Qt.Key.Key_Right, SHIFT)
    assert thumbnails.selection.tolist() == [0, 1]


def test_marks_are_seen(thumbnails: Thumbnails, colours: Callable[..., Any]) -> None:
    plain = np.zeros((4, 28, 28), np.uint8)
    marks = [Mark.NONE, Mark.WRONG, Mark.CHANGED, Mark.EXCLUDED]
    thumbnails.show_images(plain, mark=marks.__getitem__)
    found = colours(thumbnails.viewport().grab().toImage())
    assert found[LIGHT.error] > 100
    assert found[LIGHT.accent] > 100


def test_another_size_keeps_the_place(thumbnails: Thumbnails) -> None:
    asked = Asked()
    thumbnails.show_images(IMAGES, caption=asked)
    thumbnails.set_current(3_000)
    for side in (28, 84, 56):
        thumbnails.set_side(side)
        asked.indices.clear()
        thumbnails.grab()
        assert abs(min(asked.indices) - 3_000) < 200


def test_nothing_says_so(thumbnails: Thumbnails) -> None:
    thumbnails.show_images(IMAGES, np.zeros(0, np.intp))
    blank = thumbnails.grab().toImage()
    thumbnails.set_empty_text("None of these")
    assert thumbnails.grab().toImage() != blank
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        QTest.keyClick(thumbnails, key)
    QTest.mouseClick(thumbnails.viewport(), LEFT, pos=QPoint(30, 30))
    assert thumbnails.current is None


def test_theme_recolours(thumbnails: Thumbnails, qapp: QApplication) -> None:
    thumbnails.show_images(np.full((1, 28, 28), 255, np.uint8))
    thumbnails.grab()
    dark = apply_theme(qapp, "dark")
    assert thumbnails.viewport().grab().toImage().pixelColor(30, 30) == QColor(dark.ink)
