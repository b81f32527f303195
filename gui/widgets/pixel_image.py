"""One small picture, shown pixel by pixel."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.looks.theme import Theme, current, mixed
from gui.widgets.pictures import draw_pixels, grey_picture
from gui.widgets.square import SquareWidget

_GRID_FROM = 6  # pixels of the screen that a pixel of the picture needs before lines between them help


class PixelImage(SquareWidget):
    """Shows a grey image with crisp pixels, and faint lines between them where there is room."""

    def __init__(self, parent: QWidget | None = None, *, grid: bool = True) -> None:
        super().__init__(parent, minimum=56, preferred=112)
        self._grid = grid
        self._grey: NDArray[np.uint8] | None = None
        self._made: tuple[Theme, QImage] | None = None

    def show_grey(self, grey: NDArray[Any] | None) -> None:
        """Show an image uint8 (h, w), 0 paper and 255 ink; nothing for None."""
        self._grey = None if grey is None else np.array(grey, dtype=np.uint8)
        self._made = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, square = current(), self.square()
        painter.fillRect(square, QColor(theme.paper))
        if self._grey is not None:
            self._paint_picture(painter, self._grey, square.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_picture(self, painter: QPainter, grey: NDArray[np.uint8], space: QRectF) -> None:
        theme = current()
        if self._made is None or self._made[0] is not theme:
            self._made = (theme, grey_picture(grey))
        step = space.width() / max(grey.shape)
        # Whole screen pixels to a pixel, as long as that leaves no wide rim.
        step = int(step) if step >= 2 and int(step) * max(grey.shape) >= 0.8 * space.width() else step
        width, height = grey.shape[1] * step, grey.shape[0] * step
        target = QRectF(0, 0, width, height)
        target.moveTopLeft(space.center() - target.center())
        target.moveTo(int(target.x()), int(target.y()))
        draw_pixels(painter, target, self._made[1])
        if self._grid and step >= _GRID_FROM:
            painter.setPen(QPen(QColor(mixed(theme.paper, theme.line, 0.6)), 1, Qt.PenStyle.SolidLine))
            painter.drawLines(_lines(target, step))


def _lines(area: QRectF, step: float) -> list[QLineF]:
    across = [area.left() + step * i for i in range(1, round(area.width() / step))]
    down = [area.top() + step * i for i in range(1, round(area.height() / step))]
    upright = [QLineF(x, area.top(), x, area.bottom()) for x in across]
    return upright + [QLineF(area.left(), y, area.right(), y) for y in down]
