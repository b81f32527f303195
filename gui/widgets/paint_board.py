"""A picture that is painted with signed paint: orange for, blue against; by mouse, pen or keys."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.looks.theme import current
from gui.widgets.pictures import draw_pixels, signed_picture
from gui.widgets.square import SquareWidget

_SIDE = 28
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PaintBoard(SquareWidget):
    """Paints numbers (28, 28); the left button or Space puts `paint` on, the right one or Backspace the opposite."""

    painted = Signal()  # some of it was painted
    begun = Signal()  # a stroke begins

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimum=140, preferred=260)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.paint = 1.0
        self.limit = 1.0
        self.radius = 1.0
        self._numbers: NDArray[np.float64] = np.zeros((_SIDE, _SIDE))
        self._at = (_SIDE // 2, _SIDE // 2)
        self._before: QPointF | None = None
        self._sign = 1.0

    @property
    def numbers(self) -> NDArray[np.float64]:
        """What is painted, a copy."""
        return np.array(self._numbers)

    def square(self) -> QRectF:
        """At the top, beside the brushes."""
        square = super().square()
        square.moveTop(0)
        return square

    def show_numbers(self, numbers: NDArray[Any]) -> None:
        """Show other numbers (28, 28) to paint on."""
        self._numbers = np.array(numbers, dtype=np.float64)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.begun.emit()
        self._before = event.position()
        self._sign = -1.0 if event.button() == Qt.MouseButton.RightButton else 1.0
        self._stroke(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before is not None:
            self._stroke(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the brush; Space and Backspace paint."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            down, across = _ARROWS[key]
            self._at = (min(max(self._at[0] + down, 0), _SIDE - 1), min(max(self._at[1] + across, 0), _SIDE - 1))
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self.begun.emit()
            self._dab(*self._at, self.paint if key == Qt.Key.Key_Space else -self.paint)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), current(), self.square().adjusted(1, 1, -1, -1)
        draw_pixels(painter, area, signed_picture(self._numbers, self.limit))
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.drawRect(self.square().adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            step = area.width() / _SIDE
            row, column = self._at
            painter.drawRect(QRectF(area.left() + column * step, area.top() + row * step, step, step))

    def _stroke(self, event: QMouseEvent) -> None:
        """Dabs from where the brush was to where it is."""
        start, end = self._before or event.position(), event.position()
        steps = max(1, int((end - start).manhattanLength() / max(1.0, self.square().width() / _SIDE)))
        for step in range(1, steps + 1):
            x, y = self.in_square(start + (end - start) * (step / steps), _SIDE)
            self._dab(min(int(y), _SIDE - 1), min(int(x), _SIDE - 1), self._sign * self.paint)
        self._before = end

    def _dab(self, row: int, column: int, paint: float) -> None:
        rows, columns = np.mgrid[:_SIDE, :_SIDE]
        self._at = (row, column)
        self._numbers[(rows - row) ** 2 + (columns - column) ** 2 <= self.radius**2] = paint
        self.update()
        self.painted.emit()
