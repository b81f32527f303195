"""The numbers behind a plot: named series over epochs, and as few points of them as a screen can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Series = tuple[Floats, Floats]

_HUGE = 1e300  # beyond it a range overflows


def peaks(x: Floats, y: Floats, limit: int) -> Series:
    """At most `limit` (even, at least 4) of the points, which look the same: each bucket keeps its two extremes."""
    if len(x) <= limit:
        return x, y
    size = -(-len(y) // (limit // 2 - 1))
    whole = len(y) // size * size
    blocks = y[:whole].reshape(-1, size)
    starts = np.arange(0, whole, size)
    ends = [0, len(y) - 1]
    rest = [whole + int(np.argmin(y[whole:])), whole + int(np.argmax(y[whole:]))] if whole < len(y) else []
    kept = np.unique(np.concatenate([starts + blocks.argmin(1), starts + blocks.argmax(1), rest, ends]).astype(np.intp))
    return x[kept], y[kept]


class Curves:
    """Series by key, x ascending; points that are no numbers are left out."""

    def __init__(self) -> None:
        self._series: dict[str, Series] = {}

    def replace(self, series: Mapping[str, tuple[NDArray[Any], NDArray[Any]]]) -> None:
        """Forget what was there and take these."""
        self._series = {key: _finite(x, y) for key, (x, y) in series.items()}

    def drawable(self) -> list[str]:
        """The keys of series that have a point, in the order they came."""
        return [key for key, (x, _) in self._series.items() if len(x)]

    def last(self) -> float:
        """The last epoch; 0 without any."""
        return max((float(self._series[key][0][-1]) for key in self.drawable()), default=0.0)

    def bounds(self, positive: bool) -> tuple[float, float] | None:
        """Lowest and highest value, of those above 0 if so asked; None where there is none."""
        values = [self._series[key][1] for key in self.drawable()]
        values = [y[y > 0] for y in values] if positive else values
        values = [y for y in values if len(y)]
        return (float(min(y.min() for y in values)), float(max(y.max() for y in values))) if values else None

    def piece(self, key: str, low: float, *, high: float, limit: int, positive: bool) -> Series:
        """At most `limit` points of a series that show it between two epochs and a point beyond each."""
        x, y = self._series.get(key, (np.empty(0), np.empty(0)))
        if positive:
            x, y = x[y > 0], y[y > 0]
        part = slice(max(0, int(np.searchsorted(x, low)) - 1), int(np.searchsorted(x, high, "right")) + 1)
        return peaks(x[part], y[part], limit)

    def nearest(self, epoch: float) -> float | None:
        """The epoch nearest to this one that has a value."""
        candidates = [
            float(x[index])
            for x, _ in self._series.values()
            for index in {int(np.searchsorted(x, epoch)) - 1, int(np.searchsorted(x, epoch))}
            if 0 <= index < len(x)
        ]
        return min(candidates, key=lambda found: abs(found - epoch), default=None)

    def value(self, key: str, epoch: float) -> float | None:
        """What a series has at exactly this epoch."""
        x, y = self._series.get(key, (np.empty(0), np.empty(0)))
        index = int(np.searchsorted(x, epoch))
        return float(y[index]) if index < len(x) and x[index] == epoch else None

    def rows(self) -> list[list[str]]:
        """A table of every point, named columns first; a series without a value at an epoch leaves it empty."""
        epochs = sorted({float(epoch) for x, _ in self._series.values() for epoch in x})
        found = {key: dict(zip(x.tolist(), y.tolist(), strict=True)) for key, (x, y) in self._series.items()}
        table = [[f"{epoch:g}", *(repr(found[key].get(epoch, "")).strip("'") for key in found)] for epoch in epochs]
        return [["epoch", *found], *table]


def _finite(x: NDArray[Any], y: NDArray[Any]) -> Series:
    epochs, values = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    good = np.isfinite(epochs) & (np.abs(values) < _HUGE)  # false for nan too
    return (epochs, values) if good.all() else (epochs[good], values[good])
