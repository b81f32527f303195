"""A slider over the epochs of a run that marks which of them were kept."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from gui.looks.theme import current

_MARK = 5  # pixels high
_DECADE = 10  # epochs of a page, or a tenth of a long run


class Timeline(QSlider):
    """Moves by epochs: arrow keys by one, Page Up and Page Down by ten or a tenth, Home and End to the ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.setRange(0, 0)
        self.setMinimumHeight(30)
        self.setMinimumWidth(80)

    def show_epochs(self, first: int, last: int, kept: NDArray[np.int64]) -> None:
        """Go from the first to the last epoch, and mark those kept, int64 (n,)."""
        self._kept = kept
        if (self.minimum(), self.maximum()) != (first, last):
            self.setRange(first, last)
            self.setPageStep(max(_DECADE, (last - first) // 10))
        self.update()

    def place(self, epochs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where epochs lie, in pixels, int64 (n,)."""
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
        span = max(1, self.maximum() - self.minimum())
        across = (epochs - self.minimum()) / span * (self.width() - handle) + handle / 2
        return np.rint(across).astype(np.int64)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the mouse is, and on with it: Qt's own slider wants its thin groove hit, and moves by a page."""
        left, at = Qt.MouseButton.LeftButton, event.position()
        if event.button() != left:
            super().mousePressEvent(event)
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        parts = QStyle.SubControl
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, parts.SC_SliderHandle, self)
        if not handle.left() <= at.x() <= handle.right():
            self.setValue(self._epoch_at(at.x(), handle.width()))
        middle = QPointF(at.x(), handle.center().y())  # the handle is there by now
        press = event.type(), middle, event.globalPosition(), left, event.buttons(), event.modifiers()
        super().mousePressEvent(QMouseEvent(*press))

    def _epoch_at(self, x: float, handle: int) -> int:
        share = (x - handle / 2) / max(1, self.width() - handle)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not len(self._kept):
            return
        painter, bottom = QPainter(self), self.height() - 1
        colour = QColor(current().muted)
        for left, right in runs(self.place(self._kept)):
            painter.fillRect(left, bottom - _MARK, right - left, _MARK + 1, colour)


def runs(places: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Where places (n,), ascending, lie side by side: from the first of them to the one after the last."""
    breaks = np.flatnonzero(np.diff(places) > 1)
    first, last = places[np.append(0, breaks + 1)], places[np.append(breaks, len(places) - 1)]
    return list(zip(first.tolist(), (last + 1).tolist(), strict=True))
