"""Newton-CG: the step to the bottom of the parabola that fits best here, found by conjugate gradients."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.optim.line_search import search
from core.optim.state import Memory, State, Step
from core.progress import Progress
from core.run.curvature import Curvature


@dataclass(frozen=True)
class NewtonCG:
    """Truncated Newton (Dembo and Steihaug, 1983; Nocedal and Wright, 2006, algorithm 7.1); one iteration an epoch.

    Parameters
    ----------
    products : Hessian products at most a step
    """

    products: int = 50

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """See `Optimizer.start`; nothing is remembered."""
        return State((yield from objective.walk(theta)), memory)

    def step(self, objective: Objective, state: State, epoch: int) -> Step:  # noqa: ARG002 - as `Optimizer.step`
        """See `Optimizer.step`."""
        direction, used = yield from self._direction(objective, state)
        found, tried = yield from search(objective, state.point, direction)
        passes = 1.0 + used + tried  # the curvature is one, and each product and each trial
        if found is None:
            return state._replace(stalled=True, passes=passes)
        return State(found.point, (), found.length, passes=passes)

    def _direction(self, objective: Objective, state: State) -> Generator[Progress, None, tuple[Floats, int]]:
        """Conjugate gradients on the Newton equation, until what is left is small against the gradient."""
        curvature = yield from Curvature.walk(objective, state.point.theta)
        left = -state.point.gradient.astype(np.float64)
        size = square = float(np.vdot(left, left))
        enough = size * min(0.25, size**0.5)
        found, direction, used = np.zeros_like(left), left.copy(), 0
        while square > enough and used < self.products:
            # Of length one: products of small numbers would leave the range in which the processor is fast.
            length = float(np.linalg.norm(direction))
            bent = length * (yield from curvature.walk_product((direction / length).astype(objective.dtype)))
            used += 1
            along = float(np.vdot(direction, bent))
            if not along > 0:
                break
            share = square / along
            found += share * direction
            left -= share * bent
            square, old = float(np.vdot(left, left)), square
            direction = left + (square / old) * direction
        result = found if used and found.any() else left
        return result.astype(objective.dtype), used
