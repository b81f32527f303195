"""A small table over a plot: what several runs have at one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.looks.theme import current

_MOST = 12  # rows seen; the table that is copied has them all
_GAP, _DOT, _RIM = 14, 8, 8


class Row(NamedTuple):
    """A run's colour, name and values as text."""

    colour: str
    cells: tuple[str, ...]


class ValueTable(QWidget):
    """Lies over the plots and lets the mouse through; `move_beside` keeps it out of the way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._more = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_rows(self, heads: Sequence[str], rows: Sequence[Row], more: str) -> None:
        """Show a row of heads and one a run; `more`, with {n}, tells of those there is no room for."""
        self._heads, self._rows = tuple(heads), tuple(rows[:_MOST])
        self._more = more.format(n=len(rows) - _MOST) if len(rows) > _MOST else ""
        self.resize(self.sizeHint())
        self.update()

    def move_beside(self, at: QPoint) -> None:
        """Stand right of a point of the parent, or left of it where there is no room."""
        parent = self.parentWidget()
        assert parent is not None
        left = at.x() + 16 if at.x() + 16 + self.width() < parent.width() else at.x() - 16 - self.width()
        top = min(max(0, at.y() - self.height() // 2), max(0, parent.height() - self.height()))
        self.move(max(0, left), top)

    def text(self) -> str:
        """What is seen, a line a row."""
        return "\n".join("\t".join(cells) for cells in (self._heads, *(row.cells for row in self._rows)))

    def sizeHint(self) -> QSize:
        lines = 1 + len(self._rows) + bool(self._more)
        wide = sum(self._widths()) + _GAP * (len(self._heads) - 1) + _DOT + 6 + 2 * _RIM
        return QSize(wide, lines * self._line() + 2 * _RIM - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.setFont(self._font())
        top = _RIM - 2
        self._paint_line(painter, top, self._heads, colour=theme.muted)
        for row in self._rows:
            top += self._line()
            painter.fillRect(QRect(_RIM, top + self._line() // 2 - 2, _DOT, 4), QColor(row.colour))
            self._paint_line(painter, top, row.cells, colour=theme.text)
        painter.setPen(QColor(theme.muted))
        painter.drawText(_RIM + _DOT + 6, top + 2 * self._line() - 4, self._more)

    def _paint_line(self, painter: QPainter, top: int, cells: Sequence[str], *, colour: str) -> None:
        painter.setPen(QColor(colour))
        left = _RIM + _DOT + 6
        for column, (cell, width) in enumerate(zip(cells, self._widths(), strict=True)):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, top, width, self._line()), side | Qt.AlignmentFlag.AlignVCenter, cell)
            left += width + _GAP

    def _widths(self) -> list[int]:
        table = [self._heads, *(row.cells for row in self._rows)]
        return [
            max(self.fontMetrics().horizontalAdvance(cell) for cell in column) for column in zip(*table, strict=True)
        ]

    def _line(self) -> int:
        return self.fontMetrics().height() + 2

    def _font(self) -> QFont:
        figures = QFont(self.font())
        figures.setFeature(QFont.Tag("tnum"), 1)
        return figures
