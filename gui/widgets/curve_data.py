"""The numbers behind a plot: named series, and as few points of them as a screen can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Series = tuple[Floats, Floats]

_HUGE = 1e300  # beyond it a range overflows
_NOTHING: Series = (np.empty(0), np.empty(0))


class Scale(NamedTuple):
    """Which axes are told in powers of ten."""

    x: bool = False
    y: bool = False


class Window(NamedTuple):
    """A stretch of the x axis as it is shown, in powers of ten if so scaled, and how many points tell it at most."""

    low: float
    high: float
    limit: int


class Style(NamedTuple):
    """How a series is shown: its name, colour, and whether it is only a shade `behind` the others, without a name."""

    name: str
    colour: str
    behind: bool = False


class XAxis(NamedTuple):
    """What the x axis tells: its label, how a place on it is read out ("epoch {n}"), and whether it counts epochs."""

    label: str
    words: str
    whole: bool = True


def scaled(values: Floats, log: bool) -> Floats:
    """Where values, all above zero if `log`, lie on an axis."""
    return np.log10(values) if log else values


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
    pairs = np.sort(np.stack([starts + blocks.argmin(1), starts + blocks.argmax(1)], axis=1), axis=1)
    kept = np.concatenate([ends[:1], pairs.ravel(), sorted(rest), ends[1:]]).astype(np.intp)
    kept = distinct(kept)
    return x[kept], y[kept]


def distinct(places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Of ascending places each once; np.unique would sort, and the first time load what takes longer than a frame."""
    kept: NDArray[np.intp] = places[np.append(True, places[1:] != places[:-1])]
    return kept


def columns(x: Floats, y: Floats, window: Window) -> Series:
    """The lowest and the highest of each of `limit` / 2 equal columns of the window; x, y ascending and on their axes.

    Cheaper than `peaks`, and right where points crowd as they do on a logarithmic axis.
    """
    if len(x) <= window.limit:
        return x, y
    edges = np.linspace(window.low, window.high, max(2, window.limit // 2))
    starts = distinct(np.append(0, np.searchsorted(x, edges)))
    starts = starts[starts < len(x)]
    at = np.repeat(x[starts], 2)
    extremes = np.empty(2 * len(starts))
    extremes[0::2], extremes[1::2] = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    # The line ends where the data end.
    return np.append(at, x[-1]), np.append(extremes, y[-1])


def piece(series: Series, window: Window, scale: Scale) -> Series:
    """A series between two places and a point beyond each, on its axes; no logarithm, no point."""
    x, y = series
    if scale.x or scale.y:
        good = ((x > 0) | (not scale.x)) & ((y > 0) | (not scale.y))
        x, y = (x, y) if good.all() else (x[good], y[good])
    low, high = (10**window.low, 10**window.high) if scale.x else (window.low, window.high)
    part = slice(max(0, int(np.searchsorted(x, low)) - 1), int(np.searchsorted(x, high, "right")) + 1)
    x, y = x[part], y[part]
    if scale.x:
        return columns(scaled(x, True), scaled(y, scale.y), window)
    x, y = peaks(x, y, window.limit)
    return x, scaled(y, scale.y)


class Drawable(Protocol):
    """A series that knows how it is drawn."""

    @property
    def places(self) -> Floats:
        """Where it has points: (n,), ascending."""
        ...

    def value(self, index: int) -> float:
        """What it has at one of its places."""
        ...

    def cut(self, window: Window, scale: Scale) -> Series:
        """As few points as show a window."""
        ...


Given = Drawable | tuple[NDArray[Any], NDArray[Any]]


class _Still:
    """A series that stays as it is."""

    def __init__(self, x: NDArray[Any], y: NDArray[Any]) -> None:
        self.places, self._values = finite(x, y)

    def value(self, index: int) -> float:
        return float(self._values[index])

    def cut(self, window: Window, scale: Scale) -> Series:
        return piece((self.places, self._values), window, scale)


class Curves:
    """Series by key, x ascending; points that are no numbers are left out."""

    def __init__(self) -> None:
        self._series: dict[str, Drawable] = {}

    def replace(self, series: Mapping[str, Given]) -> None:
        """Forget what was there and take these."""
        self._series = {key: _Still(*given) if isinstance(given, tuple) else given for key, given in series.items()}

    def drawable(self) -> list[str]:
        """The keys of series that have a point, in the order they came."""
        return [key for key, series in self._series.items() if len(series.places)]

    def last(self) -> float:
        """Where the last point lies; 0 without any."""
        return max((float(x[-1]) for x in self._places()), default=0.0)

    def first(self) -> float:
        """Where the first point above zero lies; 1 without any."""
        return min((float(x[np.searchsorted(x, 0.0, "right")]) for x in self._places() if x[-1] > 0), default=1.0)

    def piece(self, key: str, window: Window, scale: Scale) -> Series:
        """As few points of a series as show it."""
        return self._series[key].cut(window, scale) if key in self._series else _NOTHING

    def nearest(self, place: float) -> float | None:
        """The place nearest to this one that has a value."""
        candidates = [
            float(x[index])
            for x in self._places()
            for index in {int(np.searchsorted(x, place)) - 1, int(np.searchsorted(x, place))}
            if 0 <= index < len(x)
        ]
        return min(candidates, key=lambda found: abs(found - place), default=None)

    def value(self, key: str, place: float) -> float | None:
        """What a series has at exactly this place."""
        if key not in self._series:
            return None
        x = self._series[key].places
        index = int(np.searchsorted(x, place))
        return self._series[key].value(index) if index < len(x) and x[index] == place else None

    def _places(self) -> list[Floats]:
        return [series.places for series in self._series.values() if len(series.places)]


def finite(x: NDArray[Any], y: NDArray[Any]) -> Series:
    """The points that are numbers and not too large to be drawn."""
    places, values = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    good = np.isfinite(places) & (np.abs(values) < _HUGE)  # false for nan too
    return (places, values) if good.all() else (places[good], values[good])
