"""A meter for a rate: where it stands between nothing, a safe mark and a limit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.theme import current, mixed

_BAR = 12
_END = 3.0  # times the safe mark; rates beyond stand at the end


class RateMeter(QWidget):
    """Shows nothing until it is told a rate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate: float | None = None
        self._safe, self._limit = 1.0, 2.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rate(self, rate: float, safe: float, limit: float) -> None:
        """Show a rate beside a safe one and the limit."""
        self._rate, self._safe, self._limit = rate, safe, limit
        self.update()

    def show_nothing(self) -> None:
        """There is nothing to show yet."""
        self._rate = None
        self.update()

    @property
    def share(self) -> float | None:
        """The rate in units of the safe one."""
        return None if self._rate is None else self._rate / self._safe

    def sizeHint(self) -> QSize:
        return QSize(300, _BAR + self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        bar = QRectF(0, 10, self.width() - 1, _BAR)
        if self.share is None:
            painter.fillRect(bar, QColor(theme.raised))
            return
        one, two = self._at(bar, 1.0), self._at(bar, self._limit / self._safe)
        zones = ((bar.left(), one, theme.good), (one, two, theme.warning), (two, bar.right(), theme.error))
        for left, right, colour in zones:
            faint = mixed(theme.surface, colour, 0.45)
            painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), QColor(faint))
        painter.setPen(QColor(theme.muted))
        tall = self.fontMetrics().height()
        for x, text in ((one, "1/L"), (two, "2/L")):
            place = QRectF(x - 30, bar.bottom() + 3, 60, tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
        self._paint_needle(painter, self._at(bar, self.share), bar)

    def _at(self, bar: QRectF, share: float) -> float:
        return bar.left() + min(share, _END) / _END * bar.width()

    def _paint_needle(self, painter: QPainter, x: float, bar: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current().text), 2))
        painter.setBrush(QColor(current().text))
        painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        top = bar.top() - 2
        painter.drawPolygon(QPolygonF([QPointF(x - 5, top - 7), QPointF(x + 5, top - 7), QPointF(x, top)]))
