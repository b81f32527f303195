from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.pixel_image import PixelImage

Shown = Callable[[QWidget, int, int], Any]


@pytest.fixture
def image(shown: Shown) -> PixelImage:
    found: PixelImage = shown(PixelImage(), 86, 86)  # 3 screen pixels to a pixel, and the rim
    return found


def test_pixels_are_crisp(image: PixelImage) -> None:
    grey = np.zeros((28, 28), dtype=np.uint8)
    grey[5, 7] = 255
    image.show_grey(grey)
    picture = image.grab().toImage()
    ink = {(x, y) for x in range(86) for y in range(86) if picture.pixelColor(x, y) == QColor(LIGHT.ink)}
    assert ink == {(1 + 21 + dx, 1 + 15 + dy) for dx in range(3) for dy in range(3)}


def test_greys_run_from_paper_to_ink(image: PixelImage) -> None:
    image.show_grey(np.repeat(np.array([[0, 128, 255]], dtype=np.uint8), 3, axis=0))
    picture = image.grab().toImage()
    found = [picture.pixelColor(x, 36).lightness() for x in (10, 40, 80)]
    assert found == sorted(found, reverse=True)
    assert picture.pixelColor(10, 36) == QColor(LIGHT.paper)


def test_none_is_blank_paper(image: PixelImage) -> None:
    image.show_grey(np.full((28, 28), 255, dtype=np.uint8))
    image.show_grey(None)
    assert image.grab().toImage().pixelColor(40, 40) == QColor(LIGHT.paper)


def test_lines_between_large_pixels(shown: Shown) -> None:
    with_lines, without = (shown(PixelImage(grid=grid), 226, 226) for grid in (True, False))
    pictures = []
    for image in (with_lines, without):
        image.show_grey(np.zeros((28, 28), dtype=np.uint8))
        pictures.append(image.grab().toImage())
    assert pictures[0] != pictures[1]


def test_theme_recolours(image: PixelImage, qapp: QApplication) -> None:
    image.show_grey(np.full((28, 28), 255, dtype=np.uint8))
    image.grab()
    dark = apply_theme(qapp, "dark")
    assert image.grab().toImage().pixelColor(40, 40) == QColor(dark.ink)


def test_later_changes_of_the_array_do_not_show(image: PixelImage) -> None:
    grey = np.zeros((28, 28), dtype=np.uint8)
    image.show_grey(grey)
    grey[:] = 255
    assert image.grab().toImage().pixelColor(40, 40) == QColor(LIGHT.paper)
