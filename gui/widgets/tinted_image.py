"""One picture whose pixels are tinted by signed numbers, each of which can be read under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gui.looks.theme import Theme, current
from gui.widgets.pictures import draw_pixels, grey_picture, signed_picture, tinted_picture
from gui.widgets.square import SquareWidget

Numbers = NDArray[Any]


class TintedImage(SquareWidget):
    """Shows ink with tints, signed numbers, or ink alone; a hint while there is nothing.

    Parameters
    ----------
    hint : what to say while there is nothing to show
    read : the words for a number under the pointer; nothing is said without it
    """

    def __init__(
        self, hint: str, parent: QWidget | None = None, *, read: Callable[[float], str] | None = None, side: int = 220
    ) -> None:
        super().__init__(parent, minimum=112, preferred=side)
        self._hint, self._read = hint, read
        self._numbers: Numbers | None = None
        self._make: Callable[[], QImage] | None = None
        self._made: tuple[Theme, QImage] | None = None

    def show_tints(self, tints: Numbers, ink: NDArray[np.uint8], limit: float) -> None:
        """Show ink uint8 (h, w) with signed tints (h, w), at full strength at `limit`."""
        self._show(lambda: tinted_picture(tints, ink, limit), tints)

    def show_signed(self, numbers: Numbers, limit: float) -> None:
        """Show signed numbers (h, w) in their colours, at full strength at `limit`."""
        self._show(lambda: signed_picture(numbers, limit), numbers)

    def show_grey(self, ink: NDArray[np.uint8]) -> None:
        """Show ink uint8 (h, w)."""
        self._show(lambda: grey_picture(ink), None)

    def show_nothing(self) -> None:
        """Show the hint."""
        self._show(None, None)

    @property
    def numbers(self) -> Numbers | None:
        """What is shown as tints or signed numbers."""
        return self._numbers

    def square(self) -> QRectF:
        """At the top, where what is said about it begins too."""
        square = super().square()
        square.moveTop(0)
        return square

    def event(self, event: QEvent) -> bool:
        """Each pixel says its number."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or self._read is None:
            return super().event(event)
        at = self._pixel(QPointF(event.pos()))
        if at is None or self._numbers is None:
            return super().event(event)
        QToolTip.showText(event.globalPos(), self._read(float(self._numbers[at])), self)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, square = QPainter(self), current(), self.square()
        painter.fillRect(square, QColor(theme.paper))
        if self._make is None:
            painter.setPen(QColor(theme.muted))
            inside = square.adjusted(8, 8, -8, -8)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
        else:
            if self._made is None or self._made[0] is not theme:
                self._made = (theme, self._make())
            draw_pixels(painter, self._area(), self._made[1])
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))

    def _show(self, make: Callable[[], QImage] | None, numbers: Numbers | None) -> None:
        self._make, self._numbers, self._made = make, numbers, None
        self.update()

    def _area(self) -> QRectF:
        return self.square().adjusted(1, 1, -1, -1)

    def _pixel(self, at: QPointF) -> tuple[int, int] | None:
        area = self._area()
        if self._numbers is None or not area.contains(at):
            return None
        height, width = self._numbers.shape
        row, column = (at.y() - area.top()) / area.height() * height, (at.x() - area.left()) / area.width() * width
        return min(int(row), height - 1), min(int(column), width - 1)
