"""The curves of all other runs, painted once into a picture that lies behind the live one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from pyqtgraph import functions
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.widgets.curve_data import Floats, Scale, Series, Window, finite, piece
from gui.widgets.curve_range import Range

_SMOOTH = 16  # lines up to which they are drawn smooth; more cost too much and hide each other anyway
_BAND = 60  # of 255: how much a band hides


class Line(NamedTuple):
    """A curve that does not change: places and values (n,), ascending, and its colour."""

    x: Floats
    y: Floats
    colour: str


class Band(NamedTuple):
    """What lies between two curves over the same places."""

    x: Floats
    low: Floats
    high: Floats
    colour: str


class Backdrop(pg.GraphicsObject):  # type: ignore[misc]
    """Covers the view; it is painted anew only when other curves or another part of the plane are to be seen."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__()
        self._view = view
        self._lines: tuple[Line | Band, ...] = ()
        self._pieces: list[Series] = []
        self._cut: tuple[object, ...] | None = None
        self._worn: tuple[object, ...] | None = None
        self._picture = QPixmap()
        self.last = 0.0
        self.first = 1.0
        self.setZValue(-5)

    def show(self, lines: Sequence[Line | Band]) -> None:
        """Show these curves instead of those before."""
        kept = []
        for line in lines:
            if isinstance(line, Band):
                kept.append(line)
            else:
                kept.append(line._replace(**dict(zip("xy", finite(line.x, line.y), strict=True))))  # type: ignore[arg-type]
        self._lines = tuple(line for line in kept if len(line.x))
        self.last = max((float(line.x[-1]) for line in self._lines), default=0.0)
        self.first = min((float(line.x[line.x > 0][0]) for line in self._lines if line.x[-1] > 0), default=1.0)
        self._cut = self._worn = None
        self.update()

    def __len__(self) -> int:
        return len(self._lines)

    def cut(self, window: Window, scale: Scale) -> Range | None:
        """Make ready the part in a window; lowest and highest value in it, on the axis."""
        if (window, scale) != self._cut:
            self._cut, self._worn = (window, scale), None
            self._pieces = [piece((line.x, values), window, scale) for line in self._lines for values in _values(line)]
        seen = [y for _, y in self._pieces if len(y)]
        return Range(float(min(y.min() for y in seen)), float(max(y.max() for y in seen))) if seen else None

    def boundingRect(self) -> QRectF:
        return QRectF(self._view.viewRect())

    def viewRangeChanged(self) -> None:
        """The view asks this of its items."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if not self._lines or self._cut is None:
            return
        area = painter.transform().mapRect(QRectF(self._view.viewRect()))
        ratio = painter.device().devicePixelRatioF()
        key = (tuple(map(tuple, self._view.viewRange())), area.width(), area.height(), ratio)
        if key != self._worn:
            self._worn = key
            self._picture = self._painted(area, ratio)
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(area.topLeft(), self._picture)
        painter.restore()

    def _painted(self, area: QRectF, ratio: float) -> QPixmap:
        picture = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self._lines) <= _SMOOTH)
        (left, right), (bottom, top) = self._view.viewRange()
        across, up = area.width() / (right - left), area.height() / (top - bottom)
        pieces = iter(self._pieces)
        for line in self._lines:
            shapes = [_polygon((x - left) * across, (top - y) * up) for x, y in (next(pieces) for _ in _values(line))]
            _draw(painter, line, shapes)
        painter.end()
        return picture


def _values(line: Line | Band) -> tuple[Floats, ...]:
    return (line.low, line.high) if isinstance(line, Band) else (line.y,)


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    polygon = functions.create_qpolygonf(len(x))
    if len(x):
        points = functions.ndarray_from_qpolygonf(polygon)
        points[:, 0] = np.clip(x, -1e6, 1e6)
        points[:, 1] = np.clip(y, -1e6, 1e6)
    return QPolygonF(polygon)


def _draw(painter: QPainter, line: Line | Band, shapes: Sequence[QPolygonF]) -> None:
    colour = QColor(line.colour)
    if isinstance(line, Band):
        low, high = shapes
        colour.setAlpha(_BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([*low.toList(), *reversed(high.toList())]))
        return
    painter.setPen(QPen(colour, 1))
    painter.drawPolyline(shapes[0])
