"""Curves over epochs that are redrawn every frame, with a legend that is the read-out too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.theme import Theme, current
from gui.widgets.curve_data import Curves
from gui.widgets.curve_header import CurveHeader, Entry
from gui.widgets.curve_range import Limits, Range, end_of_epochs, followed
from gui.widgets.curve_stage import Stage

_POINTS = 1000  # drawn of a series at most: about one peak a pixel
_TEXT_PAUSE = 100  # ms between two texts while numbers stream: more often nobody can read


class CurvePlot(QWidget):
    """Named series over epochs in one plot.

    It follows the data until the user zooms or drags; a double click or A makes it follow again. The values of a
    `percent` plot are percentages. Colours come with `set_colours`; "train" and "validation" have the theme's.
    """

    def __init__(
        self, title: str, y_label: str, unit: str = "", *, percent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._percent, self._planned = percent, 0
        self._curves = Curves()
        self._names: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        self._zoomed: Range | None = None  # what the user chose of the epochs; None follows
        self._y: Range | None = None
        self._y_held = False
        self._hovered: float | None = None
        self._peers: list[CurvePlot] = []
        self._worn: Theme | None = None
        self._header = CurveHeader(title, font=self.font(), widest="100.00 %" if percent else "8.88e+08")
        label = f"{y_label} / {unit}" if unit else y_label
        self._stage = Stage(self._header, self.tr("epoch"), y_label=label)
        self._hint = QLabel()
        self._text_pause = QTimer(self, singleShot=True, interval=_TEXT_PAUSE)
        self.log_action = QAction(self.tr("Logarithmic axis"), self, checkable=True)
        self.follow_action = QAction(self.tr("Follow the run"), self)
        self.setAccessibleName(title)
        self._assemble()
        self.restyle()

    def set_planned(self, epochs: int | None) -> None:
        """Let the x axis end at this epoch; unknown, it grows in powers of two."""
        self._planned = epochs or 0
        self._redraw()

    def set_names(self, names: Mapping[str, str]) -> None:
        """What to call the series, by key."""
        self._names.update(names)
        self._tell()

    def set_colours(self, colours: Mapping[str, str]) -> None:
        """Colours `#rrggbb` of the series, by key, where they are not the theme's."""
        self._colours.update(colours)
        self._redraw()
        self._tell()

    def set_hint(self, text: str) -> None:
        """What to say while there is nothing to show."""
        self._hint.setText(text)

    def set_log(self, on: bool) -> None:
        """Show the values on a logarithmic axis; those that are not above 0 are left out."""
        self.log_action.setChecked(on)
        self._stage.set_log(on)
        self._y, self._y_held = None, False
        self._redraw()

    def show_series(self, series: Mapping[str, tuple[NDArray[Any], NDArray[Any]]]) -> None:
        """Replace all series: epochs (n,) ascending and values (n,), by key. What is no number is left out."""
        self._curves.replace(series)
        self._hint.setVisible(not self._curves.drawable())
        self._redraw()
        if not self._text_pause.isActive():
            self._tell()
            self._text_pause.start()

    def follow(self) -> None:
        """Forget the user's zoom, here and in the linked plots."""
        for plot in (self, *self._peers):
            plot._zoomed, plot._y, plot._y_held = None, None, False
            plot._redraw()

    def link_x(self, other: CurvePlot) -> None:
        """Zoom along the epochs, and point at one, in both plots at once."""
        self._peers.append(other)
        other._peers.append(self)

    def point_at(self, epoch: float | None) -> None:
        """Read the values out at the epoch nearest to this one, here and in the linked plots; at the last for None."""
        for plot in (self, *self._peers):
            plot._hovered = epoch
            plot._tell()

    def readout(self) -> str:
        """What the legend says now: the epoch, and each series with its value."""
        return self._header.text()

    def export_png(self, path: Path | str) -> None:
        """Write the plot as it is seen, at twice the size. Raises OSError."""
        Path(path).write_bytes(self._stage.export_png())

    def export_svg(self, path: Path | str) -> None:
        """Write the plot as it is seen, as a drawing that scales. Raises OSError."""
        Path(path).write_bytes(self._stage.export_svg())

    def csv_rows(self) -> list[list[str]]:
        """Every point in a table: a row of names, then one row an epoch."""
        return self._curves.rows()

    def restyle(self) -> None:
        """Wear the theme's colours, which pyqtgraph does not do by itself."""
        self._worn = current()
        self._stage.restyle(self._worn)
        self._redraw()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(480, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._worn is not current():
            self.restyle()
        super().changeEvent(event)

    def _assemble(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self._stage, 0, 0)
        layout.addWidget(self._hint, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("muted", True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusProxy(self._stage)
        # A card, so that the picture has a rim and round corners.
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.follow_action.setShortcut(QKeySequence(Qt.Key.Key_A))
        self.follow_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions([self.follow_action, self.log_action])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.follow_action.triggered.connect(self.follow)
        self.log_action.triggered.connect(self.set_log)
        self._text_pause.timeout.connect(self._tell)
        self._stage.doubled.connect(self.follow)
        self._stage.pointed.connect(self.point_at)
        self._stage.view.sigRangeChangedManually.connect(self._hold)

    def _hold(self) -> None:
        """Keep what the user zoomed to; linked plots keep the same epochs and go on fitting their values."""
        self._y_held = True
        for plot in (self, *self._peers):
            plot._zoomed = self._stage.seen_epochs()
            plot._redraw()

    def _redraw(self) -> None:
        end = end_of_epochs(self._planned, self._curves.last())
        epochs = self._zoomed or Range(-0.01 * end, 1.01 * end)
        log = self.log_action.isChecked()
        self._stage.keep_lines(self._curves.drawable())
        for key in self._curves.drawable():
            points = self._curves.piece(key, epochs.low, high=epochs.high, limit=_POINTS, positive=log)
            self._stage.draw(key, points, self._colour(key))
        self._stage.frame(epochs, None if self._y_held else self._fitted(log))

    def _fitted(self, log: bool) -> Range:
        """The range of values to show, which stays as long as it suits."""
        seen = self._stage.drawn()
        if seen is None:
            self._y = None
            return Range(-2.0, 0.0) if log else Range(0.0, 100.0 if self._percent else 1.0)
        if log:
            limits = Limits(-310.0, 2.0 if self._percent else 310.0, 0.5)
        else:
            least = 2.0 if self._percent else max(1e-2 * max(abs(seen.low), abs(seen.high)), 1e-9)
            limits = Limits(0.0 if seen.low >= 0 else -1e301, 100.0 if self._percent else 1e301, least)
        self._y = followed(self._y, seen, limits)
        return self._y

    def _tell(self) -> None:
        """Show the mark, and the values there or else the last ones."""
        told = self._curves.nearest(self._curves.last() if self._hovered is None else self._hovered)
        self._stage.mark(told if self._hovered is not None else None)
        words = self.tr("epoch {n}")
        entries = [
            Entry(
                self._names.get(key, key), self._colour(key), _value_text(self._curves.value(key, told), self._percent)
            )
            for key in self._curves.drawable()
            if told is not None
        ]
        longest = words.format(n=max(self._planned, int(self._curves.last())))
        self._header.show_entries("" if told is None else words.format(n=f"{told:g}"), entries, longest_epoch=longest)

    def _entry(self, key: str, epoch: float) -> Entry:
        value = self._curves.value(key, epoch)
        return Entry(self._names.get(key, key), self._colour(key), _value_text(value, self._percent))

    def _colour(self, key: str) -> str:
        theme = current()
        return self._colours.get(key) or {"train": theme.train, "validation": theme.validation}.get(key, theme.muted)


def _value_text(value: float | None, percent: bool) -> str:
    if value is None:
        return "–"
    if percent:
        return f"{value:.2f} %"
    return f"{value:.4f}" if value == 0 or 1e-3 <= abs(value) < 1e3 else f"{value:.2e}"
