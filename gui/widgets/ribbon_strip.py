"""A ribbon over the epochs: at each kept moment, how the probability is shared among the classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.looks.theme import Theme, current, mixed

TALL = 44
_LEGIBLE = 12  # pixels a class takes at least for its digit to be written


class RibbonStrip(QWidget):
    """Every column of pixels shows the moment kept last before it: nothing lies between two moments but the earlier.

    The class that leads at the moment shown has the accent's colour. A press or a drag seeks an epoch.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._epochs: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._shares: NDArray[np.float64] = np.empty((0, 0))
        self._now: int | None = None
        self._hint = ""
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(
        self, labels: Sequence[str], epochs: NDArray[np.int64], shares: NDArray[np.float64], now: int | None
    ) -> None:
        """Show probabilities (n, k) of k labels at n epochs; `now` is the epoch that is marked."""
        self._labels, self._epochs, self._shares, self._now = tuple(labels), epochs, shares, now
        self._describe()
        self.update()

    def show_nothing(self, hint: str) -> None:
        """There is nothing to show; `hint` says what would be."""
        if len(self._epochs) or hint != self._hint:
            self._hint = hint
            self.show_shares((), self._epochs[:0], self._shares[:0], None)

    def mark(self, now: int | None) -> None:
        """Mark another epoch."""
        self._now = now
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        """What was answered at the epoch under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or not len(self._epochs):
            return super().event(event)
        row = self._row(self._epoch(event.pos().x()))
        QToolTip.showText(event.globalPos(), self._words(row), self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        if not len(self._epochs):
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
            return
        painter.drawImage(self.rect(), self._picture(theme))
        self._write(painter, theme)
        if self._now is not None:
            place = self._place(self._now)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(place, 0, place, self.height())

    def _picture(self, theme: Theme) -> QImage:
        ends = np.cumsum(self._shares, axis=1)[self._columns()]
        heights = ((np.arange(self.height()) + 0.5) / self.height())[:, None]
        found = np.zeros((self.height(), len(ends)), dtype=np.intp)
        for end in ends.T[:-1]:
            found += end <= heights
        pixels = np.ascontiguousarray(self._palette(theme)[found])
        height, width = found.shape
        return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()

    def _columns(self) -> NDArray[np.intp]:
        """The row of each column of pixels: the moment kept last before it."""
        span = max(1, int(self._epochs[-1] - self._epochs[0]))
        asked = self._epochs[0] + np.linspace(0, span, max(1, self.width()))
        return np.asarray(np.maximum(np.searchsorted(self._epochs, asked, "right") - 1, 0))

    def _palette(self, theme: Theme) -> NDArray[np.uint32]:
        lead = self._lead()
        shades = [mixed(theme.surface, theme.muted, 0.16 + 0.2 * (index % 2)) for index in range(len(self._labels))]
        colours = [theme.accent if index == lead else shade for index, shade in enumerate(shades)]
        return np.array([QColor(colour).rgb() for colour in colours], dtype=np.uint32)

    def _write(self, painter: QPainter, theme: Theme) -> None:
        """Each class' digit where its share is largest, if there is room."""
        tops = np.cumsum(self._shares, axis=1) - self._shares
        lead = self._lead()
        for index, label in enumerate(self._labels):
            row = int(self._shares[:, index].argmax())
            tall = float(self._shares[row, index]) * self.height()
            if tall < _LEGIBLE:
                continue
            place = min(max(self._place(int(self._epochs[row])), 10), self.width() - 10)
            area = QRect(place - 10, round(float(tops[row, index]) * self.height()), 20, round(tall))
            painter.setPen(QColor(theme.on_accent if index == lead else theme.text))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label)

    def _lead(self) -> int:
        return int(self._shares[self._shown_row()].argmax())

    def _shown_row(self) -> int:
        return self._row(int(self._epochs[-1]) if self._now is None else self._now)

    def _row(self, epoch: int) -> int:
        return max(int(np.searchsorted(self._epochs, epoch, "right")) - 1, 0)

    def _place(self, epoch: int) -> int:
        span = max(1, int(self._epochs[-1] - self._epochs[0]))
        return round((epoch - int(self._epochs[0])) / span * (self.width() - 1))

    def _epoch(self, place: int) -> int:
        span = int(self._epochs[-1] - self._epochs[0])
        share = min(max(place / max(1, self.width() - 1), 0.0), 1.0)
        return int(self._epochs[0]) + round(share * span)

    def _seek(self, event: QMouseEvent) -> None:
        if len(self._epochs) and event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._epoch(round(event.position().x())))

    def _words(self, row: int) -> str:
        best = np.argsort(self._shares[row])[::-1][:3]
        share, numbers = self.tr("{label}: {number} %"), QLocale()
        shares = {index: numbers.toString(100 * float(self._shares[row, index]), "f", 1) for index in best}
        listed = ", ".join(share.format(label=self._labels[index], number=text) for index, text in shares.items())
        return self.tr("epoch {n}: {shares}").format(n=numbers.toString(int(self._epochs[row])), shares=listed)

    def _describe(self) -> None:
        there = len(self._epochs) > 0
        self.setAccessibleDescription(self._words(self._shown_row()) if there else self.tr("Nothing drawn, or no run"))
