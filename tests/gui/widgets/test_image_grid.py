from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.image_grid import ImageGrid

Shown = Callable[[QWidget, int, int], Any]


def plain(*values: float) -> Any:
    return np.stack([np.full((28, 28), value) for value in values])


def test_signed_images_share_one_symmetric_scale(shown: Shown) -> None:
    grid = shown(ImageGrid(rows=1), 300, 100)
    grid.show_signed(plain(-2.0, 0.0, 1.0), ["a", "b", "c"])
    picture = grid.grab().toImage()
    negative, neutral, half = (picture.pixelColor(28 + 62 * index, 28) for index in range(3))
    assert negative == QColor(LIGHT.negative)
    assert neutral == QColor(LIGHT.neutral)
    assert half not in (QColor(LIGHT.positive), QColor(LIGHT.neutral))
    assert half.red() > half.blue()


def test_limit_can_be_given(shown: Shown) -> None:
    grid = shown(ImageGrid(rows=1), 300, 100)
    grid.show_signed(plain(0.5), ["a"], limit=0.5)
    assert grid.grab().toImage().pixelColor(28, 28) == QColor(LIGHT.positive)


@pytest.mark.parametrize("values", [(0.0, 0.0), (float("nan"), 1.0), (float("inf"), 1.0)])
def test_degenerate_numbers_are_drawn(shown: Shown, values: tuple[float, ...]) -> None:
    grid = shown(ImageGrid(rows=1), 300, 100)
    grid.show_signed(plain(*values), ["a", "b"])
    grid.grab()


def test_grey_images_are_ink_on_paper(shown: Shown) -> None:
    grid = shown(ImageGrid(), 300, 100)
    grid.show_grey(plain(0, 255).astype(np.uint8), ["0", "1"])
    picture = grid.grab().toImage()
    assert picture.pixelColor(28, 28) == QColor(LIGHT.paper)
    assert picture.pixelColor(90, 28) == QColor(LIGHT.ink)


def test_wraps_to_its_width() -> None:
    grid = ImageGrid()
    grid.show_grey(np.zeros((10, 28, 28), dtype=np.uint8), [""] * 10)
    one, two, five = (grid.heightForWidth(width) for width in (620, 310, 124))
    assert one < two < five
    assert two == pytest.approx(2 * one, abs=8)
    grid.deleteLater()


def test_one_row_shrinks_instead(shown: Shown) -> None:
    grid = shown(ImageGrid(rows=1), 400, 100)
    grid.show_grey(np.full((10, 28, 28), 255, dtype=np.uint8), [""] * 10)
    assert grid.heightForWidth(400) < grid.heightForWidth(800)
    picture = grid.grab().toImage()
    assert picture.pixelColor(380, 17) == QColor(LIGHT.ink)


def test_empty_says_so(shown: Shown) -> None:
    grid = shown(ImageGrid(), 300, 60)
    before = grid.grab().toImage()
    grid.set_empty_text("Nothing yet")
    assert grid.grab().toImage() != before


def test_going_back_to_empty(shown: Shown) -> None:
    grid = shown(ImageGrid(), 300, 60)
    grid.show_grey(np.zeros((2, 28, 28), dtype=np.uint8), ["a", "b"])
    grid.show_grey(np.zeros((0, 28, 28), dtype=np.uint8), [])
    grid.grab()


def test_theme_recolours(shown: Shown, qapp: QApplication) -> None:
    grid = shown(ImageGrid(rows=1), 300, 100)
    grid.show_signed(plain(-1.0, 1.0), ["a", "b"])
    grid.grab()
    dark = apply_theme(qapp, "dark")
    assert grid.grab().toImage().pixelColor(28, 28) == QColor(dark.negative)


def test_weights_can_change_thirty_times_a_second(shown: Shown) -> None:
    grid = shown(ImageGrid(rows=1), 620, 100)
    weights = np.random.default_rng(0).normal(size=(10, 28, 28))
    captions = [str(digit) for digit in range(10)]
    spent = []
    for _ in range(10):
        begin = time.process_time()
        grid.show_signed(weights, captions)
        grid.repaint()
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.02
