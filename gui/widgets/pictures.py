"""Arrays become pictures: ink on the theme's paper, and signed numbers in its two hues."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui.theme import Theme, current, mixed, signed_rgb


def grey_picture(grey: NDArray[np.uint8]) -> QImage:
    """The image uint8 (h, w), 0 paper and 255 ink, in the theme's paper and ink."""
    height, width = grey.shape
    flat = np.ascontiguousarray(grey, dtype=np.uint8)
    image = QImage(flat.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(_ink_table(current()))
    # The conversion copies, so that the picture does not lean on memory that is numpy's.
    return image.convertToFormat(QImage.Format.Format_RGB32)


def signed_picture(values: NDArray[Any], limit: float) -> QImage:
    """The numbers (h, w) in the signed colours, full strength at `limit`."""
    colours = np.ascontiguousarray(signed_rgb(values, limit))
    height, width = colours.shape[:2]
    image = QImage(colours.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def draw_pixels(painter: QPainter, target: QRectF, picture: QImage) -> None:
    """Draw with hard pixel edges where a pixel is large enough to have edges, else smoothly."""
    scale = target.width() * painter.device().devicePixelRatioF() / max(1, picture.width())
    hard = scale >= 3 or scale == int(scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not hard)
    painter.drawImage(target, picture)


@lru_cache(maxsize=4)
def _ink_table(theme: Theme) -> list[int]:
    return [0xFF000000 | int(mixed(theme.paper, theme.ink, level / 255)[1:], 16) for level in range(256)]
