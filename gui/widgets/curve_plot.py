"""Curves that are redrawn every frame before those of other runs, with a legend that is the read-out too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.looks.theme import Theme, current
from gui.widgets.curve_backdrop import Band, Line
from gui.widgets.curve_data import Curves, Given, Scale, Style, Window, XAxis
from gui.widgets.curve_framing import Framing
from gui.widgets.curve_header import CurveHeader, Entry
from gui.widgets.curve_stage import Stage

__all__ = ["CurvePlot", "Style", "XAxis"]

_POINTS = 1000  # drawn of a series at most: about one peak a pixel
_BEHIND = 800  # the same of a curve in the backdrop
_MOVING = 30_000  # of all of them together while the user zooms or drags
_STILL = 150  # ms until all is drawn as finely as it can be
_TEXT_PAUSE = 200  # ms between two texts while numbers stream: more often nobody can read


class CurvePlot(QWidget):
    """Named series in one plot.

    It follows the data until the user zooms or drags; a double click or A makes it follow again. A click, or dragging
    the cursor, seeks a place. The values of a `percent` plot are percentages. "train" and "validation" have the
    theme's colours until `set_styles` gives others.
    """

    sought = Signal(float)  # a place on the x axis where the user wants to be
    pointed = Signal(object)  # the place under the mouse, None when it left

    def __init__(
        self, title: str, y_label: str, unit: str = "", *, percent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._percent = percent
        self._curves = Curves()
        self._framing = Framing(percent)
        self._styles: dict[str, Style] = {}
        self._words = self.tr("epoch {n}")
        self._hovered: float | None = None
        self._cursor: float | None = None
        self._peers: list[CurvePlot] = []
        self._worn: Theme | None = None
        self._header = CurveHeader(title, font=self.font(), widest="8.88e+08")
        label = f"{y_label} / {unit}" if unit else y_label
        self.stage = Stage(self._header, self.tr("epoch"), y_label=label)
        self._hint = QLabel()
        self._text_pause = QTimer(self, singleShot=True, interval=_TEXT_PAUSE)
        self._moving = QTimer(self, singleShot=True, interval=_STILL)
        self.log_action = QAction(self.tr("Logarithmic axis"), self, checkable=True)
        self.follow_action = QAction(self.tr("Follow the run"), self)
        self.setAccessibleName(title)
        self.setMinimumSize(220, 84)
        self._assemble()
        self._wire()
        self.restyle()

    def set_planned(self, end: float | None) -> None:
        """Let the x axis end here; unknown, it grows in powers of two."""
        self._framing.planned = end or 0.0
        self._redraw()

    def set_styles(self, styles: Mapping[str, Style]) -> None:
        """How the series are shown, by key."""
        self._styles = dict(styles)
        self._redraw()
        self._tell()

    def set_hint(self, text: str) -> None:
        """What to say while there is nothing to show."""
        self._hint.setText(text)

    def set_log(self, on: bool) -> None:
        """Show the values on a logarithmic axis; those that are not above 0 are left out."""
        self.log_action.setChecked(on)
        self._set_scale(self._framing.scale._replace(y=on))

    def set_x_axis(self, axis: XAxis, *, log: bool = False) -> None:
        """Tell other places, on a linear or a logarithmic axis."""
        self._framing.whole, self._words = axis.whole, axis.words
        self._framing.zoomed = None
        self.stage.set_x_label(axis.label, whole=axis.whole)
        self._set_scale(self._framing.scale._replace(x=log))
        self._tell()

    def show_series(self, series: Mapping[str, Given]) -> None:
        """Replace all series, by key: tracks, or places (n,) ascending and values (n,). No number, no point."""
        self._curves.replace(series)
        self._hint.setVisible(not self._curves.drawable() and not len(self.stage.backdrop))
        self._redraw()
        if not self._text_pause.isActive():
            self._tell()
            self._text_pause.start()

    def show_behind(self, lines: Sequence[Line | Band]) -> None:
        """Replace the curves that lie behind; they cost next to nothing until they change."""
        self.stage.backdrop.show(lines)
        self._hint.setVisible(not self._curves.drawable() and not lines)
        self._redraw()

    def show_cursor(self, place: float | None) -> None:
        """Where the moment that is shown lies on the x axis."""
        if place != self._cursor:
            self._cursor = place
            self._tell()
        self._place_cursor()

    def follow(self) -> None:
        """Forget the user's zoom, here and in the linked plots."""
        for plot in (self, *self._peers):
            plot._framing.follow()
            plot._redraw()

    def link_x(self, other: CurvePlot) -> None:
        """Zoom along the x axis, and point at a place, in both plots at once."""
        self._peers.append(other)
        other._peers.append(self)

    def point_at(self, place: float | None) -> None:
        """Read the values out at the point nearest to this place, at the last for None; the linked plots do too."""
        for plot in (self, *self._peers):
            plot._hovered = place
            plot._tell()

    def readout(self) -> str:
        """What the legend says now: the place, and each series with its value."""
        return self._header.text()

    def restyle(self) -> None:
        """Wear the theme's colours, which pyqtgraph does not do by itself."""
        self._worn = current()
        self.stage.restyle(self._worn)
        self._redraw()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._worn is not current():
            self.restyle()
        super().changeEvent(event)

    def _assemble(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.stage, 0, 0)
        layout.addWidget(self._hint, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("muted", True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusProxy(self.stage)
        # A card, so that the picture has a rim and round corners.
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _wire(self) -> None:
        self.follow_action.setShortcut(QKeySequence(Qt.Key.Key_A))
        self.follow_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions([self.follow_action, self.log_action])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.follow_action.triggered.connect(self.follow)
        self.log_action.triggered.connect(self.set_log)
        self._text_pause.timeout.connect(self._tell)
        self._moving.timeout.connect(self._redraw)
        self.stage.doubled.connect(self.follow)
        self.stage.pointed.connect(self._point)
        self.stage.sought.connect(lambda place: self.sought.emit(self._unscaled(place)))
        self.stage.view.sigRangeChangedManually.connect(self._hold)

    def _point(self, place: float | None) -> None:
        found = None if place is None else self._unscaled(place)
        self.point_at(found)
        self.pointed.emit(found)

    def _unscaled(self, place: float) -> float:
        return float(10**place) if self._framing.scale.x else place

    def _set_scale(self, scale: Scale) -> None:
        self._framing.set_scale(scale)
        self.stage.set_scale(scale)
        self._redraw()
        self._place_cursor()

    def _hold(self) -> None:
        """Keep what the user zoomed to; linked plots keep the same places and go on fitting their values."""
        self._framing.y_held = True
        for plot in (self, *self._peers):
            plot._framing.zoomed = self.stage.seen_x()
            plot._moving.start()
            plot._redraw()

    def _redraw(self) -> None:
        backdrop, scale = self.stage.backdrop, self._framing.scale
        x = self._framing.x(self._curves, backdrop.first, backdrop.last)
        keys = self._curves.drawable()
        self.stage.keep_lines(keys)
        window = Window(x.low, x.high, _POINTS)
        for key in keys:
            style = self._style(key)
            self.stage.draw(key, self._curves.piece(key, window, scale), style.colour, behind=style.behind)
        fine = max(100, min(_BEHIND, _MOVING // max(1, len(backdrop)))) if self._moving.isActive() else _BEHIND
        self.stage.frame(x, self._framing.y(self.stage.points_at(window._replace(limit=fine), scale)))

    def _place_cursor(self) -> None:
        self.stage.show_cursor(None if self._cursor is None else self._framing.on_x_axis(self._cursor))

    def _tell(self) -> None:
        """Show the mark, and the values there, or those of the moment that is shown, or else the last ones."""
        sought = self._cursor if self._hovered is None else self._hovered
        told = self._curves.nearest(self._curves.last() if sought is None else sought)
        marked = told if self._hovered is not None else None
        self.stage.mark(self._framing.on_x_axis(marked) if marked is not None else None)
        entries = [] if told is None else [self._entry(key, told) for key in self._curves.drawable()]
        longest = self._at(max(self._framing.planned, int(self._curves.last())), whole=True)
        place = "" if told is None else self._at(told, whole=self._framing.whole)
        self._header.show_entries(place, [entry for entry in entries if entry.name], longest_epoch=longest)

    def _at(self, place: float, *, whole: bool) -> str:
        number = QLocale().toString(round(place)) if whole else QLocale().toString(float(place), "g", 3)
        return self._words.format(n=number)

    def _entry(self, key: str, place: float) -> Entry:
        style = self._style(key)
        value = _value_text(self._curves.value(key, place), percent=self._percent)
        return Entry("" if style.behind else style.name, style.colour, value)

    def _style(self, key: str) -> Style:
        theme = current()
        colour = {"train": theme.train, "validation": theme.validation}.get(key, theme.muted)
        return self._styles.get(key) or Style(key, colour)


def _value_text(value: float | None, *, percent: bool) -> str:
    """A value in a few figures; a dash for none."""
    if value is None:
        return "–"
    numbers = QLocale()
    if percent:
        words = QCoreApplication.translate("CurvePlot", "{number} %")
        return words.format(number=numbers.toString(value, "f", 2))
    plain = value == 0 or 1e-3 <= abs(value) < 1e3
    return numbers.toString(value, "f", 4) if plain else numbers.toString(value, "e", 2)
