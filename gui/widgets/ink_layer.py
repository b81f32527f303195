"""Ink as pixels: strokes become smooth lines, and what was painted once is kept as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from gui.widgets.drawing import SIDE, Point, Stroke


class InkLayer:
    """Paints strokes; only the points that came since the last time cost anything."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: tuple[float, float, str, float] | None = None
        self._pen = 18.0
        self._colour = QColor()
        self._drawn: list[tuple[Stroke, int]] = []

    def fit(self, side: float, ratio: float, *, colour: str, pen: float) -> None:
        """Choose the picture's side, how many of the screen's pixels one of it is, colour, and the pen's width."""
        if (side, ratio, colour, pen) != self._key:
            self._key, self._pen, self._colour = (side, ratio, colour, pen), pen, QColor(colour)
            pixels = max(1, round(side * ratio))
            self._pixmap = QPixmap(pixels, pixels)
            self._pixmap.setDevicePixelRatio(ratio)
            self._empty()

    def end_of(self, stroke: Stroke) -> QRectF:
        """Where in the square a stroke's newest point can have changed what is seen."""
        (xs, ys), reach = zip(*stroke.points[-3:], strict=True), self._pen * max(stroke.swell[-3:]) / 2
        left, top = min(xs) - reach, min(ys) - reach
        return QRectF(left, top, max(xs) + reach - left, max(ys) + reach - top)

    def paint(self, painter: QPainter, strokes: Sequence[Stroke]) -> None:
        """Paint the strokes where the painter's coordinates are the square's."""
        self._catch_up(strokes)
        corner = painter.transform().map(QPointF(0, 0))
        painter.save()
        painter.resetTransform()  # pixel by pixel: as one that might have to be scaled it takes several times as long
        painter.drawPixmap(corner, self._pixmap)
        painter.restore()
        for stroke in strokes:
            self._draw_tail(painter, stroke)

    def _catch_up(self, strokes: Sequence[Stroke]) -> None:
        known = len(self._drawn)
        if [stroke for stroke, _ in self._drawn] != list(strokes[:known]):
            self._empty()
        done = [count for _, count in self._drawn] + [0] * len(strokes)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._pixmap.deviceIndependentSize().width() / SIDE
        painter.scale(scale, scale)
        for stroke, first in zip(strokes, done, strict=False):
            for last in range(first, len(stroke.points)):
                self._draw_piece(painter, stroke, last)
        painter.end()
        self._drawn = [(stroke, len(stroke.points)) for stroke in strokes]

    def _empty(self) -> None:
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._drawn = []

    def _draw_piece(self, painter: QPainter, stroke: Stroke, last: int) -> None:
        """Draw what the point settles: a curve between the middles of the two steps before it."""
        points = stroke.points
        painter.setPen(self._pen_of(stroke.swell[max(0, last - 1)]))
        if last == 0:
            painter.drawPoint(QPointF(*points[0]))
        elif last == 1:
            painter.drawLine(QPointF(*points[0]), _middle(points[0], points[1]))
        else:
            path = QPainterPath(_middle(points[last - 2], points[last - 1]))
            path.quadTo(QPointF(*points[last - 1]), _middle(points[last - 1], points[last]))
            painter.drawPath(path)

    def _draw_tail(self, painter: QPainter, stroke: Stroke) -> None:
        """Draw the last half step, which stays off the picture because the next point may still bend it."""
        if len(stroke.points) > 1:
            painter.setPen(self._pen_of(stroke.swell[-1]))
            painter.drawLine(_middle(*stroke.points[-2:]), QPointF(*stroke.points[-1]))

    def _pen_of(self, swell: float) -> QPen:
        shape = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        return QPen(self._colour, self._pen * swell, Qt.PenStyle.SolidLine, *shape)


def _middle(one: Point, other: Point) -> QPointF:
    return QPointF((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
