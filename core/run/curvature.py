"""Curvature: the Hessian of an objective at one theta, as products with it; never written out."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.progress import Progress, finish


@dataclass(frozen=True, eq=False)
class Curvature:
    """Second derivative of an objective.

    Parameters
    ----------
    objective : of which
    probabilities : of each class at theta, (n, k); all that the Hessian depends on
    """

    objective: Objective
    probabilities: Floats

    @classmethod
    def at(cls, objective: Objective, theta: Floats) -> Curvature:
        """The curvature at theta."""
        return finish(cls.walk(objective, theta))

    @classmethod
    def walk(cls, objective: Objective, theta: Floats) -> Generator[Progress, None, Curvature]:
        """`at`, a block at a time."""
        logits = yield from objective.walk_logits(theta)
        return cls(objective, objective.loss.probabilities(logits))

    def product(self, change: Floats) -> Floats:
        """Hessian times a change of theta, float64 of theta's shape."""
        return finish(self.walk_product(change))

    def walk_product(self, change: Floats) -> Generator[Progress, None, Floats]:
        """`product`, a block at a time."""
        objective = self.objective
        total = np.zeros(change.shape)
        yield from objective.each(lambda rows: self._part(change, rows), total.__iadd__)
        total /= len(objective)
        features = objective.X.shape[1]
        total[:features] += objective.l2 * change[:features]
        return total

    def _part(self, change: Floats, rows: slice) -> Floats:
        objective = self.objective
        X = objective.block(rows)
        bent = objective.loss.bend(self.probabilities[rows], objective.product(X, change))
        if objective.weights is not None:
            bent *= objective.weights[rows, None]
        return objective.pull(X, bent)
