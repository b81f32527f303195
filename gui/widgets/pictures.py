"""Arrays become pictures: ink on the theme's paper, and signed numbers in its two hues."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui.looks.shades import signed_rgb
from gui.looks.theme import Theme, current, mixed

_TINTS = 63  # shades on each side


def grey_picture(grey: NDArray[np.uint8]) -> QImage:
    """The image uint8 (h, w), 0 paper and 255 ink, in the theme's paper and ink."""
    return _copied(ink_colours(current())[grey])


def signed_picture(values: NDArray[Any], limit: float) -> QImage:
    """The numbers (h, w) in the signed colours, full strength at `limit`."""
    colours = np.ascontiguousarray(signed_rgb(values, limit))
    height, width = colours.shape[:2]
    image = QImage(colours.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def tinted_picture(tints: NDArray[Any], ink: NDArray[np.uint8], limit: float) -> QImage:
    """Ink (h, w) in a quiet grey, the stronger its tint the more of it in the signed colours' own hue."""
    shades = np.rint(np.clip(tints / (limit or 1.0), -1, 1) * _TINTS).astype(np.intp) + _TINTS
    return _copied(_tint_table(current())[shades, ink])


def rgb_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def draw_pixels(painter: QPainter, target: QRectF, picture: QImage) -> None:
    """Draw with hard pixel edges where a pixel is large enough to have edges, else smoothly."""
    scale = target.width() * painter.device().devicePixelRatioF() / max(1, picture.width())
    hard = scale >= 3 or scale == int(scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not hard)
    painter.drawImage(target, picture)


def _copied(colours: NDArray[np.uint32]) -> QImage:
    """A picture of 0xffrrggbb (h, w) that does not lean on memory that is numpy's."""
    height, width = colours.shape
    flat = np.ascontiguousarray(colours)
    return QImage(flat.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=4)
def ink_colours(theme: Theme) -> NDArray[np.uint32]:
    """The colours of the 256 grey levels, 0 paper and 255 ink, as 0xffrrggbb."""
    colours = [mixed(theme.paper, theme.ink, level / 255) for level in range(256)]
    return np.array([0xFF000000 | int(colour[1:], 16) for colour in colours], dtype=np.uint32)


@lru_cache(maxsize=4)
def _tint_table(theme: Theme) -> NDArray[np.uint32]:
    """Colours of every tint, against to for, on every level of ink: (2 _TINTS + 1, 256)."""
    quiet = np.array([rgb_of(mixed(theme.paper, theme.muted, 0.45 * level / 255)) for level in range(256)])
    shares = np.abs(np.linspace(-1, 1, 2 * _TINTS + 1))[:, None, None]
    hues = np.array([rgb_of(theme.negative)] * _TINTS + [rgb_of(theme.positive)] * (_TINTS + 1))[:, None]
    red, green, blue = np.moveaxis(np.rint(quiet * (1 - shares) + hues * shares).astype(np.uint32), -1, 0)
    return np.ascontiguousarray(0xFF000000 + (red << 16) + (green << 8) + blue, dtype=np.uint32)
