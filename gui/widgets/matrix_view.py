"""A square table of counts, what was against what was said: mistakes stand out, and every cell can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.looks.theme import Theme, current, mixed

_LEAST, _MOST = 20, 64  # pixels a cell
_STRONGEST = 0.6  # of the mistakes' colour, so that numbers on it stay readable
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixView(QWidget):
    """Row i, column j: how many of class i were said to be class j. Arrow keys and clicks choose a cell."""

    chosen = Signal(int, int)  # row, column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._labels: tuple[str, ...] = ()
        self._worst = 0
        self._shares = False
        self._cell: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_counts(self, counts: NDArray[np.int64], labels: Sequence[str]) -> None:
        """Show counts (k, k) of k labels; the chosen cell stays chosen where there is one."""
        if tuple(labels) != self._labels:
            self._cell = None
        off = counts.copy()
        np.fill_diagonal(off, 0)
        self._counts, self._labels, self._worst = counts, tuple(labels), int(off.max(initial=0))
        self._describe()
        self.update()

    def show_shares(self, shares: bool) -> None:
        """Show percentages of each row in place of counts."""
        self._shares = shares
        self.update()

    @property
    def cell(self) -> tuple[int, int] | None:
        """The chosen cell: row and column."""
        return self._cell

    def choose(self, row: int, column: int) -> None:
        """Choose a cell, and tell."""
        self._cell = (row, column)
        self._describe()
        self.update()
        self.chosen.emit(row, column)

    def forget(self) -> None:
        """Choose no cell."""
        self._cell = None
        self._describe()
        self.update()

    def words(self, row: int, column: int) -> str:
        """A cell as a sentence."""
        count, share = QLocale().toString(int(self._counts[row, column])), self._share_text(row, column)
        is_, said = self._labels[row], self._labels[column]
        if row == column:
            return self.tr("{count} images of {digit} were read right: {share} of all {digit}.").format(
                count=count, digit=is_, share=share
            )
        return self.tr("{count} images of {digit} were read as {said}: {share} of all {digit}.").format(
            count=count, digit=is_, said=said, share=share
        )

    # Where it lies

    def _side(self) -> float:
        """Of a cell."""
        room = min(self.width() - self._margin() - 1, self.height() - self._head() - 1)
        return max(1.0, min(_MOST, room / max(1, len(self._labels))))

    def _margin(self) -> float:
        """Room for the labels at the left, and the word beside them."""
        return 2.2 * self.fontMetrics().height() + 4

    def _head(self) -> float:
        return 2.2 * self.fontMetrics().height()

    def _area(self, row: int, column: int) -> QRectF:
        side = self._side()
        return QRectF(self._margin() + column * side, self._head() + row * side, side, side)

    def _at(self, point: QPointF) -> tuple[int, int] | None:
        side, k = self._side(), len(self._labels)
        column, row = int((point.x() - self._margin()) // side), int((point.y() - self._head()) // side)
        return (row, column) if 0 <= row < k and 0 <= column < k else None

    def sizeHint(self) -> QSize:
        side = 30 * max(2, len(self._labels) or 10)
        return QSize(side + round(self._margin()), side + round(self._head()))

    def minimumSizeHint(self) -> QSize:
        side = _LEAST * max(2, len(self._labels) or 10)
        return QSize(side + round(self._margin()), side + round(self._head()))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.render_to(QPainter(self), focused=self.hasFocus())

    def render_to(self, painter: QPainter, *, focused: bool = False) -> None:
        """Paint it, on a screen or into a file."""
        theme = current()
        painter.save()
        painter.setFont(self._figures())
        side, corner = self._side(), self._area(0, 0).topLeft()
        for row in range(len(self._labels)):
            for column in range(len(self._labels)):
                area = QRectF(corner.x() + column * side, corner.y() + row * side, side, side)
                self._paint_cell(painter, area, row, column=column, theme=theme)
        painter.restore()
        if self._labels:
            self._paint_labels(painter, theme)
        if self._cell is not None:
            painter.setPen(QPen(QColor(theme.accent), 3 if focused else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._area(*self._cell).adjusted(1, 1, -1, -1))
        elif focused:
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_cell(self, painter: QPainter, area: QRectF, row: int, *, column: int, theme: Theme) -> None:
        count = int(self._counts[row, column])
        painter.fillRect(area.adjusted(0.5, 0.5, -0.5, -0.5), QColor(self._colour(row, column, theme)))
        painter.setPen(QColor(theme.text if count else theme.line))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text(row, column))

    def _colour(self, row: int, column: int, theme: Theme) -> str:
        """The diagonal in quiet grey, mistakes the stronger the more there are of them against the worst."""
        count = int(self._counts[row, column])
        if row == column:
            return theme.raised
        if not count:
            return mixed(theme.surface, theme.raised, 0.3)
        return mixed(theme.surface, theme.positive, _STRONGEST * (0.15 + 0.85 * (count / self._worst) ** 0.5))

    def _text(self, row: int, column: int) -> str:
        count = int(self._counts[row, column])
        if not count:
            return "·"
        if self._shares:
            return self._share_text(row, column, bare=True)
        text = QLocale().toString(count)
        return text if len(text) <= 4 else str(count)  # without the mark between thousands

    def _share_text(self, row: int, column: int, *, bare: bool = False) -> str:
        share = 100 * int(self._counts[row, column]) / max(1, int(self._counts[row].sum()))
        number = QLocale().toString(share, "f", 0 if bare and share >= 99.95 else 1)
        return number if bare else self.tr("{number} %").format(number=number)

    def _paint_labels(self, painter: QPainter, theme: Theme) -> None:
        line = self.fontMetrics().height()
        painter.setPen(QColor(theme.muted))
        k, side = len(self._labels), self._side()
        across = QRectF(self._margin(), 0, k * side, line)
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, self.tr("read as"))
        painter.save()
        painter.translate(0, self._head() + k * side)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, k * side, line), Qt.AlignmentFlag.AlignCenter, self.tr("is"))
        painter.restore()
        painter.setPen(QColor(theme.text))
        for place, label in enumerate(self._labels):
            first, top = self._area(0, place), self._area(place, 0)
            painter.drawText(QRectF(first.left(), line, side, line), Qt.AlignmentFlag.AlignCenter, label)
            painter.drawText(QRectF(line, top.top(), line, side), Qt.AlignmentFlag.AlignCenter, label)

    def _figures(self) -> QFont:
        """Figures of one width, small enough for the cells."""
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        widest = "88.8" if self._shares else str(int(self._counts.max(initial=0)))
        share = (self._side() - 4) / max(1, self.fontMetrics().horizontalAdvance(widest))
        if share < 1:
            font.setPixelSize(max(8, int(share * QFontInfo(font).pixelSize())))
        return font

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words(*self._cell) if self._cell else self.tr("Choose a cell."))

    # Events

    def event(self, event: QEvent) -> bool:
        """Each cell says what it is."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        cell = self._at(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), self.words(*cell) if cell else self.toolTip(), self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, k = _MOVES.get(Qt.Key(event.key())), len(self._labels)
        if step is None or not k:
            super().keyPressEvent(event)
        elif self._cell is None:
            self.choose(0, 0)
        else:
            row, column = self._cell
            self.choose(min(max(row + step[0], 0), k - 1), min(max(column + step[1], 0), k - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
