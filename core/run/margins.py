"""Margins: a small set of two classes in the form that costs least: all that is worked out is how wrong a row is."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from threading import local
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats, Targets


class Fall(NamedTuple):
    """Mean loss (nats), rows answered right, and the gradient of the loss, of theta's shape."""

    loss: float
    correct: int
    gradient: Floats


class _Room(local):
    """Where a thread does its sums: memory it has just used is memory in its cache."""

    def __init__(self, count: int, dtype: Any) -> None:
        self.floats = tuple(np.empty(count, dtype) for _ in range(3))
        self.flags = np.empty(count, bool)
        self.ones = np.ones(count, dtype)  # numpy takes longer over a number than over an array of it


@dataclass(frozen=True, eq=False)
class Margins:
    """log(1 + exp(u)) over rows, u the logit against the truth: one product with rows that have their class' sign.

    Parameters
    ----------
    rows : the design matrix and ones for the bias, if any, negative for the second class, (n, rows of theta)
    limits : what u stays below where the answer is right, (n,)
    weights : what each row counts, (n,); all the same if None
    room : for sums, a thread's own
    """

    rows: Floats
    limits: Floats
    weights: Floats | None
    room: _Room

    @classmethod
    def of(
        cls, X: NDArray[Any], targets: Targets, weights: Floats | None, *, scale: float, bias: bool, dtype: Any
    ) -> Margins:
        """From a design matrix (n, d), class indices (n,) and what each row counts (n,)."""
        signs = np.asarray(1 - 2 * targets, dtype)[:, None]
        features = X.shape[1]
        rows = np.empty((len(X), features + bias), dtype)
        np.multiply(X, signs if scale == 1 else signs * signs.dtype.type(scale), out=rows[:, :features])
        rows[:, features:] = signs
        # A logit of zero answers the first class: there zero itself is still right.
        limits = np.where(targets == 0, np.finfo(dtype).tiny, 0).astype(dtype)
        return cls(rows, limits, weights, _Room(len(X), dtype))

    def at(self, theta: Floats) -> Fall:
        """Loss and gradient at theta; overflow on the way is nothing to worry about."""
        room = self.room
        against, slopes, losses = room.floats
        np.dot(self.rows, theta[:, 0], out=against)
        right = int(np.count_nonzero(np.less(against, self.limits, out=room.flags)))
        np.exp(against, out=slopes)
        total = self._total(np.log1p(slopes, out=losses))
        if not isfinite(total):
            return self._far(against, right)
        np.divide(slopes, np.add(slopes, room.ones, out=losses), out=slopes)
        return self._fall(total, right, slopes)

    def _far(self, against: Floats, right: int) -> Fall:
        """The same where exp is beyond the dtype, long before the loss is."""
        losses = np.logaddexp(0, against)
        return self._fall(self._total(losses), right, np.exp(against - losses))

    def _fall(self, total: float, right: int, slopes: Floats) -> Fall:
        if self.weights is not None:
            slopes *= self.weights
        gradient = np.dot(slopes, self.rows)
        gradient /= float(len(slopes))
        return Fall(total / len(slopes), right, gradient[:, None])

    def _total(self, losses: Floats) -> float:
        if self.weights is not None:
            losses = losses * self.weights
        if losses.dtype.char == "d":
            return float(np.dot(losses, self.room.ones))
        return float(np.add.reduce(losses, dtype=np.float64))
