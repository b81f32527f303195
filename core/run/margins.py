"""Margins: a small set of two classes in the form that costs least: all that is worked out is how wrong a row is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, prod
from threading import local
from typing import Any

import numpy as np
from numpy import add, count_nonzero, divide, exp, less, log1p, multiply
from numpy.typing import NDArray

from core.loss import Floats, Targets

Fall = tuple[float, int, Floats]  # mean loss (nats), rows answered right, gradient of the loss
Look = Callable[[Floats], Fall]

LINE = 64  # bytes of a processor's cache line: reading across two takes longer


def _aligned(shape: tuple[int, ...], dtype: Any) -> Floats:
    """An empty array that begins where a cache line does."""
    size = prod(shape) * np.dtype(dtype).itemsize
    room = np.empty(size + LINE, np.uint8)
    first = -room.ctypes.data % LINE
    aligned: Floats = room[first : first + size].view(dtype).reshape(shape)
    return aligned


class _Own(local):
    """Each thread's own: memory it has just used is memory in its cache."""

    def __init__(self, margins: Margins) -> None:
        self.look = margins.look()


@dataclass(frozen=True, eq=False)
class Margins:
    """log(1 + exp(u)) over rows, u the logit against the truth: one product with rows that have their class' sign.

    Features that are zero in every row, as the pixels of a margin are, have no part in any sum.

    Parameters
    ----------
    columns : the features that are not all zero and ones for the bias, if any, negative where a row is of the second
        class, (u, n)
    places : which rows of theta those belong to, int (u,), or all
    limits : what u stays below where the answer is right, (n,)
    weights : what each row counts, (n,); all the same if None
    """

    columns: Floats
    places: NDArray[np.intp] | slice
    limits: Floats
    weights: Floats | None

    @classmethod
    def of(
        cls, X: NDArray[Any], targets: Targets, weights: Floats | None, *, scale: float, bias: bool, dtype: Any
    ) -> Margins:
        """From a design matrix (n, d), class indices (n,) and what each row counts (n,)."""
        signs = np.asarray(1 - 2 * targets, dtype)
        used = np.flatnonzero(X.any(axis=0))
        columns = _aligned((len(used) + bias, len(X)), dtype)
        np.multiply(X.T[used], signs if scale == 1 else signs * signs.dtype.type(scale), out=columns[: len(used)])
        columns[len(used) :] = signs
        places = np.append(used, X.shape[1]) if bias else used
        # A logit of zero answers the first class: there zero itself is still right.
        limits = np.where(targets == 0, np.finfo(dtype).tiny, 0).astype(dtype)
        return cls(columns, slice(None) if len(used) == X.shape[1] else places, limits, weights)

    @cached_property
    def own(self) -> _Own:
        """Each thread's own way to look."""
        return _Own(self)

    def at(self, theta: Floats) -> Fall:
        """Loss and gradient at theta; overflow on the way is nothing to worry about."""
        loss, right, pulled = self.own.look(theta[:, 0][self.places])
        gradient = np.zeros(len(theta), pulled.dtype)
        gradient[self.places] = pulled
        return loss, right, gradient[:, None]

    def look(self) -> Look:
        """`at` for theta's column at `places`, (u,), for one caller at a time: what it gives is good until the next.

        It is a closure, since the names of a function are found many times as fast as those of an object.
        """
        columns, limits, weights, n = self.columns, self.limits, self.weights, len(self.limits)
        against, slopes, losses = (_aligned(limits.shape, limits.dtype) for _ in range(3))
        flags, pulled = np.empty(n, bool), np.empty(len(columns), columns.dtype)
        # numpy takes longer over a number than over an array of it.
        ones, count = _aligned(limits.shape, limits.dtype), np.array(n, columns.dtype)
        ones.fill(1)
        # What each row counts, in the sum of the losses too: there it costs nothing.
        units, exact = np.ones(n) if weights is None else weights.astype(np.float64), columns.dtype == np.float64

        def summed(losses: Floats) -> float:
            return float((losses if exact else losses.astype(np.float64)).dot(units))

        def look(column: Floats) -> Fall:
            column.dot(columns, against)
            right = int(count_nonzero(less(against, limits, flags)))
            log1p(exp(against, slopes), losses)
            total = losses.dot(units) if exact else summed(losses)
            if isfinite(total):
                divide(slopes, add(slopes, ones, losses), slopes)
            else:  # exp is beyond the dtype long before the loss is
                np.logaddexp(0, against, losses)
                exp(against - losses, slopes)
                total = summed(losses)
            if weights is not None:
                multiply(slopes, weights, slopes)
            return float(total) / n, right, divide(columns.dot(slopes, pulled), count, pulled)

        return look
