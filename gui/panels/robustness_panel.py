"""What does it bear? The accuracy as digits are made worse, and what each level does to a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.judging.judgement import Judgement
from core.judging.robustness import DISTURBANCES, Disturbance, Robustness, robustness, shown
from gui.benches.judging import Judging
from gui.files.judgement_files import Files
from gui.lab import Lab
from gui.panels.panel import Panel, plain_label
from gui.widgets.image_grid import ImageGrid
from gui.words.numbers import count

if TYPE_CHECKING:
    from gui.widgets.chart import Chart

PURPOSE = "robustness"


class RobustnessPanel(Panel):
    """Asks for the curve of the chosen disturbance while it is seen, of the model shown and of the one before it."""

    def __init__(self, lab: Lab, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._judging = judging
        self._found: dict[str, Robustness] = {}
        self._before: dict[str, Robustness] = {}
        self._of: object = None
        self.chart: Chart | None = None
        self.heading.setText(self.tr("What it bears"))
        self._words = plain_label(self.tr("How the accuracy falls as digits are made worse step by step."), muted=True)
        self._words.setWordWrap(True)
        self._kind = QComboBox()
        self._kind.setObjectName("disturbanceCombo")
        self._kind.setAccessibleName(self.tr("How the digits are made worse"))
        self._kind.setToolTip(self._kind.accessibleName())
        names = self.names()
        for disturbance in DISTURBANCES:
            self._kind.addItem(names[disturbance.name][0], disturbance.name)
        self._examples = ImageGrid(rows=1, side=56)
        self._examples.setObjectName("disturbedImages")
        self._examples.setAccessibleName(self.tr("A digit at each level"))
        self.corner.addWidget(self._kind)
        self._place = QVBoxLayout()
        self.body.addWidget(self._words)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self._examples)
        self._kind.currentIndexChanged.connect(lambda _: self._turn())
        judging.changed.connect(self._refresh)

    def names(self) -> dict[str, tuple[str, str]]:
        """Each disturbance in words, and its axis."""
        return {
            "noise": (self.tr("Noise"), self.tr("noise / % of full ink")),
            "rotation": (self.tr("Turning"), self.tr("turned by / degrees")),
            "shift": (self.tr("Shifting"), self.tr("shifted by / pixels")),
            "thickness": (self.tr("Another pen"), self.tr("strokes wider by / pixels")),
        }

    @property
    def disturbance(self) -> Disturbance:
        """The chosen one."""
        return DISTURBANCES[self._kind.currentIndex()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            self._turn()
        self._refresh()

    def files(self) -> Files:
        """What it shows, for files."""
        charts = {self.disturbance.name: self.chart} if self.chart else {}
        return Files(charts, {}, {name: chart.csv_rows() for name, chart in charts.items()})

    def _turn(self) -> None:
        """Another disturbance: another axis."""
        from gui.widgets.chart import Chart

        if self.chart is not None:
            self._place.removeWidget(self.chart)
            self.chart.deleteLater()
        x = _axis(self.disturbance)
        self.chart = Chart(
            self.tr("Accuracy"), self.names()[self.disturbance.name][1], y_label=self.tr("right / %"), percent=True
        )
        self.chart.setObjectName("robustnessChart")
        self.chart.set_axes((float(x[0]), float(x[-1])))
        self.chart.set_hint(self.tr("Nothing has been judged yet."))
        self._place.addWidget(self.chart)
        self._show()
        self._refresh()

    def _refresh(self) -> None:
        """Ask, unless nobody looks or the answer is there; a run under way waits for the last answer."""
        found, model = self._judging.judgement, self._lab.model
        if not self.isVisible() or found is None or model is None or not found.whole:
            return
        self._show_examples(found)
        if self._known(found) or (self._lab.worker.busy and PURPOSE in self._lab.aside.purposes):
            return
        if self.chart is not None:
            self.chart.set_hint(self.tr("Being tried …"))
        name = self.disturbance.name
        work = robustness(model, found.exam.dataset, self.disturbance)
        self._lab.aside.ask(
            PURPOSE,
            work,
            lambda curve: self._take(found, name, curve),
            meanwhile=lambda curves: self._take(found, name, curves[-1]),
            asker=self,
        )

    def _known(self, found: Judgement) -> bool:
        curve = self._found.get(self.disturbance.name)
        return self._of is found and curve is not None and len(curve.levels) == len(self.disturbance.levels)

    def _take(self, found: Judgement, name: str, curve: Robustness) -> None:
        if self._of is not found:
            self._of = found
            self._before = self._found
            self._found = {}
        self._found[name] = curve
        self._show()

    def _show(self) -> None:
        from gui.widgets.chart import Line

        if self.chart is None:
            return
        lines, x, kind = [], _axis(self.disturbance), self.disturbance.name
        for curve, name, colour in (
            (self._before.get(kind), self.tr("before"), "muted"),
            (self._found.get(kind), self.tr("shown"), "accent"),
        ):
            if curve is not None:
                y, low, high = (100 * np.array(part) for part in (curve.accuracy, curve.low, curve.high))
                lines.append(Line(name, x[: len(y)], y, colour, low, high, dots=True))
        if kind in self._found:
            self._words.setText(self._sentence(self._found[kind]))
        self.chart.show_lines(lines)

    def _sentence(self, curve: Robustness) -> str:
        return self.tr(
            "The accuracy on {n} images that are made worse step by step; below, what each step does to a digit."
        ).format(n=count(curve.n))

    def _show_examples(self, found: Judgement) -> None:
        levels = [QLocale().toString(float(level), "g", 3) for level in _axis(self.disturbance)]
        self._examples.show_grey(shown(self.disturbance, found.exam.dataset.images[found.outcomes.rows[0]]), levels)


def _axis(disturbance: Disturbance) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The levels as they are told: noise as a percentage."""
    return np.array(disturbance.levels) * (100 if disturbance.name == "noise" else 1)
