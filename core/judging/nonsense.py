"""Nonsense: what people draw that is no digit, made up from a seed; a model learns from it when to say "not sure"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.ink import normalize_picture, rasterize

Strokes = list[NDArray[np.float64]]

# Points as digits x (0..4) and y (0..6, down); | between strokes, ~ before a curved one. Letters that are digits to
# most hands (O, I, S, Z, B, G, D, Q, l, b, g, q, s, z, o) are left out.
SIGNS = (
    *("06 20 46|14 34", "~41 30 10 02 04 16 36 45", "40 00 06 46|03 33", "40 00 06|03 33", "00 06|40 46|03 43"),
    *("30 35 26 16 05", "00 06|40 03 46", "00 06 46", "06 00 23 40 46", "06 00 46 40", "06 00 30 41 42 33 03"),
    *("06 00 30 41 42 33 03|23 46", "00 40|20 26", "~00 04 16 36 44 40", "00 26 40", "00 16 22 36 40", "00 46|40 06"),
    *("00 23 40|23 26", "~42 22 03 05 26 44|42 45 46", "~43 23 04 05 26 45|40 46", "~04 44 43 22 03 05 26 46"),
    *("~31 20 11 16|03 33", "00 06|~04 13 33 44 46", "00 06|33 04 36", "02 06|~03 12 23 26|~23 32 43 46"),
    *("02 06|~03 22 43 46", "02 06|~04 13 32 42", "~20 25 36 45|02 42", "~02 05 26 44|42 46", "02 26 42"),
    *("02 16 23 36 42", "02 46|42 06", "02 24|42 06", "20 26|03 43", "03 43", "02 42|04 44", "20 46 06 20"),
    *("00 40 46 06 00", "20 16 42 02 36 20", "03 43|31 43 35", "03 16 40", "~01 10 30 41 32 23 24|26"),
    *(
        "10 16|30 36|02 42|04 44",
        "20 26|01 45|05 41",
        "~26 02 01 10 22 30 41 42 26",
        "~20 02 04 26 44 42 20|12|32|~14 25 34",
    ),
)


def nonsense(count: int, seed: int, digits: Images) -> Images:
    """Images of no digit, uint8 (count, 28, 28).

    Scribbles, zigzags, waves, dots, grids, letters and signs, and two digits of `digits`, uint8 (n, 28, 28), in one
    picture; all by turns.
    """
    return np.stack(list(one_by_one(count, seed, digits))) if count else np.zeros((0, 28, 28), np.uint8)


def one_by_one(count: int, seed: int, digits: Images) -> Iterator[Images]:
    """The same as they are made, uint8 (28, 28) each, for whoever cannot be away for long."""
    rng = np.random.default_rng((seed, 0x0DD))
    return (_image(row, rng, digits) for row in range(count))


def _image(row: int, rng: np.random.Generator, digits: Images) -> Images:
    kind = row % 8
    if kind == 0 and len(digits):
        return _together(digits[rng.integers(len(digits), size=2)], rng)
    make = _KINDS[row // 8 % len(_KINDS)] if kind < 4 else _sign
    return rasterize(_turned(make(rng), rng), pen=float(rng.uniform(8, 36)))


def _together(two: Images, rng: np.random.Generator) -> Images:
    """Two digits side by side, or now and then one above the other."""
    gap, upright = int(rng.integers(-10, 8)), rng.random() < 0.8
    wide = np.zeros((28, 56 + 8), np.uint8)
    for image, first in zip(two if upright else two.transpose(0, 2, 1), (0, 28 + gap), strict=True):
        part = wide[:, first : first + 28]
        np.maximum(part, image, out=part)
    return normalize_picture(wide if upright else wide.T.copy())


def _turned(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """Sheared, turned and stretched as hands do, to about 200 canvas units."""
    angle, shear, tall = rng.normal(0, 0.12), rng.uniform(-0.35, 0.35), rng.uniform(0.7, 1.4)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[1, shear], [0, tall]]) * 33
    return [stroke @ matrix.T for stroke in strokes]


def _sign(rng: np.random.Generator) -> Strokes:
    loose = rng.uniform(0.05, 0.3)
    strokes = []
    for text in SIGNS[rng.integers(len(SIGNS))].split("|"):
        points = np.array([[int(x), int(y)] for x, y in map(tuple, text.removeprefix("~").split())], np.float64)
        points += rng.normal(0, loose, points.shape)
        strokes.append(_curve(points) if text.startswith("~") or rng.random() < 0.3 else points)
    return strokes


def _scribble(rng: np.random.Generator) -> Strokes:
    return [_curve(rng.uniform(0, 6, (rng.integers(6, 26), 2)))]


def _wander(rng: np.random.Generator) -> Strokes:
    """A pen that keeps some of its way and loses its aim."""
    steps = rng.normal(0, 1, (rng.integers(20, 80), 2))
    for one, following in pairwise(steps):
        following += 0.8 * one
    return [np.cumsum(steps, axis=0) / 3]


def _zigzag(rng: np.random.Generator) -> Strokes:
    n = rng.integers(5, 15)
    points = np.stack([np.linspace(0, 6, n), np.where(np.arange(n) % 2, 0, rng.uniform(1, 6))], axis=1)
    points = points + rng.normal(0, 0.25, points.shape)
    return [points if rng.random() < 0.6 else points[:, ::-1]]


def _wave(rng: np.random.Generator) -> Strokes:
    x = np.linspace(0, 6, 80)
    points = np.stack([x, rng.uniform(0.5, 2) * np.sin(x * rng.uniform(2, 7) + rng.uniform(0, 6))], axis=1)
    return [points if rng.random() < 0.7 else points[:, ::-1]]


def _dots(rng: np.random.Generator) -> Strokes:
    count = int(rng.choice([1, 1, 1, 2, 3, 6, 12]))
    return [rng.uniform(0, 6, 2) + rng.normal(0, 0.06, (rng.integers(1, 5), 2)) for _ in range(count)]


def _grid(rng: np.random.Generator) -> Strokes:
    ends = np.array([0.0, 6.0])
    at = [np.sort(rng.uniform(0, 6, rng.integers(2, 6))) for _ in range(2)]
    upright = [np.stack([np.full(2, x), ends], axis=1) for x in at[0]]
    return [*upright, *(np.stack([ends, np.full(2, y)], axis=1) for y in at[1] if rng.random() < 0.7)]


def _spiral(rng: np.random.Generator) -> Strokes:
    angle = np.linspace(0, rng.uniform(12, 30), 120) * rng.choice([-1, 1])
    return [np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.linspace(0.3, 3, 120)[:, None]]


def _strokes(rng: np.random.Generator) -> Strokes:
    """A few straight strokes anyhow."""
    return [rng.uniform(0, 6, (2, 2)) for _ in range(rng.integers(3, 9))]


_KINDS: tuple[Callable[[np.random.Generator], Strokes], ...] = (
    *(_scribble, _wander, _zigzag, _wave, _dots, _grid, _spiral, _strokes),
)


def _curve(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A smooth line through the points (Catmull and Rom, 1974)."""
    p = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, 8)[:, None]
    pieces = [points[:1]]
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        pieces.append(((2 * b) + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3) / 2)
    return np.concatenate(pieces)
