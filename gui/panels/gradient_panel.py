"""Three gradients on the current batch: by trying, by the code, and as the notebook printed them; and who obeys."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from core.insight.clinic import Descents, Gradients, compared, current_batch, obeyed
from core.model import Model
from core.objective import Objective
from core.progress import Progress
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.words.numbers import short

if TYPE_CHECKING:
    from gui.widgets.curve_plot import CurvePlot

GRADIENTS, DESCENTS = "gradients", "descents"
ROWS = 8


def batch_of(run: Run, epoch: int) -> Generator[Progress, None, Objective]:
    """The first batch after an epoch of a run."""
    setup = yield from run.prepare()
    return current_batch(setup.training, run.config.batch_size, run.config.seed, epoch=epoch)


def compare(run: Run, model: Model, *, epoch: int) -> Generator[Progress, None, Gradients]:
    """The three gradients at a moment of a run."""
    batch = yield from batch_of(run, epoch)
    return (yield from compared(batch, model.theta(fit_intercept=batch.fit_intercept)))


def obey(run: Run, model: Model, *, epoch: int, rate: float) -> Generator[Progress, None, Descents]:
    """Two descents from a moment of a run."""
    batch = yield from batch_of(run, epoch)
    return (yield from obeyed(batch, model.theta(fit_intercept=batch.fit_intercept), rate))


class GradientPanel(LivePanel):
    """Shows some of the weights' derivatives three ways, and runs the printed formula on demand."""

    follows_ink = False

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Gradient check"))
        self.heading.setToolTip(
            self.tr(
                "The notebook's formula sheet printed the derivative of the sigmoid as x z (z − 1); it is x z (1 − z). "
                "With the printed one every step goes the wrong way."
            )
        )
        self.found: Gradients | None = None
        self.descents: Descents | None = None
        self.plot: CurvePlot | None = None
        self._of: tuple[Run | None, int] = (None, -1)
        self.explain(self.tr("The derivative of the loss by some weights, on the current batch, found in three ways."))
        self.table = self._make_table()
        self.verdict = plain_label()
        self.verdict.setObjectName("gradientVerdict")
        self.verdict.setWordWrap(True)
        self.obey_button = QPushButton(self.tr("Obey the printed formula"))
        self.obey_button.setObjectName("obeyButton")
        self.obey_button.setAccessibleName(self.tr("Obey the printed formula"))
        self.obey_button.setToolTip(
            self.tr("Take 40 steps of gradient descent from here, by the code and by the printed formula.")
        )
        self.obey_button.clicked.connect(self.obey)
        for widget in (self.table, self.verdict, self.obey_button):
            self.body.addWidget(widget)
        self.body.setAlignment(self.obey_button, Qt.AlignmentFlag.AlignLeft)

    def draw(self) -> None:
        """Say what is missing, if anything is."""
        run = self.lab.moments.now.run
        self.obey_button.setEnabled(run is not None and run.away is None)
        if run is None:
            self.verdict.setText(self.tr("Train a run: its batch and weights are compared here."))
            self.table.hide()

    def refine(self) -> None:
        """Compare, now that nothing moves."""
        moment = self.lab.moments.now
        if moment.run is None or moment.run.away or moment.model is None or self._of == (moment.run, moment.epoch):
            return
        self._of = (moment.run, moment.epoch)
        self.ask(GRADIENTS, compare(moment.run, moment.model, epoch=moment.epoch), self._take)

    def obey(self) -> None:
        """Run the printed formula beside the code."""
        moment = self.lab.moments.now
        if moment.run is not None and moment.model is not None:
            rate = moment.run.config.learning_rate
            self.ask(DESCENTS, obey(moment.run, moment.model, epoch=moment.epoch, rate=rate), self._ran)

    def _take(self, found: Gradients) -> None:
        self.found = found
        self.table.show()
        for row in range(ROWS):
            place = f"{found.places[row][0]}, {found.places[row][1]}"
            for column, text in enumerate(
                (place, *(short(float(numbers[row]), 4) for numbers in (found.numeric, found.coded, found.printed)))
            ):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        code, printed = (float(np.abs(one - found.numeric).max()) for one in (found.coded, found.printed))
        self.verdict.setText(
            self.tr(
                "On {rows} rows the code differs from trying by at most {code}, the printed formula by {printed}."
            ).format(rows=found.rows, code=short(code, 2), printed=short(printed, 2))
        )

    def _ran(self, descents: Descents) -> None:
        self.descents = descents
        if self.plot is None:
            self._build_plot()
        assert self.plot is not None
        steps = np.arange(len(descents.coded))
        self.plot.set_planned(len(steps) - 1)
        self.plot.show_series({"train": (steps, descents.coded), "validation": (steps, descents.printed)})

    def _build_plot(self) -> None:
        """Made when it is first needed; pyqtgraph takes a while to import."""
        from gui.looks.theme import current
        from gui.widgets.curve_plot import CurvePlot, Style, XAxis

        self.plot = CurvePlot(self.tr("Loss on the batch"), self.tr("cross-entropy"), self.tr("nats"))
        self.plot.setObjectName("obeyPlot")
        self.plot.setAccessibleName(self.tr("Loss by the code and by the printed formula"))
        names = {"train": self.tr("by the code"), "validation": self.tr("as printed")}
        colours = {"train": current().good, "validation": current().error}
        self.plot.set_styles({key: Style(name, colours[key]) for key, name in names.items()})
        self.plot.set_x_axis(XAxis(self.tr("step"), self.tr("step {n}")))
        self.plot.setMinimumHeight(180)
        self.body.addWidget(self.plot, 1)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(ROWS, 4)
        table.setObjectName("gradientTable")
        table.setAccessibleName(self.tr("Derivatives by trying, by the code and as printed"))
        table.setHorizontalHeaderLabels(
            [self.tr("feature, digit"), self.tr("by trying"), self.tr("by the code"), self.tr("as printed")]
        )
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight((ROWS + 2) * table.fontMetrics().height() * 3 // 2)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 3 // 2)
        table.hide()
        return table
