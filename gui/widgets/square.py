"""A widget whose content is a square, centred, as large as fits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget


class SquareWidget(QWidget):
    """Asks for as much height as it has width; `minimum` and `preferred` are sides in pixels."""

    def __init__(self, parent: QWidget | None = None, *, minimum: int, preferred: int) -> None:
        super().__init__(parent)
        self._minimum, self._preferred = minimum, preferred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def square(self) -> QRectF:
        """The largest centred square, on whole pixels."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def in_square(self, at: QPointF, side: float) -> tuple[float, float]:
        """Where a point of the widget lies in the square if that is `side` long; a point outside goes to the edge."""
        square = self.square()
        scale = side / max(1.0, square.width())
        x, y = ((at - square.topLeft()) * scale).toTuple()
        return min(max(x, 0.0), side), min(max(y, 0.0), side)

    def heightForWidth(self, width: int) -> int:
        return width

    def sizeHint(self) -> QSize:
        return QSize(self._preferred, self._preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._minimum, self._minimum)
