"""L-BFGS: the last few steps and gradients say how the valley bends, and where its bottom must be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective, Point
from core.optim.line_search import search
from core.optim.state import Memory, State, Step

Metric = Callable[[Floats], Floats]


@dataclass(frozen=True)
class LBFGS:
    """Limited-memory BFGS with a strong Wolfe line search (Liu and Nocedal, 1989); one iteration an epoch.

    Parameters
    ----------
    pairs : steps remembered, their m
    """

    pairs: int = 10

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; steps and changes of the gradient are remembered by turns."""
        return State((yield from objective.walk(theta)), memory)

    def step(self, objective: Objective, state: State, epoch: int) -> Step:  # noqa: ARG002 - as `Optimizer.step`
        """See `Optimizer.step`."""
        return iterate(objective, state, state.memory, pairs=self.pairs)


def iterate(objective: Objective, state: State, memory: Memory, *, pairs: int, metric: Metric | None = None) -> Step:
    """One iteration from a state with the pairs in `memory`; `metric` is the first guess of the inverse Hessian."""
    point = state.point
    direction = -two_loops(point.gradient, memory, metric or _scaled(memory))
    length = 1.0 if memory or metric else 1.0 / max(1.0, float(np.linalg.norm(point.gradient)))
    found, used = yield from search(objective, point, direction, length=length)
    if found is None and memory:
        # What is remembered may mislead: the plain descent direction is the last word.
        following = yield from iterate(objective, state, (), pairs=pairs, metric=metric)
        return following._replace(passes=following.passes + used)
    if found is None:
        return state._replace(stalled=True, passes=float(used))
    return State(found.point, extended(memory, point, found.point, pairs=pairs), found.length, passes=float(used))


def extended(memory: Memory, old: Point, new: Point, *, pairs: int) -> Memory:
    """The memory with one more pair, if the curvature along it is positive."""
    step, change = new.theta - old.theta, new.gradient - old.gradient
    curvature, square = float(np.vdot(step, change)), float(np.vdot(change, change))
    # Where there is no best loss, gradients shrink until their squares vanish.
    if not square > 0 or not curvature > np.finfo(step.dtype).eps * square * 1e-3:
        return memory
    return (*memory, step, change)[-2 * pairs :]


def two_loops(gradient: Floats, memory: Memory, metric: Metric) -> Floats:
    """The inverse Hessian as remembered, times a gradient (Nocedal, 1980)."""
    result: Floats = gradient.astype(np.float64)
    shares = []
    for step, change in zip(memory[-2::-2], memory[-1::-2], strict=True):
        share = float(np.vdot(step, result)) / float(np.vdot(step, change))
        result -= share * change
        shares.append(share)
    result = metric(result)
    for step, change, share in zip(memory[::2], memory[1::2], reversed(shares), strict=True):
        result += (share - float(np.vdot(change, result)) / float(np.vdot(step, change))) * step
    return result.astype(gradient.dtype)


def _scaled(memory: Memory) -> Metric:
    if not memory:
        return lambda vector: vector
    step, change = memory[-2:]
    scale = float(np.vdot(step, change)) / float(np.vdot(change, change))
    return lambda vector: vector * scale
