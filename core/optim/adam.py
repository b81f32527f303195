"""Adam: each number of theta has a step of its own, scaled by how large its gradients have been."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.optim.batches import Batches
from core.optim.state import Memory, State, Step


@dataclass(frozen=True)
class Adam:
    """Kingma and Ba, 2015, with their names and defaults.

    Parameters
    ----------
    batches : rows and rate (their alpha) of each step
    beta1 : share kept of the mean of gradients
    beta2 : share kept of the mean of their squares
    epsilon : keeps the step finite where gradients vanish
    """

    batches: Batches
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; both means and the number of steps are remembered."""
        nothing = (np.zeros_like(theta), np.zeros_like(theta), np.zeros(1))
        return State((yield from objective.walk(theta)), memory or nothing)

    def step(self, objective: Objective, state: State, epoch: int) -> Step:
        """See `Optimizer.step`."""
        return self.batches.sweep(objective, state, epoch, move=self._moved)

    def leap(self, objective: Objective, state: State, epoch: int) -> State:
        """See `Batches.leap`."""
        return self.batches.leap(objective, state, epoch, move=self._moved)

    def _moved(self, theta: Floats, memory: Memory, gradient: Floats, rate: float) -> tuple[Floats, Memory]:
        mean, square, steps = memory
        mean = self.beta1 * mean + (1 - self.beta1) * gradient
        square = self.beta2 * square + (1 - self.beta2) * gradient * gradient
        steps = steps + 1
        count = float(steps[0])
        size = rate / (1 - self.beta1**count)
        scale = np.sqrt(square / (1 - self.beta2**count)) + self.epsilon
        return theta - size * mean / scale, (mean, square, steps)
