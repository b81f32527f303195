"""Numbers that spread over time: how many lie where, column by column, with one moment picked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.theme import Theme, current
from gui.widgets.pictures import grey_picture

_GAP = 8
_BARS = 84  # pixels the histogram of the moment takes


class SpreadView(QWidget):
    """A map of densities over time, the histogram of one moment beside it, and a line below that has its own scale."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._times: NDArray[Any] = np.zeros(0)
        self._density: NDArray[Any] = np.zeros((0, 0))
        self._line: NDArray[Any] = np.zeros(0)
        self._marks: tuple[str, str, str] = ("", "", "")
        self._moment = 0.0
        self._made: tuple[Theme, QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_spread(
        self, times: NDArray[Any], density: NDArray[Any], line: NDArray[Any], *, marks: Sequence[str]
    ) -> None:
        """Show densities (n, bins), 0 to 1, at times (n,), and a line (n,); `marks`: lowest, middle and highest bin."""
        self._times, self._density, self._line, self._made = times, density, line, None
        self._marks = (marks[0], marks[1], marks[2])
        self.update()

    def set_hint(self, hint: str) -> None:
        """What to say while there is nothing to show."""
        if hint != self._hint:
            self._hint = hint
            self.update()

    def pick(self, time: float) -> None:
        """Pick out the moment nearest to a time."""
        self._moment = time
        self.update()

    @property
    def picked(self) -> int | None:
        """The place of the moment picked out; None where there is none."""
        return int(np.abs(self._times - self._moment).argmin()) if len(self._times) else None

    def sizeHint(self) -> QSize:
        return QSize(360, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        if self.picked is None:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
            return
        upper, lower, side = self._areas()
        self._paint_map(painter, upper)
        self._paint_line(painter, lower)
        self._paint_bars(painter, side)
        x = self._across(lower, self.picked)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawLine(QPointF(x, upper.top()), QPointF(x, lower.bottom()))

    def _areas(self) -> tuple[QRectF, QRectF, QRectF]:
        left = max(self.fontMetrics().horizontalAdvance(mark) for mark in self._marks) + _GAP
        text = self.fontMetrics().height()
        wide, tall = self.width() - left - _BARS - _GAP, self.height() - text - 2
        upper = QRectF(left, 0, wide, tall * 0.66 - _GAP)
        lower = QRectF(left, tall * 0.66, wide, tall * 0.34)
        return upper, lower, QRectF(self.width() - _BARS, 0, _BARS, upper.height())

    def _paint_map(self, painter: QPainter, area: QRectF) -> None:
        theme = current()
        if self._made is None or self._made[0] is not theme:
            columns = np.searchsorted(self._times, np.linspace(self._times[0], self._times[-1], 240), "right") - 1
            levels = np.rint(self._density[columns][:, ::-1].T * 255).astype(np.uint8)
            self._made = (theme, grey_picture(levels))
        painter.drawImage(area, self._made[1])
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(area)
        painter.setPen(QColor(theme.muted))
        tall = self.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark, y in zip(self._marks, (area.bottom() - tall / 2, area.center().y(), tall / 2), strict=True):
            painter.drawText(QRectF(0, y - tall / 2, area.left() - 4, tall), right, mark)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        theme = current()
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(area)
        top = float(self._line.max()) or 1.0
        points = [
            QPointF(self._across(area, place), area.bottom() - value / top * (area.height() - 4))
            for place, value in enumerate(self._line.tolist())
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.train), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(theme.muted))
        below = QRectF(area.left(), area.bottom() + 1, area.width(), self.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"{int(self._times[0])}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{int(self._times[-1])}")

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        theme, row = current(), self._density[self.picked]
        tall = area.height() / len(row)
        for place, share in enumerate(row.tolist()):
            bar = QRectF(area.left(), area.bottom() - (place + 1) * tall, share * area.width(), max(1.0, tall - 1))
            colour = theme.positive if place > len(row) // 2 else theme.negative
            painter.fillRect(bar, QColor(theme.muted if place == len(row) // 2 else colour))

    def _across(self, area: QRectF, place: int) -> float:
        span = float(self._times[-1] - self._times[0]) or 1.0
        return area.left() + float(self._times[place] - self._times[0]) / span * area.width()
