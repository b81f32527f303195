"""The line above a plot: its title, and a legend that is the read-out too, each number in a place of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from gui.looks.theme import current

_GAP, _DASH, _SPACE = 14.0, 16.0, 6.0


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
        self._worn: tuple[object, ...] = ()
        self._picture = QPixmap()
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

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """On the screen a picture of it is shown, which is made when something else is told; in a file, itself."""
        if widget is None:
            self._write_all(painter)
            return
        ratio = widget.devicePixelRatioF()
        key = (self._epoch, self._longest_epoch, self._entries, self.size(), self.font(), current(), ratio)
        if key != self._worn:
            self._worn, self._picture = key, self._painted(ratio)
        painter.drawPixmap(0, 0, self._picture)

    def _painted(self, ratio: float) -> QPixmap:
        picture = QPixmap((self.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(current().surface))  # not transparent: letters are drawn for what lies below them
        painter = QPainter(picture)
        self._write_all(painter)
        painter.end()
        return picture

    def _write_all(self, painter: QPainter) -> None:
        theme, metrics, height = current(), QFontMetricsF(self.font()), self.size().height()
        # In a narrow plot the numbers matter most: first the epoch goes, then the title, then the names.
        full = sum(self._width(entry, metrics, named=True) for entry in self._entries)
        right = self._paint_entries(painter, metrics, named=full <= self.size().width() + _GAP)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title = QFontMetricsF(bold).horizontalAdvance(self._title) + _GAP
        width = metrics.horizontalAdvance(self._longest_epoch)
        if self._epoch and right >= width + _GAP + title:
            right -= width + _GAP
            _write(painter, QRectF(right, 0, width, height), self._epoch, colour=theme.muted, font=self.font())
        if title <= right:
            _write(painter, QRectF(0, 0, right, height), self._title, colour=theme.text, font=bold)

    def _width(self, entry: Entry, metrics: QFontMetricsF, *, named: bool) -> float:
        name = metrics.horizontalAdvance(entry.name) + _SPACE if named else 0.0
        return _GAP + _DASH + _SPACE + name + metrics.horizontalAdvance(self._widest)

    def _paint_entries(self, painter: QPainter, metrics: QFontMetricsF, *, named: bool) -> float:
        """Paint from the right edge leftwards; gives where the leftmost begins."""
        theme, height = current(), self.size().height()
        left = self.size().width() + _GAP
        for entry in reversed(self._entries):
            left -= self._width(entry, metrics, named=named)
            painter.setPen(QPen(QColor(entry.colour), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left + 2, height / 2), QPointF(left + _DASH - 2, height / 2))
            area = QRectF(left + _DASH + _SPACE, 0, self.size().width(), height)
            if named:
                _write(painter, area, entry.name, colour=theme.muted, font=self.font())
                area.translate(metrics.horizontalAdvance(entry.name) + _SPACE, 0)
            _write(painter, area, entry.value, colour=theme.text, font=self.font())
        return left


def _write(painter: QPainter, area: QRectF, text: str, *, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
