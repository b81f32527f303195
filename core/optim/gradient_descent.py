"""Gradient descent, the notebook's optimiser: theta moves against the gradient of all rows, or of one batch."""

from __future__ import annotations

from dataclasses import dataclass

from core.loss import Floats
from core.objective import Objective
from core.optim.batches import Batches
from core.optim.state import Memory, State, Step


@dataclass(frozen=True)
class GradientDescent:
    """theta <- theta - rate * gradient (Cauchy, 1847; on batches: Robbins and Monro, 1951).

    Parameters
    ----------
    batches : rows and rate of each step
    """

    batches: Batches

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; nothing is remembered."""
        return State((yield from objective.walk(theta)), memory)

    def step(self, objective: Objective, state: State, epoch: int) -> Step:
        """See `Optimizer.step`."""
        return self.batches.sweep(objective, state, epoch, move=_moved)

    def leap(self, objective: Objective, state: State, epoch: int) -> State:
        """See `Batches.leap`."""
        return self.batches.leap(objective, state, epoch, move=_moved)


def _moved(theta: Floats, memory: Memory, gradient: Floats, rate: float) -> tuple[Floats, Memory]:
    return theta - rate * gradient, memory
