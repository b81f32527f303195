"""Gradient descent, the notebook's optimiser: theta moves against the gradient of all rows, or of one batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.optim.state import State


@dataclass(frozen=True)
class GradientDescent:
    """theta <- theta - learning_rate * gradient (Cauchy, 1847; on batches: Robbins and Monro, 1951).

    Parameters
    ----------
    learning_rate : step size, > 0
    batch_size : rows a step; 0 means all
    seed : with the epoch's number, decides the order of batches
    """

    learning_rate: float
    batch_size: int = 0
    seed: int = 0

    def start(self, objective: Objective, theta: Floats, memory: tuple[Floats, ...] = ()) -> State:
        """See `Optimizer.start`; nothing is remembered."""
        return State(objective.at(theta), memory)

    def step(self, objective: Objective, state: State, epoch: int) -> State:
        """See `Optimizer.step`. A full-batch step uses the gradient the point already has."""
        if not 0 < self.batch_size < len(objective):
            theta = state.point.theta - self.learning_rate * state.point.gradient
        else:
            theta = self._pass(objective, state.point.theta, epoch)
        return State(objective.at(theta.astype(objective.X.dtype, copy=False)))

    def _pass(self, objective: Objective, theta: Floats, epoch: int) -> Floats:
        theta = theta.copy()
        order = np.random.default_rng((self.seed, epoch)).permutation(len(objective))
        for first in range(0, len(order), self.batch_size):
            batch = objective.rows(order[first : first + self.batch_size])
            theta -= self.learning_rate * batch.at(theta).gradient
        return theta
