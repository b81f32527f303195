"""A certificate: a bound, never too low, on how far a value of the objective is above the lowest there is.

The dual of cross-entropy + L2 has a variable for each row: probabilities p whose classes sum to the classes' counts
(a free bias demands that; without one nothing does). Every such p gives a value no theta can fall below. Those of the
model itself fit but for the bias' gradient; mixing them with one constant distribution makes them fit exactly, and
since entropy is concave the bound needs no further pass over the rows: value, gradient and two sums suffice.
With the bias solved exactly it is ||gradient of the weights||^2 / (2 l2), the strongly convex bound.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective, Point
from core.progress import Progress, finish

Sums = NDArray[np.float64]


class Gap(NamedTuple):
    """`bound` on value minus lowest value, nats; `weights`, the part of it that the bias has no share in."""

    bound: float
    weights: float


@dataclass(frozen=True, eq=False)
class Certificate:
    """Bounds for one objective with l2 > 0.

    Parameters
    ----------
    objective : of which
    shares : each class' share of the rows, (k,)
    sums : mean over all rows of x times the indicator of each class, (d, k); None if there is no bias
    """

    objective: Objective
    shares: Sums
    sums: Sums | None

    @classmethod
    def of(cls, objective: Objective) -> Certificate:
        """Its constants, from one pass over X."""
        return finish(cls.walk(objective))

    @classmethod
    def walk(cls, objective: Objective) -> Generator[Progress, None, Certificate]:
        """`of`, a block at a time."""
        classes = int(objective.targets.max()) + 1
        counted = np.ones(len(objective)) if objective.weights is None else objective.weights
        shares = np.bincount(objective.targets, weights=counted, minlength=classes) / len(objective)
        if not objective.fit_intercept:
            return cls(objective, shares, None)
        sums = np.zeros((objective.X.shape[1], classes))
        yield from objective.each(lambda rows: _by_class(objective, rows, classes), sums.__iadd__)
        return cls(objective, shares, sums / len(objective))

    def gap(self, point: Point) -> Gap:
        """The bound at a point, nats."""
        l2, theta, gradient = self.objective.l2, point.theta.astype(np.float64), point.gradient.astype(np.float64)
        hidden = self.objective.precision * abs(point.value)
        if self.sums is None:
            found = float(np.vdot(gradient, gradient)) / (2 * l2) + hidden
            return Gap(found, found)
        weights, pull = theta[:-1], gradient[:-1] - l2 * theta[:-1]
        share, mixed = self._mix(gradient[-1])
        inward = self.sums.sum(axis=1, keepdims=True) * mixed - self.sums
        inward = inward[:, -pull.shape[1] :]
        left = l2 * weights + (1 - share) * pull + share * inward
        bias = theta[-1] - theta[-1].mean() if theta.shape[1] > 1 else theta[-1]
        linear = share * (point.loss - _entropy(mixed) - float(np.vdot(weights, inward)))
        linear += (1 - share) * float(np.vdot(bias, gradient[-1]))
        found = float(np.vdot(left, left)) / (2 * l2) + linear
        alone = float(np.vdot(gradient[:-1], gradient[:-1])) / (2 * l2)
        return Gap(max(found, 0.0) + hidden, alone + hidden)

    def walk_bound(self, theta: Floats) -> Generator[Progress, None, float]:
        """The highest value known to lie below all others, from theta's weights with their best bias, in float64."""
        exact = replace(self.objective, dtype="float64")
        solved: Floats = theta.astype(np.float64)
        if self.sums is not None:
            solved = yield from solved_bias(exact, solved)
        point = yield from exact.walk(solved)
        return point.value - replace(self, objective=exact).gap(point).bound

    def _mix(self, gradient: Sums) -> tuple[float, Sums]:
        """How much of which constant distribution makes the model's mean probabilities those of the classes."""
        excess = np.array([-gradient[0], gradient[0]]) if len(gradient) == 1 else gradient - gradient.mean()
        share = max(float(np.max(excess / self.shares)), 0.0)
        share /= 1 + share
        if share == 0:
            return 0.0, self.shares
        return share, np.maximum(self.shares - (1 - share) / share * excess, 0.0)


def _by_class(objective: Objective, rows: slice, classes: int) -> Floats:
    marks = np.zeros((rows.stop - rows.start, classes), objective.dtype)
    marks[np.arange(len(marks)), objective.targets[rows]] = 1
    if objective.weights is not None:
        marks *= objective.weights[rows, None]
    return objective.pull(objective.block(rows), marks)[: objective.X.shape[1]]


def _entropy(distribution: Sums) -> float:
    some = distribution[distribution > 0]
    return -float(np.sum(some * np.log(some)))


def solved_bias(objective: Objective, theta: Floats) -> Generator[Progress, None, Floats]:
    """theta with the bias that is best for its weights (Newton's method on the logits alone)."""
    logits = (yield from objective.walk_logits(theta)).astype(np.float64)
    marks, shift = objective.loss.marks(objective.targets, np.float64), np.zeros(theta.shape[1])
    counted = 1.0 if objective.weights is None else objective.weights[:, None].astype(np.float64)
    for _ in range(20):
        residual = objective.loss.slope(logits + shift, marks, None).residual * counted
        slope = residual.mean(axis=0)
        if float(np.abs(slope).max()) < 1e-14:
            break
        shift -= np.linalg.lstsq(_bend(objective, logits + shift, counted), slope, rcond=1e-12)[0]
    solved = theta.astype(np.float64)
    solved[-1] += shift
    return solved.astype(theta.dtype)


def _bend(objective: Objective, logits: Floats, counted: Floats | float) -> Floats:
    p = objective.loss.probabilities(logits)
    if logits.shape[1] == 1:
        return np.array([[float(np.mean(p[:, 0] * p[:, 1] * np.ravel(counted)))]])
    return np.asarray(np.diag((p * counted).mean(axis=0)) - (p * counted).T @ p / len(p))
