"""A Report: what a run says after an epoch."""

from __future__ import annotations

from typing import NamedTuple

from core.model import Model
from core.run.setup import Keyframe, Setup
from core.run.stopping import Ending


class Report(NamedTuple):
    """What a run says after an epoch.

    `loss` and `validation_loss` are cross-entropies in nats, without the penalty; accuracies are between 0 and 1;
    validation figures are None without a validation part; `seconds` counts time spent training alone. A run that
    `diverged` ends with a report that repeats the last good figures and keyframe.

    `learning_rate` is the length of the last step; `objective` is what is minimised, loss and penalty; `gap` is how
    far it is at most above the lowest there is (nats), None where no bound is known; `passes` counts how often all
    training rows have been used. `ending` says why this report is the last, None if it is not. `setup.config` is the
    config in force in this epoch.
    """

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    gradient_norm: float
    learning_rate: float
    seconds: float
    keyframe: Keyframe
    setup: Setup
    diverged: bool = False
    objective: float = 0.0
    gap: float | None = None
    passes: float = 0.0
    ending: Ending | None = None

    @property
    def model(self) -> Model:
        """The model as it stands after this epoch."""
        return self.setup.model(self.keyframe.theta)

    @property
    def separable(self) -> bool:
        """Whether there is no best loss: all is answered right, so without a penalty larger weights are ever better."""
        return self.accuracy == 1 and self.setup.training.l2 == 0

    @property
    def at_precision(self) -> bool:
        """Whether the gap is as small as rounding lets it be known."""
        return self.gap is not None and self.gap <= 2 * self.setup.training.precision * abs(self.objective)
