"""How a thumbnail is painted: the image, its frame, and the word below."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from gui.theme import Theme, current
from gui.widgets.pictures import grey_picture

_FADED = 0.3


class Mark(IntEnum):
    """What a thumbnail's frame says of it."""

    NONE = 0
    WRONG = 1
    CHANGED = 2
    EXCLUDED = 3


class Cell(NamedTuple):
    """What there is to paint besides the image."""

    caption: str
    mark: Mark
    chosen: bool
    focused: bool


class Atlas:
    """The images of a range of positions, one below the other in one picture; made anew where the range changes."""

    def __init__(self) -> None:
        self._key: Any = None
        self._picture = QImage()

    def forget(self) -> None:
        """The images are others now."""
        self._key = None

    def show(self, images: NDArray[np.uint8], indices: NDArray[np.intp], seen: range) -> QImage:
        """A picture of `images[indices]` at the positions `seen`, in the theme's colours."""
        key = (seen, current())
        if key != self._key:
            block = np.ascontiguousarray(images[indices[seen.start : seen.stop]])
            self._key, self._picture = key, grey_picture(block.reshape(-1, block.shape[2]))
        return self._picture


def paint_picture(painter: QPainter, area: QRectF, atlas: QImage, *, part: QRectF, cell: Cell) -> None:
    """The image with its frame."""
    if cell.mark is Mark.EXCLUDED:
        painter.setOpacity(_FADED)
    painter.drawImage(area, atlas, part)
    painter.setOpacity(1.0)
    theme = current()
    if cell.chosen or cell.focused:
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.SolidLine if cell.chosen else Qt.PenStyle.DotLine))
        painter.drawRect(area.adjusted(-1, -1, 1, 1))
    else:
        painter.setPen(QPen(QColor(_frame(theme, cell.mark)), 1 + bool(cell.mark)))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    if cell.mark is Mark.EXCLUDED:
        painter.setPen(QPen(QColor(theme.muted), 1.5))
        painter.drawLine(area.topLeft(), area.bottomRight())


def paint_caption(painter: QPainter, below: QRectF, metrics: QFontMetrics, *, cell: Cell) -> None:
    """The word below it, as much of it as fits."""
    theme = current()
    painter.setPen(QColor(_frame(theme, cell.mark) if cell.mark in (Mark.WRONG, Mark.CHANGED) else theme.muted))
    words = metrics.elidedText(cell.caption, Qt.TextElideMode.ElideRight, int(below.width()) + 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)


def _frame(theme: Theme, mark: Mark) -> str:
    return {Mark.WRONG: theme.error, Mark.CHANGED: theme.accent}.get(mark, theme.line)
