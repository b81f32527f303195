"""A track: a series that grows, with the extremes of its stretches, so that a long one is drawn as fast as a short."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gui.widgets.curve_data import Floats, Scale, Series, Window, finite, peaks, piece, scaled

_STEP = 8  # points of a stretch, and stretches of a longer one
_LEVELS = 6
_BEGINNING = 64  # stretches told point by point where a logarithm draws the beginning wide

Places = NDArray[np.int32]


class _Stretches:
    """Of every `size` points the places of the lowest and of the highest, int32 (n, 2)."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._count = 0
        self._room: Places = np.empty((64, 2), dtype=np.int32)

    @property
    def places(self) -> Places:
        return self._room[: self._count]

    def extend(self, y: Floats, below: Places) -> None:
        """Take more: `below` has _STEP rows for each that is not there yet; a rest is left for the next time."""
        if len(below) < _STEP:
            return
        new = below[: len(below) // _STEP * _STEP].reshape(-1, _STEP, 2)
        end, rows = self._count + len(new), np.arange(len(new))
        if end > len(self._room):
            self._room = np.concatenate([self._room, np.empty((end, 2), dtype=np.int32)])
        self._room[self._count : end, 0] = new[rows, y[new[:, :, 0]].argmin(1), 0]
        self._room[self._count : end, 1] = new[rows, y[new[:, :, 1]].argmax(1), 1]
        self._count = end


class Track:
    """The points of two columns that grow, x ascending; what is no number is left out.

    It holds the columns themselves and no copy of them, and of a million points two megabytes of its own.

    Parameters
    ----------
    unit : what the values are told in

    Attributes
    ----------
    seen : how many points it was shown
    """

    def __init__(self, unit: float = 1.0) -> None:
        self.seen = 0
        self._unit = unit
        self._lowest = np.inf
        self._x: Floats = np.empty(0)
        self._y: Floats = np.empty(0)
        self._levels = [_Stretches(_STEP ** (level + 1)) for level in range(_LEVELS)]

    @property
    def places(self) -> Floats:
        """Where it has points: (n,), ascending."""
        return self._x

    def value(self, index: int) -> float:
        """What it has at one of its places."""
        return float(self._y[index]) * self._unit

    def show(self, x: Floats, y: Floats) -> None:
        """The columns as they are now: they begin as those shown before."""
        places, values = finite(x[self.seen :], y[self.seen :])
        whole = len(self._x) == self.seen and len(places) == len(x) - self.seen
        self.seen = len(x)
        self._lowest = min(self._lowest, float(values.min(initial=np.inf)))
        if whole:
            self._x, self._y = x, y
        elif len(places):
            self._x, self._y = np.append(self._x, places), np.append(self._y, values)

    def cut(self, window: Window, scale: Scale) -> Series:
        """As few points as show it between two places, on its axes."""
        x, y = self._x, self._y
        if (scale.y and self._lowest <= 0) or (scale.x and not (len(x) and x[0] > 0)):
            return piece((x, y * self._unit), window, scale)
        low, high = (10**window.low, 10**window.high) if scale.x else (window.low, window.high)
        first = max(0, int(np.searchsorted(x, low)) - 1)
        last = min(len(x), int(np.searchsorted(x, high, "right")) + 1)
        kept = self._telling(first, last, window.limit, beginning=_BEGINNING if scale.x else 0)
        if scale.x:
            return piece((x[kept], y[kept] * self._unit), window, scale)
        x, y = peaks(x[kept], y[kept] * self._unit, window.limit)
        return x, scaled(y, scale.y)

    def _telling(self, first: int, last: int, limit: int, *, beginning: int) -> Places | slice:
        """Places between two that look the same as all: the ends, and the extremes of not too few stretches."""
        fitting = [level for level in self._levels if (last - first) // level.size >= limit // 2]
        if not fitting:
            return slice(first, last)
        self._find_extremes()
        places, size = fitting[-1].places, fitting[-1].size
        start = min(-(-first // size) + beginning, last // size)
        stop = last // size
        inner = np.sort(places[start:stop], axis=1).ravel()
        head, tail = np.arange(first, max(start * size, first + 1)), np.arange(min(stop * size, last - 1), last)
        return np.concatenate([head, inner, tail])

    def _find_extremes(self) -> None:
        there, y = len(self._levels[0].places) * _STEP, self._y
        below = np.repeat(np.arange(there, len(y), dtype=np.int32), 2).reshape(-1, 2)
        for level, following in zip(self._levels, [*self._levels[1:], None], strict=True):
            level.extend(y, below)
            if following is not None:
                below = level.places[len(following.places) * _STEP :]
