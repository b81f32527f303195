"""A chart of a few lines that stand still: dots, error bars, and the value under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.looks.theme import Theme, current
from gui.system.plotting import pg
from gui.widgets.curve_header import CurveHeader, Entry
from gui.widgets.curve_range import Range
from gui.widgets.curve_stage import Stage

Numbers = NDArray[Any]


class Line(NamedTuple):
    """A line by points (p,), maybe with ends of error bars and dots; `colour` is a token of the theme.

    `told` is what the legend says of it where nothing is pointed at; no name keeps it out of the legend.
    """

    name: str
    x: Numbers
    y: Numbers
    colour: str = "accent"
    low: Numbers | None = None
    high: Numbers | None = None
    dots: bool = False
    joined: bool = True
    told: str = ""


class Chart(QWidget):
    """Lines between fixed axes; `widest` is the longest number in the legend; `percent`: of values in per cent."""

    def __init__(
        self,
        title: str,
        x_label: str,
        *,
        y_label: str,
        percent: bool = False,
        widest: str = "100.0 %",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._percent = percent
        self._lines: tuple[Line, ...] = ()
        self._items: list[Any] = []
        self._worn: Theme | None = None
        self._axes = (Range(0.0, 100.0), Range(0.0, 100.0))
        self._header = CurveHeader(title, font=self.font(), widest=widest)
        self._stage = Stage(self._header, x_label, y_label=y_label)
        self._hint = QLabel()
        self._told: float | None = None  # where on the x axis the values are read out
        self.setAccessibleName(title)
        self._assemble()
        self.restyle()

    def _assemble(self) -> None:
        self._stage.view.setMouseEnabled(False, False)
        # The numbers at both ends of a narrow axis are the ones that matter.
        self._stage.plotItem.getAxis("bottom").setStyle(hideOverlappingLabels=False)
        self._stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage.pointed.connect(self._point)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("muted", True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self._stage, 0, 0)
        layout.addWidget(self._hint, 0, 0)

    def set_axes(self, x: tuple[float, float], y: tuple[float, float] = (0.0, 100.0)) -> None:
        """Show this part of the plane."""
        self._axes = (Range(*x), Range(*y))
        self._redraw()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead; later ones lie above."""
        self._lines = tuple(lines)
        self._hint.setVisible(not lines)
        self._redraw()
        self._point(None)

    def set_hint(self, text: str) -> None:
        """What to say while there is nothing to show."""
        self._hint.setText(text)

    def readout(self) -> str:
        """What the legend says now."""
        return self._header.text()

    def png(self) -> bytes:
        """A file of it as it is seen, at twice the size."""
        return self._stage.export_png()

    def svg(self) -> bytes:
        """A file of it as a drawing that scales."""
        return self._stage.export_svg()

    def csv_rows(self) -> list[list[str]]:
        """Every point: the line's name, x, y and the ends of its error bar."""
        rows = [["line", "x", "y", "low", "high"]]
        for line in self._lines:
            ends = (line.low, line.high) if line.low is not None and line.high is not None else (line.y * np.nan,) * 2
            for cells in zip(line.x, line.y, *ends, strict=True):
                rows.append([line.name, *("" if np.isnan(cell) else repr(float(cell)) for cell in cells)])
        return rows

    def restyle(self) -> None:
        """Wear the theme's colours."""
        self._worn = current()
        self._stage.restyle(self._worn)
        self._redraw()
        self._point(None)

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 130)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._worn is not current():
            self.restyle()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from point to point, Escape back to the whole."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        x = next((np.unique(line.x) for line in self._lines if line.name and len(line.x)), None)
        if event.key() == Qt.Key.Key_Escape and self._told is not None:
            self._point(None)
        elif step is None or x is None:
            super().keyPressEvent(event)
        elif self._told is None:
            self._point(float(x[0 if step > 0 else -1]))
        else:
            now = int(np.abs(x - self._told).argmin())
            self._point(float(x[min(max(now + step, 0), len(x) - 1)]))

    def _redraw(self) -> None:
        for item in self._items:
            self._stage.view.removeItem(item)
        self._items = [item for line in self._lines for item in self._parts(line)]
        for item in self._items:
            self._stage.view.addItem(item, ignoreBounds=True)
        x, y = self._axes
        self._stage.frame(
            Range(x.low - 0.02 * x.span, x.high + 0.02 * x.span), Range(y.low - 0.03 * y.span, y.high + 0.03 * y.span)
        )
        self._stage.show_grid(bool(self._lines))

    def _parts(self, line: Line) -> list[Any]:
        colour = QColor(getattr(current(), line.colour))
        parts: list[Any] = []
        if line.joined:
            parts.append(pg.PlotCurveItem(line.x, line.y, pen=pg.mkPen(colour, width=2), antialias=True))
        if line.low is not None and line.high is not None:
            x, ends = np.repeat(line.x, 2), np.stack([line.low, line.high], axis=1).ravel()
            parts.append(pg.PlotCurveItem(x, ends, connect="pairs", pen=pg.mkPen(colour, width=1), antialias=True))
        if line.dots:
            dots = pg.ScatterPlotItem(line.x, line.y, size=7, pen=pg.mkPen(None), brush=pg.mkBrush(colour))
            dots.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            parts.append(dots)
        return parts

    def _worded(self, value: float) -> str:
        number = QLocale().toString(value, "f", 1)
        return self.tr("{number} %").format(number=number) if self._percent else number

    def _point(self, x: float | None) -> None:
        """Tell the values at the point of each line nearest to x, or what is to be told without one."""
        self._told = x
        self._stage.mark(x)
        named = [line for line in self._lines if line.name]
        theme = current()
        entries = []
        at = ""
        for line in named:
            value = line.told
            if x is not None and len(line.x):
                nearest = int(np.abs(line.x - x).argmin())
                at = f"{float(line.x[nearest]):g}"
                value = self._worded(float(line.y[nearest]))
            entries.append(Entry(line.name, getattr(theme, line.colour), value))
        self._header.show_entries(at, entries, longest_epoch="100.0" if at else "")
        words = ", ".join(f"{entry.name} {entry.value}" for entry in entries)
        self.setAccessibleDescription(words or self._hint.text())
