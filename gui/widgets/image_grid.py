"""Small pictures side by side, with a word below each: digits in ink, or weights in two hues on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.theme import Theme, current
from gui.widgets.pictures import draw_pixels, grey_picture, signed_picture

_GAP = 6
_SMALLEST = 24
_LEGEND = 18


class ImageGrid(QWidget):
    """A grid that wraps to its width, or has `across` columns whose pictures shrink and grow to fit, up to `side`."""

    def __init__(self, parent: QWidget | None = None, *, rows: int = 0, side: int = 56, across: int = 0) -> None:
        super().__init__(parent)
        self._rows, self._side, self._across = rows, side, across
        self._empty_text = ""
        self._captions: tuple[str, ...] = ()
        self._signed = False
        self._make: Callable[[], list[QImage]] = list
        self._made: tuple[Theme, list[QImage]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_grey(self, images: NDArray[Any], captions: Sequence[str]) -> None:
        """Show images uint8 (k, h, w), 0 paper and 255 ink, each with its caption."""
        kept = np.array(images, dtype=np.uint8)
        self._show(lambda: [grey_picture(image) for image in kept], captions, signed=False)

    def show_signed(self, images: NDArray[Any], captions: Sequence[str], limit: float | None = None) -> None:
        """Show numbers (k, h, w) on one symmetric scale that ends at `limit`, or at the largest of them."""
        kept = np.array(images, dtype=np.float32)
        finite = np.abs(kept[np.isfinite(kept)])
        bound = float(finite.max(initial=0.0)) if limit is None else limit
        self._show(lambda: [signed_picture(image, bound) for image in kept], captions, signed=True)

    def set_empty_text(self, text: str) -> None:
        """What to say while there are no pictures."""
        self._empty_text = text
        self.update()

    def heightForWidth(self, width: int) -> int:
        count = max(1, len(self._captions))
        columns = self._columns(width)
        rows = -(-count // columns)
        return rows * self._pitch(self._cell(width)) - _GAP + (_LEGEND if self._signed else 0)

    def sizeHint(self) -> QSize:
        width = (self._side + _GAP) * max(1, min(10, len(self._captions))) - _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        columns = max(1, len(self._captions)) if self._rows else 2
        width = (_SMALLEST + _GAP) * columns - _GAP
        return QSize(width, self._pitch(_SMALLEST) + (_LEGEND if self._signed else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._captions:
            painter.setPen(QColor(current().muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._empty_text)
            return
        side, columns = self._cell(self.width()), self._columns(self.width())
        for index, picture in enumerate(self._pictures()):
            down, across = divmod(index, columns)
            corner = QPointF(across * (side + _GAP), down * self._pitch(side))
            self._paint_cell(painter, QRectF(corner.x(), corner.y(), side, side), picture, self._captions[index])
        if self._signed:
            self._paint_legend(painter)

    def _show(self, make: Callable[[], list[QImage]], captions: Sequence[str], *, signed: bool) -> None:
        reshaped = len(captions) != len(self._captions) or signed != self._signed
        self._make, self._made = make, None
        self._captions, self._signed = tuple(captions), signed
        if reshaped:
            self.updateGeometry()
        self.update()

    def _pictures(self) -> list[QImage]:
        if self._made is None or self._made[0] is not current():
            self._made = (current(), self._make())
        return self._made[1]

    def _columns(self, width: int) -> int:
        count = max(1, len(self._captions))
        if self._across:
            return self._across
        return count if self._rows else max(1, min(count, (width + _GAP) // (self._side + _GAP)))

    def _cell(self, width: int) -> int:
        """Side of one picture."""
        room = (width + _GAP) // self._columns(width) - _GAP
        return max(_SMALLEST, min(self._side, room))

    def _pitch(self, side: int) -> int:
        """From the top of one row to the top of the next."""
        return side + self._words() + 2 + _GAP

    def _words(self) -> int:
        """How high the captions are, some of which may have two lines."""
        lines = 1 + max((caption.count("\n") for caption in self._captions), default=0)
        return lines * self.fontMetrics().height()

    def _paint_cell(self, painter: QPainter, area: QRectF, picture: QImage, caption: str) -> None:
        draw_pixels(painter, area, picture)
        painter.setPen(QPen(QColor(current().line), 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(current().muted))
        below = QRectF(area.left() - _GAP / 2, area.bottom() + 2, area.width() + _GAP, self._words())
        metrics, right = self.fontMetrics(), Qt.TextElideMode.ElideRight
        words = "\n".join(metrics.elidedText(line, right, int(below.width())) for line in caption.split("\n"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_legend(self, painter: QPainter) -> None:
        theme = current()
        line = QRectF(0, self.height() - _LEGEND + 2, self.width(), _LEGEND - 2)
        against, for_it = self.tr("against"), self.tr("for")
        right = self.fontMetrics().horizontalAdvance(for_it)
        bar = QRectF(line.right() - right - 66, line.center().y() - 3, 60, 6)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for at, colour in ((0.0, theme.negative), (0.5, theme.neutral), (1.0, theme.positive)):
            gradient.setColorAt(at, QColor(colour))
        painter.fillRect(bar, gradient)
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, for_it)
        left = QRectF(line.topLeft(), QPointF(bar.left() - 6, line.bottom()))
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, against)
