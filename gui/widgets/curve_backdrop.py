"""The curves of all other runs, painted once into a picture that lies behind the live one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.system.plotting import pg
from gui.widgets.curve_data import Floats, Scale, Series, Window, finite
from gui.widgets.curve_range import Range
from gui.widgets.curve_sheaf import Sheaf

_SMOOTH = 16  # lines up to which they are drawn smooth; more cost too much and hide each other anyway
_FAR = 1e6  # pixels: painters take no larger numbers
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
        self._sheaves: list[tuple[Sheaf, list[int]]] = []
        self._pieces: list[Series] = []
        self._cut: tuple[object, ...] | None = None
        self._range: Range | None = None
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
        self._sheaves = _bound([(line.x, values) for line in self._lines for values in _values(line)])
        self._cut = self._worn = None
        self.update()

    def __len__(self) -> int:
        return len(self._lines)

    def cut(self, window: Window, scale: Scale) -> Range | None:
        """Make ready the part in a window; lowest and highest value in it, on the axis."""
        if (window, scale) != self._cut:
            self._cut, self._worn = (window, scale), None
            found: dict[int, Series] = {}
            for sheaf, places in self._sheaves:
                found.update(zip(places, sheaf.cut(window, scale), strict=True))
            self._pieces = [found[place] for place in sorted(found)]
            seen = [y for _, y in self._pieces if len(y)]
            ends = (float(min(y.min() for y in seen)), float(max(y.max() for y in seen))) if seen else None
            self._range = Range(*ends) if ends else None
        return self._range

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
        smooth = len(self._lines) <= _SMOOTH
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        (left, right), (bottom, top) = self._view.viewRange()
        across, up = area.width() / (right - left), area.height() / (top - bottom)
        pieces = iter(self._pieces)
        for line in self._lines:
            found = (next(pieces) for _ in _values(line))
            shapes = [_polygon((x - left) * across, (top - y) * up) for x, y in found]
            _draw(painter, line, shapes, width=1 if smooth else 0)
        painter.end()
        return picture


def _bound(curves: Sequence[Series]) -> list[tuple[Sheaf, list[int]]]:
    """Curves over the same places together, each with its number."""
    groups: list[tuple[Floats, list[int]]] = []
    for number, (x, _) in enumerate(curves):
        group = next((numbers for places, numbers in groups if places is x or np.array_equal(places, x)), None)
        if group is None:
            groups.append((x, group := []))
        group.append(number)
    return [(Sheaf.of(x, [curves[number][1] for number in numbers]), numbers) for x, numbers in groups]


def _values(line: Line | Band) -> tuple[Floats, ...]:
    return (line.low, line.high) if isinstance(line, Band) else (line.y,)


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    polygon: QPolygonF = pg.functions.create_qpolygonf(len(x))
    if len(x):
        points = pg.functions.ndarray_from_qpolygonf(polygon)
        points[:, 0], points[:, 1] = x, y
        np.clip(points, -_FAR, _FAR, out=points)
    return polygon


def _draw(painter: QPainter, line: Line | Band, shapes: Sequence[QPolygonF], *, width: int) -> None:
    colour = QColor(line.colour)
    if isinstance(line, Band):
        low, high = shapes
        colour.setAlpha(_BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([*low.toList(), *reversed(high.toList())]))
        return
    painter.setPen(QPen(colour, width))  # 0 is one pixel too, drawn the fastest way there is
    painter.drawPolyline(shapes[0])
