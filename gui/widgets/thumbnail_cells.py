"""How thumbnails are painted: the images of a row as one picture, and upon it what is said of each."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QStaticText

from gui.looks.theme import Theme, current
from gui.widgets.lattice import Lattice
from gui.widgets.pictures import ink_colours

_VEIL = 0.7  # what lies over an image that is left out
_KEPT = 512  # captions laid out


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


def paint_images(painter: QPainter, corner: QPointF, block: NDArray[np.uint8], *, lattice: Lattice) -> None:
    """A row of images (n, h, w), framed, the first one's upper left at the corner: one picture, made by NumPy."""
    ratio = painter.device().devicePixelRatioF()
    # Where a pixel of Qt's is no whole number of the screen's, Qt makes the picture larger, and it blurs.
    scale = int(ratio) if ratio == int(ratio) else 1
    pixels = _laid_out(_framed(np.ascontiguousarray(block), lattice.across * scale), lattice.gap * scale)
    height, width = pixels.shape
    picture = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    painter.drawImage(corner, picture)


def _framed(block: NDArray[np.uint8], side: int) -> NDArray[np.uint32]:
    """Images (n, h, w) as colours (n, side, side), with a line around each."""
    theme = current()
    tiles = ink_colours(theme)[_sized(block, side)]
    line = _colour(theme.line)
    tiles[:, (0, -1), :] = line
    tiles[:, :, (0, -1)] = line
    return tiles


def _sized(block: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Hard pixels where a whole number of the screen's makes one; else every pixel of the screen takes its nearest."""
    down, across = (np.arange(side) * length // side for length in block.shape[1:])
    return np.asarray(block[:, down[:, None], across])


def _laid_out(tiles: NDArray[np.uint32], gap: int) -> NDArray[np.uint32]:
    """The tiles (n, side, side) side by side, (side, n * (side + gap))."""
    count, side = tiles.shape[:2]
    row = np.full((side, count, side + gap), _colour(current().surface), np.uint32)
    row[:, :, :side] = tiles.transpose(1, 0, 2)
    return row.reshape(side, -1)


def paint_cell(painter: QPainter, place: QRectF, cell: Cell, *, gap: int) -> None:
    """What is said of an image, upon it in the square at the top of its place, and below."""
    theme, side = current(), place.width()
    if cell.mark or cell.chosen or cell.focused:
        _paint_mark(painter, QRectF(place.left(), place.top(), side, side), cell, theme=theme)
    if cell.caption:
        below = QRectF(place.left() - gap / 2, place.top() + side, side + gap, place.height() - side)
        _paint_caption(painter, below, cell, theme=theme)


def _paint_mark(painter: QPainter, area: QRectF, cell: Cell, *, theme: Theme) -> None:
    """What is said of an image, around and over it."""
    if cell.mark is Mark.EXCLUDED:
        veil = QColor(theme.surface)
        veil.setAlphaF(_VEIL)
        painter.fillRect(area.adjusted(1, 1, -1, -1), veil)
        painter.setPen(QPen(QColor(theme.muted), 1.5))
        painter.drawLine(area.topLeft(), area.bottomRight())
    if cell.chosen or cell.focused:
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.SolidLine if cell.chosen else Qt.PenStyle.DotLine))
        painter.drawRect(area.adjusted(-1, -1, 1, 1))
    elif cell.mark in (Mark.WRONG, Mark.CHANGED):
        painter.setPen(QPen(QColor(_ink(theme, cell.mark)), 2))
        painter.drawRect(area.adjusted(1, 1, -1, -1))


def _paint_caption(painter: QPainter, below: QRectF, cell: Cell, *, theme: Theme) -> None:
    """The word below it, as much of it as fits."""
    painter.setPen(QColor(_ink(theme, cell.mark)))
    words, width = _words(cell.caption, int(below.width()) + 2, painter.fontMetrics())
    painter.drawStaticText(QPointF(below.left() + (below.width() - width) / 2, below.top()), words)


_laid: dict[tuple[str, int, int], tuple[QStaticText, float]] = {}


def _words(caption: str, room: int, metrics: QFontMetrics) -> tuple[QStaticText, float]:
    """A caption laid out and its width: the same few come again and again."""
    key = (caption, room, metrics.height())
    if key not in _laid:
        if len(_laid) >= _KEPT:
            _laid.clear()
        text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room)
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        _laid[key] = (made, float(metrics.horizontalAdvance(text)))
    return _laid[key]


def _ink(theme: Theme, mark: Mark) -> str:
    if mark is Mark.NONE or mark is Mark.EXCLUDED:
        return theme.muted
    return theme.error if mark is Mark.WRONG else theme.accent


@lru_cache(maxsize=16)
def _colour(name: str) -> int:
    return 0xFF000000 | int(name[1:], 16)
