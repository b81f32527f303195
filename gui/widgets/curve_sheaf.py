"""A sheaf: curves over the same places, thinned together, so that a hundred runs cost little more than one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gui.widgets.curve_data import Floats, Scale, Series, Window, distinct, scaled

_COARSE = 16  # points that are looked at as one where a column of pixels has many times as many


@dataclass(frozen=True, eq=False)
class Sheaf:
    """k curves over the same n places.

    Parameters
    ----------
    x : places (n,), ascending
    low, high : (k, n); the same array where the curves are not thinned yet
    """

    x: Floats
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    _coarser: list[Sheaf] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, x: Floats, curves: Sequence[Floats]) -> Sheaf:
        """Of curves (n,) each."""
        table = np.array(curves)
        return cls(x, table, table)

    def cut(self, window: Window, scale: Scale) -> list[Series]:
        """Each curve's part of the window on its axes: lowest and highest of each of `limit` / 2 columns."""
        low, high = (10**window.low, 10**window.high) if scale.x else (window.low, window.high)
        first, last = int(np.searchsorted(self.x, low)) - 1, int(np.searchsorted(self.x, high, "right")) + 1
        part = slice(max(0, first), last)
        count = len(self.x[part])
        if count > _COARSE * window.limit and not scale.x:
            return self._coarse().cut(window, scale)
        x = self.x[part]
        if count > window.limit:
            edges = np.linspace(window.low, window.high, max(2, window.limit // 2))
            starts = distinct(np.append(0, np.searchsorted(x, 10**edges if scale.x else edges)))
            starts = starts[starts < count]
            lows = np.minimum.reduceat(self.low[:, part], starts, axis=1)
            highs = np.maximum.reduceat(self.high[:, part], starts, axis=1)
            # The line ends where the data end.
            x = np.append(np.repeat(x[starts], 2), x[-1])
            values = np.empty((len(lows), len(x)))
            values[:, 0:-1:2], values[:, 1:-1:2], values[:, -1] = lows, highs, self.low[:, part][:, -1]
        elif self.low is self.high:
            values = self.low[:, part]
        else:
            x = np.repeat(x, 2)
            values = np.stack([self.low[:, part], self.high[:, part]], axis=2).reshape(len(self.low), -1)
        return _on_axes(x, values, scale)

    def _coarse(self) -> Sheaf:
        """The same with _COARSE points taken as one, made when it is first needed."""
        if not self._coarser:
            starts = np.arange(0, len(self.x), _COARSE)
            lows = np.minimum.reduceat(self.low, starts, axis=1)
            highs = np.maximum.reduceat(self.high, starts, axis=1)
            self._coarser.append(Sheaf(self.x[starts], lows, highs))
        return self._coarser[0]


def _on_axes(x: Floats, values: NDArray[np.float64], scale: Scale) -> list[Series]:
    if scale.x and len(x) and x[0] <= 0:
        good = x > 0
        x, values = x[good], values[:, good]
    x = scaled(x, scale.x)
    if not scale.y:
        return [(x, row) for row in values]
    if (values > 0).all():
        return [(x, row) for row in scaled(values, True)]
    return [(x[row > 0], scaled(row[row > 0], True)) for row in values]
