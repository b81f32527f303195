"""Batches: the rows of an epoch in an order that seed and epoch decide, and a step for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.optim.pools import batches
from core.optim.schedule import Schedule
from core.optim.state import Memory, State, Step
from core.progress import Progress

SLICE = 1_500_000  # numbers of X between two moments at which a run can be stopped

Move = Callable[[Floats, Memory, Floats, float], tuple[Floats, Memory]]


@dataclass(frozen=True)
class Batches:
    """Each row once an epoch, `size` rows a step.

    Parameters
    ----------
    schedule : rate of each step
    size : rows a batch; 0, or as many as there are, means one batch of all
    seed : with the epoch's number, decides the order
    """

    schedule: Schedule
    size: int = 0
    seed: int = 0

    def sweep(self, objective: Objective, state: State, epoch: int, *, move: Move) -> Step:
        """An epoch of steps: `move` takes theta, memory, gradient and rate to the next theta and memory.

        A step over all rows uses the gradient the point already has.
        """
        if 0 < self.size < len(objective):
            return (yield from self._in_batches(objective, state, epoch, move=move))
        theta, memory, rate = self._stepped(state, epoch, move)
        return State((yield from objective.walk(theta)), memory, rate)

    def leaps(self, objective: Objective) -> bool:
        """Whether an epoch is one step over rows so few that it needs no slices: `leap` does it."""
        return objective.small and not 0 < self.size < len(objective)

    def leap(self, objective: Objective, state: State, epoch: int, *, move: Move) -> State:
        """`sweep` in one go."""
        theta, memory, rate = self._stepped(state, epoch, move)
        return State(objective.at_once(theta), memory, rate)

    def _stepped(self, state: State, epoch: int, move: Move) -> tuple[Floats, Memory, float]:
        rate = self.schedule.at(epoch - 1)
        return *move(state.point.theta, state.memory, state.point.gradient, rate), rate

    def _in_batches(self, objective: Objective, state: State, epoch: int, *, move: Move) -> Step:
        theta, memory, rate = state.point.theta, state.memory, 0.0
        pause = max(1, SLICE // max(1, self.size * objective.X.shape[1]))
        for count, batch in enumerate(batches(objective, self.size, np.random.default_rng((self.seed, epoch))), 1):
            rate = self.schedule.at(epoch - 1 + batch.first / len(objective))
            gradient = batch.objective.batch(theta, batch.rows)
            theta, memory = move(theta, memory, gradient, rate)
            if count % pause == 0:
                yield Progress(batch.first, len(objective))
        return State((yield from objective.walk(theta)), memory, rate, passes=2.0)
