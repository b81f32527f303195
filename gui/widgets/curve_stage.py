"""Lines, axes and a mark: what pyqtgraph does for a plot; with the backdrop the only file that names it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtSvg import QSvgGenerator

from gui.looks.theme import Theme, current, mixed
from gui.system.plotting import pg
from gui.widgets.curve_backdrop import Backdrop
from gui.widgets.curve_data import Scale, Series, Window
from gui.widgets.curve_header import CurveHeader
from gui.widgets.curve_range import Range, log_tick_text, log_ticks, tick_text, ticks

_TALL, _LOW = 190, 80  # pixels from which on the axes have their words, and below which epochs have no numbers
_CLICK = 4  # pixels a click may wander
_WIDE = 150  # points up to which a wide line is cheap; a smooth one of one pixel always is


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose ticks are few and round, in linear and in logarithmic mode."""

    least = 0.0  # distance of two ticks: none lies between two epochs

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        apart = 70 if self.orientation == "bottom" else 26
        count = max(2, int(size / apart))
        if self.logMode:
            return [(1.0, log_ticks(minVal, maxVal, count))]
        return [ticks(minVal, maxVal, count, least=self.least)]

    def tickStrings(self, values: list[float], _scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return [log_tick_text(10**value) for value in values]
        return [tick_text(value, spacing) for value in values]


class Stage(pg.PlotWidget):  # type: ignore[misc]
    """pyqtgraph's side of a plot: lines, axes and the vertical line under the mouse; no range but what it is told."""

    pointed = Signal(object)  # the epoch under the mouse, None when it left
    doubled = Signal()
    sought = Signal(float)  # where on the x axis the user wants to be

    def __init__(self, header: CurveHeader, x_label: str, *, y_label: str) -> None:
        axes = {"left": _Axis("left"), "bottom": _Axis("bottom")}
        super().__init__(plotItem=pg.PlotItem(axisItems=axes, enableMenu=False))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # nothing here is done by keys alone
        self.view: pg.ViewBox = self.plotItem.vb
        self.view.disableAutoRange()
        self.plotItem.hideButtons()
        # pyqtgraph makes a menu all the same, and gives it no parent to go with.
        self.plotItem.ctrlMenu.setParent(self, Qt.WindowType.Popup)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._place_header(header)
        for axis, label in zip(axes.values(), (y_label, x_label), strict=True):
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=0, tickTextOffset=5)
            axis.setLabel(label)
        # The same width in every plot, so that plots above each other line up and no number moves the picture.
        axes["left"].setWidth(round(self.fontMetrics().horizontalAdvance("0.00000")) + self.fontMetrics().height() + 8)
        axes["bottom"].setHeight(2 * self.fontMetrics().height() + 6)
        self.lines: dict[str, pg.PlotCurveItem] = {}
        self._pressed: QPointF | None = None
        # pyqtgraph's own grid costs 15 ms a frame; these are a few plain lines.
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._mark = pg.InfiniteLine(angle=90, movable=False)
        self._mark.hide()
        self._cursor = pg.InfiniteLine(angle=90, movable=True)
        self._cursor.hide()
        self._cursor.sigDragged.connect(lambda line: self.sought.emit(line.value()))
        self.backdrop = Backdrop(self.view)
        for item in (self._grid, self.backdrop, self._mark, self._cursor):
            self.view.addItem(item, ignoreBounds=True)
        self._grid.setZValue(-10)
        self.view.sigRangeChanged.connect(self._regrid)
        self.view.sigResized.connect(self._regrid)

    def draw(self, key: str, points: Series, colour: str, *, behind: bool = False) -> None:
        """Show the points of one line; few are drawn wide, many thin, which is many times cheaper."""
        if key not in self.lines:
            self.lines[key] = pg.PlotCurveItem(skipFiniteCheck=True, antialias=True)
            self.lines[key].setZValue(-1 if behind else 0)
            self.view.addItem(self.lines[key], ignoreBounds=True)
        wide = len(points[0]) <= _WIDE and not behind
        # Piece by piece is faster, but where pieces are wide and smooth their ends show as beads.
        self.lines[key].setSegmentedLineMode("off" if wide else "on")
        self.lines[key].setData(*points, pen=_pen(colour, 2 if wide else 1))

    def drawn(self) -> Range | None:
        """Lowest and highest value drawn, in powers of ten on a logarithmic axis."""
        values = [y for y in (line.getData()[1] for line in self.lines.values()) if y is not None and len(y)]
        return Range(float(min(y.min() for y in values)), float(max(y.max() for y in values))) if values else None

    def keep_lines(self, keys: Sequence[str]) -> None:
        """Take away every other line, and the grid where none is left."""
        self._grid.setVisible(bool(keys) or len(self.backdrop) > 0)
        for key in self.lines.keys() - set(keys):
            self.view.removeItem(self.lines.pop(key))

    def show_grid(self, shown: bool) -> None:
        """Whether the level lines are seen."""
        self._grid.setVisible(shown)

    def frame(self, x: Range, y: Range | None) -> None:
        """Show this part of the plane; the same values as before for None."""
        now_x, now_y = self.view.viewRange()
        if list(x) != now_x or (y is not None and list(y) != now_y):
            self.view.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def seen_x(self) -> Range:
        """The part of the x axis in view."""
        return Range(*self.view.viewRange()[0])

    def set_scale(self, scale: Scale) -> None:
        """Which axes have their numbers in powers of ten."""
        self.plotItem.getAxis("left").setLogMode(scale.y)
        self.plotItem.getAxis("bottom").setLogMode(scale.x)

    def set_x_label(self, text: str, *, whole: bool) -> None:
        """What the x axis counts, and whether it counts whole things."""
        axis = self.plotItem.getAxis("bottom")
        axis.setLabel(text, color=current().muted)
        self._show_labels()  # words that are set are shown, whatever was said before
        axis.least = 1.0 if whole else 0.0

    def mark(self, place: float | None) -> None:
        """Put the vertical line under the mouse somewhere on the axis, or take it away."""
        _place(self._mark, place)

    def show_cursor(self, place: float | None) -> None:
        """Put the line that can be dragged somewhere on the axis, or take it away; not while the user holds it."""
        if not self._cursor.moving:
            _place(self._cursor, place)

    def points_at(self, window: Window, scale: Scale) -> Range | None:
        """Make ready what lies behind; the range of its values, and of what is drawn before it."""
        found = [seen for seen in (self.drawn(), self.backdrop.cut(window, scale)) if seen is not None]
        return Range(min(seen.low for seen in found), max(seen.high for seen in found)) if found else None

    def restyle(self, theme: Theme) -> None:
        self.setBackground(QColor(theme.surface))
        for side in ("left", "bottom"):
            axis = self.plotItem.getAxis(side)
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setLabel(axis.labelText, color=theme.muted)
        self._show_labels()
        self._grid.setPen(pg.mkPen(mixed(theme.surface, theme.line, 0.5)))
        self._mark.setPen(pg.mkPen(mixed(theme.line, theme.muted, 0.5)))
        self._cursor.setPen(pg.mkPen(theme.accent, width=2))
        self._cursor.setHoverPen(pg.mkPen(theme.accent_hover, width=4))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = self.mapToScene(event.position().toPoint())
        inside = self.view.sceneBoundingRect().contains(at)
        self.pointed.emit(self.view.mapSceneToView(at).x() if inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there; a drag moved the picture."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        at = self.mapToScene(event.position().toPoint())
        near = pressed is not None and (event.position() - pressed).manhattanLength() < _CLICK
        if near and self.view.sceneBoundingRect().contains(at):
            self.sought.emit(self.view.mapSceneToView(at).x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.doubled.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def export_png(self) -> bytes:
        """The plot as a PNG file's bytes, twice as large as it is seen."""
        from pyqtgraph.exporters import ImageExporter

        exporter = ImageExporter(self.plotItem)
        exporter.parameters()["width"] = int(self.plotItem.width()) * 2
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        exporter.export(toBytes=True).save(buffer, "PNG")
        return bytes(buffer.data().data())

    def export_svg(self) -> bytes:
        """The plot as an SVG file's bytes."""
        # Not by pyqtgraph, whose exporter cannot read the closed paths that Qt 6.11 writes.
        buffer, size = QBuffer(), self.plotItem.size().toSize()
        writer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        writer.setOutputDevice(buffer)
        writer.setSize(size)
        # The axes are recorded pictures, which scale themselves where the resolution is not the screen's.
        writer.setResolution(self.logicalDpiX())
        writer.setViewBox(QRect(QPoint(), size))
        painter = QPainter(writer)
        painter.fillRect(QRect(QPoint(), size), self.backgroundBrush())
        self.scene().render(painter, QRectF(QPointF(), size), self.plotItem.sceneBoundingRect())
        painter.end()
        return bytes(buffer.data().data())

    def _place_header(self, header: CurveHeader) -> None:
        """Put the header where pyqtgraph has a title."""
        grid = self.plotItem.layout
        grid.removeItem(self.plotItem.titleLabel)
        self.plotItem.titleLabel.hide()
        grid.addItem(header, 0, 0, 1, 2)
        grid.setContentsMargins(2, 0, 10, 2)
        grid.setRowSpacing(0, 5)  # the highest number stands half above its axis

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A plot that is low needs its room for the curves: the words along the axes go."""
        super().resizeEvent(event)
        if not hasattr(self, "lines"):
            return
        self._show_labels()

    def _show_labels(self) -> None:
        line, tall, low = self.fontMetrics().height(), self.height() >= _TALL, self.height() < _LOW
        self.plotItem.getAxis("left").showLabel(tall)
        self.plotItem.getAxis("bottom").showLabel(tall)
        self.plotItem.getAxis("bottom").setHeight(4 if low else 2 * line + 6 if tall else line + 6)

    def _regrid(self) -> None:
        x, y = self.view.viewRange()
        ((_, levels),) = self.plotItem.getAxis("left").tickValues(*y, self.view.height())
        self._grid.setData(np.tile(np.array(x), len(levels)), np.repeat(np.array(levels, dtype=float), 2))


@lru_cache(maxsize=64)
def _pen(colour: str, width: int) -> QPen:
    pen: QPen = pg.mkPen(colour, width=width)
    return pen


def _place(line: pg.InfiniteLine, place: float | None) -> None:
    line.setVisible(place is not None)
    if place is not None:
        line.setValue(place)
