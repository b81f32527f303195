"""How long may a step be? The learning rate beside 1/L, measured by power iteration."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtWidgets import QLabel, QWidget

from core.config import Config
from core.insight.clinic import StepSize, step_size
from core.insight.hints import longest_step
from core.model import Model
from core.progress import Progress
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.rate_meter import RateMeter
from gui.words.numbers import short

PURPOSE = "step size"


def measured(run: Run, model: Model) -> Generator[Progress, None, StepSize]:
    """How long a step may be on the rows of a run, at a model of it."""
    setup = yield from run.prepare()
    return (yield from step_size(setup.training, model.theta(fit_intercept=setup.training.fit_intercept)))


class StepPanel(LivePanel):
    """Shows the learning rate on a scale of 1/L, and warns above what full-batch descent bears."""

    follows_ink = False

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Step size"))
        self.heading.setToolTip(
            self.tr(
                "L bounds how fast the gradient can change, whatever the weights are. With steps up to 1/L full-batch "
                "descent never climbs; above 2/L it may climb for good."
            )
        )
        self.steps: StepSize | None = None
        self._of: tuple[Run | None, int] = (None, -1)
        self.explain(self.tr("How far the learning rate is from 1/L, the longest step that is safe anywhere."))
        self.meter = RateMeter()
        self.meter.setObjectName("rateMeter")
        self.meter.setAccessibleName(self.tr("Learning rate beside 1/L"))
        self._words = self._label("stepWords")
        self._warning = self._label("stepWarning")
        for widget in (self.meter, self._words, self._warning):
            self.body.addWidget(widget)
        lab.config_changed.connect(self.mark)

    def draw(self) -> None:
        """The rate as it is set now."""
        run = self.lab.moments.now.run
        if run is not self._of[0]:
            self._of, self.steps = (run, -1), None
            self.lab.aside.forget(PURPOSE)
        if self.steps is None:
            self._measure()
        self._show()

    def refine(self) -> None:
        """Measure again at the weights as they are now."""
        if not self.lab.training and self._of != (self.lab.moments.now.run, self.lab.moments.now.epoch):
            self._measure()

    def _measure(self) -> None:
        run, model, epoch = self.lab.moments.now.run, self.lab.model, self.lab.moments.now.epoch
        if run is None or run.away or model is None or PURPOSE in self.lab.aside.purposes:
            return
        self._of = (run, epoch)
        self.ask(PURPOSE, measured(run, model), self._take)

    def _take(self, steps: StepSize) -> None:
        self.steps = steps
        self._show()

    def _show(self) -> None:
        steps, config = self.steps, self._config()
        if steps is None:
            self.meter.show_nothing()
            run = self.lab.moments.now.run
            waiting = run is not None and run.away is None
            self._words.setText(self.tr("Measuring …") if waiting else self.tr("Train a run to measure its data."))
            self._warning.setText("")
            return
        self.meter.show_rate(config.learning_rate, steps.safe, steps.limit)
        facts = {"rate": short(config.learning_rate), "safe": short(steps.safe), "here": short(2 / steps.here)}
        words = self.tr("1/L = {safe}; the learning rate is {rate}. At these very weights 2/curvature = {here}.")
        self._words.setText(words.format(**facts))
        self._warning.setText(self._warn(config, steps))

    def _warn(self, config: Config, steps: StepSize) -> str:
        limit = longest_step(config, steps)
        if limit is None:
            return self.tr("For this optimiser, or for batches, the bound is a guide, not a limit.")
        if config.learning_rate > limit:
            return self.tr("Too long: above {limit} full-batch descent may climb for good.").format(limit=short(limit))
        return ""

    def _config(self) -> Config:
        run = self.lab.moments.now.run
        return run.config if run is not None and self.lab.training else self.lab.config

    def _label(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setWordWrap(True)
        return label
