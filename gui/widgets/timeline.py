"""A slider over the epochs of a run that marks which of them were kept."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

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
