"""Momentum: steps add up in a velocity, so that valleys are run along and not across."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.optim.batches import Batches
from core.optim.state import Memory, State, Step


@dataclass(frozen=True)
class Momentum:
    """velocity <- momentum * velocity - rate * gradient; theta <- theta + velocity (Polyak, 1964).

    With `nesterov` the gradient is taken where the velocity leads (Nesterov, 1983, in the form of Sutskever et al.,
    2013): theta is the point looked ahead to.

    Parameters
    ----------
    batches : rows and rate of each step
    momentum : share of the velocity kept, 0 to 1
    nesterov : whether to look ahead
    """

    batches: Batches
    momentum: float = 0.9
    nesterov: bool = False

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; the velocity is remembered."""
        return State((yield from objective.walk(theta)), memory or (np.zeros_like(theta),))

    def step(self, objective: Objective, state: State, epoch: int) -> Step:
        """See `Optimizer.step`."""
        return self.batches.sweep(objective, state, epoch, move=self._moved)

    def leap(self, objective: Objective, state: State, epoch: int) -> State:
        """See `Batches.leap`."""
        return self.batches.leap(objective, state, epoch, move=self._moved)

    def _moved(self, theta: Floats, memory: Memory, gradient: Floats, rate: float) -> tuple[Floats, Memory]:
        push = rate * gradient
        velocity = self.momentum * memory[0] - push
        ahead = self.momentum * velocity - push if self.nesterov else velocity
        return theta + ahead, (velocity,)
