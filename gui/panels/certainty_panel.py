"""Can its certainty be believed? The reliability diagram, and how well the classes are told apart (ROC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.judging.calibration import Reliability
from core.judging.judgement import Judgement
from core.judging.ranking import Roc, roc_of
from gui.benches.judging import Judging
from gui.files.judgement_files import Files
from gui.panels.panel import Panel, plain_label
from gui.words.numbers import figure, percent

if TYPE_CHECKING:
    from gui.widgets.chart import Chart, Line


class CertaintyPanel(Panel):
    """Two charts of a judgement, made when they are first seen."""

    def __init__(self, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._judging = judging
        self._stale = True
        self.reliability: Chart | None = None
        self.roc: Chart | None = None
        self.heading.setText(self.tr("Can its certainty be believed"))
        words = plain_label(
            self.tr(
                "Left: where it says 80 %, is it right 80 times of 100? On the diagonal it is. Right: how many of one "
                "digit are found (up) against how many others are taken for it (right), over all thresholds."
            ),
            muted=True,
        )
        words.setWordWrap(True)
        self._digit = QComboBox()
        self._digit.setObjectName("rocDigitCombo")
        self._digit.setAccessibleName(self.tr("The digit that is told apart from the others"))
        self._digit.setToolTip(self._digit.accessibleName())
        self.corner.addWidget(self._digit)
        self._charts = QHBoxLayout()
        self.body.addWidget(words)
        self.body.addLayout(self._charts, 1)
        self._digit.currentIndexChanged.connect(lambda _: self._draw())
        judging.changed.connect(self._mark)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.reliability is None:
            self._make()
        self._draw_if_stale()

    def _make(self) -> None:
        from gui.widgets.chart import Chart

        says, right = self.tr("it says / %"), self.tr("right / %")
        self.reliability = Chart(self.tr("Reliability"), says, y_label=right, percent=True)
        self.reliability.setObjectName("reliabilityChart")
        words = self.tr("others taken for it / %")
        self.roc = Chart(self.tr("ROC"), words, y_label=self.tr("found / %"), percent=True, widest="0.9999 ± 0.0001")
        self.roc.setObjectName("rocChart")
        for chart in (self.reliability, self.roc):
            chart.set_axes((0, 100))
            chart.set_hint(self.tr("Nothing has been judged yet."))
            self._charts.addWidget(chart, 1)

    def files(self) -> Files:
        """What it shows, for files."""
        charts = {name: chart for name, chart in (("reliability", self.reliability), ("roc", self.roc)) if chart}
        return Files(charts, {}, {name: chart.csv_rows() for name, chart in charts.items()})

    def _mark(self) -> None:
        self._stale = True
        if self.isVisible():
            self._draw_if_stale()

    def _draw_if_stale(self) -> None:
        if self._stale and self.reliability is not None:
            self._stale = False
            self._offer()
            self._draw()

    def _offer(self) -> None:
        """The digits to choose from; the chosen one stays, if the model still knows it."""
        found = self._judging.judgement
        names = [str(label) for label in found.outcomes.classes] if found else []
        if names == [self._digit.itemText(index) for index in range(self._digit.count())]:
            return
        chosen = self._digit.currentText()
        self._digit.blockSignals(True)
        self._digit.clear()
        self._digit.addItems(names)
        self._digit.setCurrentIndex(max(0, names.index(chosen) if chosen in names else len(names) - 1))
        self._digit.blockSignals(False)

    def _draw(self) -> None:
        found = self._judging.judgement
        if self.reliability is None or self.roc is None:
            return
        if found is None:
            self.reliability.show_lines([])
            self.roc.show_lines([])
            return
        self._draw_reliability(self.reliability, found.reliability)
        self._draw_roc(self.roc, found)

    def _draw_reliability(self, chart: Chart, told: Reliability) -> None:
        from gui.widgets.chart import Line

        there = told.counts > 0
        x, y, low, high = (100 * part[there] for part in (told.confidence, told.accuracy, told.low, told.high))
        name = self.tr("mean gap")
        line = Line(name, x, y, "accent", low, high, dots=True, joined=False, told=percent(told.error, 2))
        chart.show_lines([self._diagonal(), line])

    def _draw_roc(self, chart: Chart, found: Judgement) -> None:
        from gui.widgets.chart import Line

        curve: Roc | None = roc_of(found.outcomes, self._digit.currentIndex())
        if curve is None:
            chart.set_hint(self.tr("No image of this digit here, or no other."))
            chart.show_lines([])
            return
        told = self.tr("{area} ± {error}").format(area=figure(curve.area), error=figure(curve.error))
        line = Line(self.tr("area"), 100 * curve.false_positives, 100 * curve.true_positives, told=told)
        chart.show_lines([self._diagonal(), line])

    def _diagonal(self) -> Line:
        from gui.widgets.chart import Line

        ends = np.array([0.0, 100.0])
        return Line("", ends, ends, "line")
