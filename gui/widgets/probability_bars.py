"""How sure a model is of each class: one quiet bar a class, the largest in colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.theme import Theme, current, mixed

_GAP = 8
_TALLEST, _LOWEST = 26, 15
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight


class _Row(NamedTuple):
    """What is seen of a class: its probability in words, and whether it is the largest."""

    words: str
    top: bool


class _Columns(NamedTuple):
    """The font, and how wide names and numbers are in it, in pixels."""

    font: QFont
    names: int
    numbers: int


class ProbabilityBars(QWidget):
    """Rows keep their place and the numbers theirs, so that nothing jumps from one drawing to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float, ...] | None = None
        self._rows: list[_Row] = []
        self._columns: _Columns | None = None
        self._words: dict[str, str] = {}  # of the numbers that were shown, most of them again and again
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Probability of each class"))
        self._describe()

    def show_probabilities(self, labels: Sequence[str], values: Sequence[float] | None) -> None:
        """Show one probability (0 to 1) a label; empty tracks for None. Only rows that look otherwise are painted."""
        shown = None if values is None else tuple(float(value) for value in values)
        if shown is not None and len(shown) != len(labels):
            raise ValueError(f"{len(shown)} probabilities for {len(labels)} labels")
        if tuple(labels) != self._labels:
            self._labels, self._rows, self._columns = tuple(labels), [], None
            self.updateGeometry()
            self.update()
        if shown != self._values:
            self._values = shown
            self._describe()
        rows, before = self._seen(), self._rows
        self._rows = rows
        if len(rows) != len(before):
            self.update()
        for place, (row, old) in enumerate(zip(rows, before, strict=False)):
            if row != old:
                self.update(self._area(place))

    def percent(self, value: float) -> str:
        """A probability in words of one width: three figures at most, and never certain before it rounds so."""
        number = f"{value * 100:.1f}" if value >= 0.001 else ""
        if number not in self._words:
            self._words[number] = self._worded(number)
        return self._words[number]

    def _worded(self, number: str) -> str:
        if not number:
            return self.tr("<{number} %").format(number=QLocale().toString(0.1, "f", 1))
        if number == "100.0":
            return self.tr("{number} %").format(number=100)
        return self.tr("{number} %").format(number=QLocale().toString(float(number), "f", 1))

    def changeEvent(self, event: QEvent) -> None:
        """Another font, or numbers in another language."""
        super().changeEvent(event)
        self._columns = None
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._words = {}
            self._rows = self._seen()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(2, len(self._labels)) * 17)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, max(2, len(self._labels)) * max(_LOWEST, self.fontMetrics().height() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, region = QPainter(self), current(), event.region()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns = self._columns or self._measured()
        painter.setFont(columns.font)
        for place in range(len(self._labels)):
            area = self._area(place)
            if region.intersects(area):
                self._paint_row(painter, place, area=QRectF(area), columns=columns, theme=theme)

    def _measured(self) -> _Columns:
        font = _tabular(self.font())
        metrics = QFontMetrics(font, self)
        names = max((metrics.horizontalAdvance(label) for label in self._labels), default=0)
        numbers = max(metrics.horizontalAdvance(self.percent(value)) for value in (0.0, 0.888, 1.0))
        return _Columns(font, names, numbers)

    def _area(self, place: int) -> QRect:
        """Of a row, on whole pixels, so that none has any of its neighbour's."""
        height = min(_TALLEST, self.height() / len(self._labels))
        first, end = round(place * height), round((place + 1) * height)
        return QRect(0, first, self.width(), end - first)

    def _seen(self) -> list[_Row]:
        if self._values is None:
            return []
        top = self._top()
        return [_Row(self.percent(value), place == top) for place, value in enumerate(self._values)]

    def _paint_row(self, painter: QPainter, place: int, *, area: QRectF, columns: _Columns, theme: Theme) -> None:
        row = self._rows[place] if self._rows else _Row("", top=False)
        painter.setPen(QColor(theme.text if row.top else theme.muted))
        painter.drawText(area, _LEFT, self._labels[place])
        painter.drawText(area, _RIGHT, row.words)
        track = area.adjusted(columns.names + _GAP, 0, -(columns.numbers + _GAP), 0)
        thick = min(12.0, track.height() - 5)
        slot = QRectF(track.left(), track.center().y() - thick / 2, max(0.0, track.width()), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        _paint_bar(painter, slot, mixed(theme.window, theme.line, 0.6))
        if self._values is not None:
            slot.setWidth(slot.width() * min(max(self._values[place], 0.0), 1.0))
            _paint_bar(painter, slot, _bar_colour(theme, row.top))

    def _top(self) -> int | None:
        return None if self._values is None else max(range(len(self._values)), key=self._values.__getitem__)

    def _describe(self) -> None:
        top = self._top()
        if self._values is None or top is None:
            self.setAccessibleDescription(self.tr("No answer"))
        else:
            words = self.tr("{label}: {percent}")
            self.setAccessibleDescription(
                words.format(label=self._labels[top], percent=self.percent(self._values[top]))
            )


def _bar_colour(theme: Theme, top: bool) -> str:
    return theme.accent if top else mixed(theme.line, theme.muted, 0.55)


def _paint_bar(painter: QPainter, area: QRectF, colour: str) -> None:
    if area.width() > 0.3:
        painter.setBrush(QColor(colour))
        radius = min(area.height() / 2, area.width() / 2, 3.0)
        painter.drawRoundedRect(area, radius, radius)


def _tabular(font: QFont) -> QFont:
    """The same font with figures of one width."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures
