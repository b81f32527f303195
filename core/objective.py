"""An Objective: the mean cross-entropy over rows of X plus an L2 penalty, as a function of theta alone.

theta is (d + 1, m) with the bias in its last row, or (d, m) without one. The penalty is l2 / 2 * ||weights||^2 and
leaves the bias alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats, Loss, Slope, Targets


class Point(NamedTuple):
    """All that is known of the objective at one theta.

    `value` is what is minimised (nats), `loss` its data part; `correct` counts rows answered right;
    `gradient` has theta's shape.
    """

    theta: Floats
    value: float
    loss: float
    correct: int
    gradient: Floats


@dataclass(frozen=True, eq=False)
class Objective:
    """Cross-entropy + L2 over the rows of a design matrix.

    Parameters
    ----------
    X : design matrix, float (n, d); its dtype is the dtype of all arithmetic
    targets : class indices, int64 (n,)
    loss : cross-entropy, binary or multinomial
    l2 : strength of the penalty, >= 0
    fit_intercept : whether theta ends with a row of biases
    """

    X: Floats
    targets: Targets
    loss: Loss
    l2: float = 0.0
    fit_intercept: bool = True

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def n_rows(self) -> int:
        """Rows of theta: one a feature, and one for the bias if there is one."""
        return int(self.X.shape[1]) + int(self.fit_intercept)

    def logits(self, theta: Floats) -> Floats:
        """Logits of every row, (n, m)."""
        if not self.fit_intercept:
            return np.asarray(self.X @ theta)
        product = self.X @ theta[:-1]
        product += theta[-1]
        return np.asarray(product)

    def slope(self, theta: Floats) -> Slope:
        """The data loss at theta without its gradient by theta: half the work, enough for validation."""
        return self.loss.slope(self.logits(theta), self.targets)

    def at(self, theta: Floats) -> Point:
        """Value, data loss, right answers and gradient at theta, from one pass over X for each product."""
        slope = self.slope(theta)
        gradient = self._pull(slope.residual)
        value = slope.value
        if self.l2:
            weights = theta[: self.X.shape[1]]
            gradient[: self.X.shape[1]] += self.l2 * weights
            value += 0.5 * self.l2 * float(np.vdot(weights, weights))
        return Point(theta, value, slope.value, slope.correct, gradient)

    def value_and_gradient(self, theta: Floats) -> tuple[float, Floats]:
        """What is minimised, in nats, and its gradient, of theta's shape."""
        point = self.at(theta)
        return point.value, point.gradient

    def rows(self, index: NDArray[np.intp] | slice) -> Objective:
        """The same objective over some of the rows."""
        return replace(self, X=self.X[index], targets=self.targets[index])

    def _pull(self, residual: Floats) -> Floats:
        """Mean over the rows of x times its residual: the data gradient."""
        gradient = np.empty((self.n_rows, residual.shape[1]), dtype=self.X.dtype)
        features = self.X.shape[1]
        np.matmul(self.X.T, residual, out=gradient[:features])
        if self.fit_intercept:
            residual.sum(axis=0, out=gradient[-1])
        gradient /= self.X.dtype.type(len(self))
        return gradient
