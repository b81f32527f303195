"""How sure a model is of each class: one quiet bar a class, the largest in colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.theme import Theme, current, mixed

_GAP = 8
_TALLEST, _LOWEST = 26, 15


class ProbabilityBars(QWidget):
    """Rows keep their place and the numbers theirs, so that nothing jumps from one drawing to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float, ...] | None = None
        self._words: dict[str, str] = {}  # of the numbers that were shown, most of them again and again
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Probability of each class"))
        self._describe()

    def show_probabilities(self, labels: Sequence[str], values: Sequence[float] | None) -> None:
        """Show one probability (0 to 1) a label; empty tracks for None."""
        shown = None if values is None else tuple(float(value) for value in values)
        if shown is not None and len(shown) != len(labels):
            raise ValueError(f"{len(shown)} probabilities for {len(labels)} labels")
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self.updateGeometry()
        if shown != self._values:
            self._values = shown
            self._describe()
        self.update()

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
        """Numbers in another language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._words = {}

    def sizeHint(self) -> QSize:
        return QSize(200, max(2, len(self._labels)) * 17)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, max(2, len(self._labels)) * max(_LOWEST, self.fontMetrics().height() - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._labels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_tabular(self.font()))
        metrics = painter.fontMetrics()
        names, numbers = self._columns(metrics)
        height = min(_TALLEST, self.height() / len(self._labels))
        top = self._top()
        for row in range(len(self._labels)):
            area = QRectF(0, row * height, self.width(), height)
            track = area.adjusted(names + _GAP, 0, -(numbers + _GAP), 0)
            self._paint_row(painter, row, area=area, track=track, top=row == top)

    def _columns(self, metrics: QFontMetrics) -> tuple[int, int]:
        names = max(metrics.horizontalAdvance(label) for label in self._labels)
        return names, max(metrics.horizontalAdvance(self.percent(value)) for value in (0.0, 0.888, 1.0))

    def _paint_row(self, painter: QPainter, row: int, *, area: QRectF, track: QRectF, top: bool) -> None:
        theme = current()
        painter.setPen(QColor(theme.text if top else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, self._labels[row])
        thick = min(12.0, track.height() - 5)
        slot = QRectF(track.left(), track.center().y() - thick / 2, max(0.0, track.width()), thick)
        _paint_bar(painter, slot, mixed(theme.window, theme.line, 0.6))
        if self._values is not None:
            filled = QRectF(slot.topLeft(), slot.size())
            filled.setWidth(slot.width() * min(max(self._values[row], 0.0), 1.0))
            _paint_bar(painter, filled, _bar_colour(theme, top))
            painter.setPen(QColor(theme.text if top else theme.muted))
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self.percent(self._values[row]))

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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        radius = min(area.height() / 2, area.width() / 2, 3.0)
        painter.drawRoundedRect(area, radius, radius)


def _tabular(font: QFont) -> QFont:
    """The same font with figures of one width."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures
