"""The line above a plot: its title, and a legend that is the read-out too, each number in a place of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from gui.theme import current

_GAP, _DASH = 14.0, 16.0


class Entry(NamedTuple):
    """One series: its name, colour, and the value it has now as text."""

    name: str
    colour: str
    value: str


class CurveHeader(QGraphicsWidget):
    """Lies in the plot's scene, so that an exported picture has its legend."""

    def __init__(self, title: str, *, font: QFont, widest: str, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._widest = widest
        self._epoch, self._longest_epoch = "", ""
        self._entries: tuple[Entry, ...] = ()
        self.setFont(font)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)

    def show_entries(self, epoch: str, entries: Sequence[Entry], *, longest_epoch: str) -> None:
        """Show the epoch and the series; `longest_epoch` is the text whose width to keep free."""
        shown = (epoch, longest_epoch, tuple(entries))
        if shown != (self._epoch, self._longest_epoch, self._entries):
            self._epoch, self._longest_epoch, self._entries = shown
            self.update()

    def text(self) -> str:
        """What the read-out says, in words."""
        told = [f"{entry.name} {entry.value}" for entry in self._entries if entry.value]
        return "  ".join([self._epoch, *told]) if self._epoch else ""

    def sizeHint(self, which: Qt.SizeHint, _constraint: QSizeF | QSize | None = None) -> QSizeF:
        height = QFontMetricsF(self.font()).height() + 8
        return QSizeF({Qt.SizeHint.MinimumSize: 0.0, Qt.SizeHint.MaximumSize: 1e6}.get(which, 100.0), height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme, metrics = current(), QFontMetricsF(self.font())
        right = self._paint_entries(painter, metrics)
        if self._epoch:
            width = metrics.horizontalAdvance(self._longest_epoch)
            right -= width + _GAP
            area = QRectF(right, 0, width, self.size().height())
            _write(painter, area, self._epoch, colour=theme.muted, font=self.font())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        if QFontMetricsF(bold).horizontalAdvance(self._title) <= right:
            _write(painter, QRectF(0, 0, right, self.size().height()), self._title, colour=theme.text, font=bold)

    def _paint_entries(self, painter: QPainter, metrics: QFontMetricsF) -> float:
        """Paint from the right edge leftwards; gives where the leftmost begins."""
        theme, height = current(), self.size().height()
        numbers = metrics.horizontalAdvance(self._widest)
        left = self.size().width() + _GAP
        for entry in reversed(self._entries):
            name = metrics.horizontalAdvance(entry.name)
            left -= _GAP + _DASH + 5 + name + 6 + numbers
            painter.setPen(QPen(QColor(entry.colour), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left + 2, height / 2), QPointF(left + _DASH - 2, height / 2))
            area = QRectF(left + _DASH + 5, 0, name + 6 + numbers, height)
            _write(painter, area, entry.name, colour=theme.muted, font=self.font())
            area.setLeft(area.left() + name + 6)
            _write(painter, area, entry.value, colour=theme.text, font=self.font())
        return left


def _write(painter: QPainter, area: QRectF, text: str, *, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
