"""Preconditioned L-BFGS, the fast one: a cheap start, then L-BFGS that already knows how the valley bends."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective
from core.optim.lbfgs import iterate
from core.optim.metric import Metric, metric_at
from core.optim.pools import batches
from core.optim.state import Memory, State, Step
from core.progress import Progress

RATE = 32.0  # of the start, over the largest eigenvalue of the second moments; softmax bends that much less
FEW = 120  # rows made floats at once


@dataclass(frozen=True)
class PreconditionedLBFGS:
    """One pass of stochastic gradient descent, then L-BFGS whose first guess is a sub-sampled block Hessian.

    The metric is made where the start ends. (Sub-sampled Newton: Erdogdu and Montanari, 2015; first guesses: Nocedal
    and Wright, 2006, section 7.2.)

    Parameters
    ----------
    pairs : steps remembered
    batch : rows a step of the start
    sample : rows of the metric for each row of theta
    renew : epochs after which the metric is made anew, which only hard problems live to see
    seed : of the start's batches and the sample
    """

    pairs: int = 10
    batch: int = 120
    sample: float = 4.0
    renew: int = 24
    seed: int = 0

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; where the metric was made and the pairs since are remembered."""
        point = yield from objective.walk(theta)
        metric = (yield from self._metric(objective, memory[0])) if memory else None
        return State(point, memory, derived=metric)

    def step(self, objective: Objective, state: State, epoch: int) -> Step:
        """See `Optimizer.step`."""
        if not state.memory and epoch == 1:
            return (yield from self._warm_up(objective, state, epoch))
        memory, metric = state.memory, state.derived
        if not memory or epoch % self.renew == 0:
            memory = (state.point.theta, *memory[1:])
            if metric:
                metric.let_go()  # two at once would be the most that a run ever holds
        if not metric or not metric.factors:
            metric = yield from self._metric(objective, memory[0])
        following = yield from iterate(objective, state, memory[1:], pairs=self.pairs, metric=metric)
        return following._replace(memory=(memory[0], *following.memory), derived=metric)

    def _metric(self, objective: Objective, theta: Floats) -> Generator[Progress, None, Metric]:
        rows = int(self.sample * len(theta))
        return (yield from metric_at(objective, theta, rows=rows, seed=self.seed))

    def _warm_up(self, objective: Objective, state: State, epoch: int) -> Step:
        """An epoch of batches, at the rate the data's own size allows; kept only if it led down."""
        theta = state.point.theta.copy()
        rate = 0.0
        for count, batch in enumerate(batches(objective, self.batch, np.random.default_rng((self.seed, epoch)))):
            rate = rate or RATE / (_bend(batch.objective, batch.order[:1000]) + objective.l2)
            left = 1 - batch.first / len(objective)
            theta -= (rate * left) * batch.objective.batch(theta, batch.rows)
            if count % 40 == 39:
                yield Progress(batch.first, len(objective))
        objective.scratch.let_go()  # of what batches needed
        point = yield from objective.walk(theta)
        better = point.value < state.point.value
        return State(point if better else state.point, (), rate, passes=2.0)


def _bend(objective: Objective, rows: NDArray[np.intp]) -> float:
    """The largest eigenvalue of the rows' second moments, by the power method."""
    # A few rows at a time: all of them as floats would take more room than anything before.
    some = objective.rows(np.sort(rows))
    parts = [slice(first, first + FEW) for first in range(0, len(some), FEW)]
    vector, size = sum(some.block(part).sum(axis=0) for part in parts)[:, None], 0.0
    for _ in range(10):
        vector /= float(np.linalg.norm(vector)) or 1.0
        vector = sum(X.T @ (X @ vector) for X in map(some.block, parts)) / len(some)
        size = float(np.linalg.norm(vector))
    return size * objective.scale**2 + objective.fit_intercept
