"""A track: a series that grows, with the extremes of its stretches, so that a long one is drawn as fast as a short."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.widgets.curve_data import Floats, Scale, Series, Window, finite, peaks, piece, scaled

_STEP = 8  # points of a stretch, and stretches of a longer one
_LEVELS = 6
_GROWTH = 4  # times as large is the next table of points
_HASTE = 5  # points are moved into it for each that comes: all before the last quarter has filled
_BEGINNING = 64  # stretches told point by point where a logarithm draws the beginning wide

Places = NDArray[np.intp]


class _Stretches:
    """Of every `size` points the places of the lowest and of the highest, intp (n, 2)."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._count = 0
        self._room: Places = np.empty((64, 2), dtype=np.intp)

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
            self._room = np.concatenate([self._room, np.empty((end, 2), dtype=np.intp)])
        self._room[self._count : end, 0] = new[rows, y[new[:, :, 0]].argmin(1), 0]
        self._room[self._count : end, 1] = new[rows, y[new[:, :, 1]].argmax(1), 1]
        self._count = end


class _Points:
    """Columns of a table that grows without a pause: the next one is filled a little each time before this is full."""

    def __init__(self) -> None:
        self._table: Floats = np.empty((2, 1024))
        self._next: Floats = np.empty((2, 0))
        self._count = self._moved = 0

    @property
    def all(self) -> Floats:
        return self._table[:, : self._count]

    def add(self, places: Floats, values: Floats) -> None:
        end, room = self._count + len(places), self._table.shape[1]
        if self._next.shape[1] < end and end > room * 3 // 4:
            # What is not used of it takes no memory yet.
            self._next, self._moved = np.empty((2, max(_GROWTH * room, 2 * end))), 0
        self._move(self._count if end > room else self._moved + _HASTE * len(places))
        if end > room:
            self._table, self._next, self._moved = self._next, np.empty((2, 0)), 0
        self._table[:, self._count : end] = places, values
        self._count = end

    def _move(self, end: int) -> None:
        end = min(end, self._count, self._next.shape[1])
        if end > self._moved:
            self._next[:, self._moved : end] = self._table[:, self._moved : end]
            self._moved = end


class Track:
    """Points as they come, x ascending; what is no number is left out.

    Attributes
    ----------
    seen : how many points it was given
    """

    def __init__(self) -> None:
        self.seen = 0
        self._lowest = np.inf
        self._points = _Points()
        self._levels = [_Stretches(_STEP ** (level + 1)) for level in range(_LEVELS)]

    @property
    def points(self) -> Series:
        """All of them: places (n,) and values (n,)."""
        x, y = self._points.all
        return x, y

    def extend(self, x: NDArray[Any], y: NDArray[Any]) -> None:
        """Add points after all others."""
        self.seen += len(x)
        places, values = finite(x, y)
        self._points.add(places, values)
        self._lowest = min(self._lowest, float(values.min(initial=np.inf)))

    def cut(self, window: Window, scale: Scale) -> Series:
        """As few points as show it between two places, on its axes."""
        x, y = self.points
        if (scale.y and self._lowest <= 0) or (scale.x and not (len(x) and x[0] > 0)):
            return piece((x, y), window, scale)
        low, high = (10**window.low, 10**window.high) if scale.x else (window.low, window.high)
        first = max(0, int(np.searchsorted(x, low)) - 1)
        last = min(len(x), int(np.searchsorted(x, high, "right")) + 1)
        kept = self._telling(first, last, window.limit, beginning=_BEGINNING if scale.x else 0)
        if scale.x:
            return piece((x[kept], y[kept]), window, scale)
        x, y = peaks(x[kept], y[kept], window.limit)
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
        there, y = len(self._levels[0].places) * _STEP, self.points[1]
        below = np.repeat(np.arange(there, len(y), dtype=np.intp), 2).reshape(-1, 2)
        for level, following in zip(self._levels, [*self._levels[1:], None], strict=True):
            level.extend(y, below)
            if following is not None:
                below = level.places[len(following.places) * _STEP :]
