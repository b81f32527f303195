"""Robustness: how the accuracy falls as digits are made worse, by noise, turning, shifting or another pen."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Dataset, Images
from core.metrics import wilson_interval
from core.model import Model

IMAGES = 1000  # of a dataset that are looked at: enough to see a fall of a few per cent

Grey = NDArray[np.float32]


class Disturbance(NamedTuple):
    """A way to make images worse.

    Parameters
    ----------
    name : one of `DISTURBANCES`
    levels : how much, one of them 0, which changes nothing
    apply : images uint8 (n, h, w) and a level to images of that shape
    """

    name: str
    levels: tuple[float, ...]
    apply: Callable[[Images, float], Images]


@dataclass(frozen=True)
class Robustness:
    """Accuracy over the levels of one disturbance, each float64 (l,); `low` and `high` end its 95 % interval."""

    name: str
    levels: tuple[float, ...]
    n: int
    accuracy: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def noisy(images: Images, level: float) -> Images:
    """Add normal noise of `level` times full ink to every pixel; the same noise, larger or smaller, at every level."""
    noise = np.random.default_rng(0).standard_normal(images.shape, dtype=np.float32)
    return _levels(images + np.float32(255 * level) * noise)


def turned(images: Images, level: float) -> Images:
    """Turn by `level` degrees around the middle, every other image the other way; bilinear, paper outside."""
    angle = np.deg2rad(level)
    return _by_turns(images, [_moved(images.shape[1:], way * angle) for way in (1, -1)])


def shifted(images: Images, level: float) -> Images:
    """Shift by `level` pixels, right, left, down and up by turns; bilinear, paper outside."""
    shape = images.shape[1:]
    return _by_turns(images, [_moved(shape, x=level * x, y=level * y) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))])


def thickened(images: Images, level: float) -> Images:
    """Draw strokes `level` pixels wider (narrower below 0); between whole steps of two pixels the grey levels mix."""
    reach = np.maximum if level > 0 else np.minimum
    steps, part = divmod(abs(level) / 2, 1)
    now: Grey = images.astype(np.float32)
    for _ in range(int(steps)):
        now = _spread(now, reach)
    if part:
        now = (1 - part) * now + part * _spread(now, reach)
    return _levels(now)


DISTURBANCES = (
    Disturbance("noise", (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8), noisy),
    Disturbance("rotation", (0.0, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0), turned),
    Disturbance("shift", (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0), shifted),
    Disturbance("thickness", (-2.0, -1.5, -1.0, -0.5, 0.0, 1.0, 2.0, 3.0, 4.0), thickened),
)


def robustness(
    model: Model, dataset: Dataset, disturbance: Disturbance, limit: int = IMAGES
) -> Generator[Robustness, None, Robustness]:
    """Accuracy at each level on at most `limit` images, evenly picked from those whose class the model knows.

    It yields the curve as far as it has come. Without any image the accuracies are 0 and their intervals say that
    nothing is known.
    """
    known = np.flatnonzero(np.isin(dataset.labels, model.classes))
    rows = known[np.linspace(0, len(known) - 1, min(limit, len(known))).astype(np.intp)]
    images, labels = dataset.images[rows], dataset.labels[rows]
    curve = Robustness(disturbance.name, (), len(rows), (), (), ())
    for level in disturbance.levels:
        curve = _with(curve, level, int((model.predictions(disturbance.apply(images, level)) == labels).sum()))
        yield curve
    return curve


def _with(curve: Robustness, level: float, hits: int) -> Robustness:
    low, high = wilson_interval(hits, curve.n)
    return Robustness(
        curve.name,
        (*curve.levels, level),
        curve.n,
        (*curve.accuracy, hits / max(curve.n, 1)),
        (*curve.low, low),
        (*curve.high, high),
    )


def shown(disturbance: Disturbance, image: Images) -> Images:
    """One image, uint8 (h, w), at every level: uint8 (levels, h, w)."""
    return np.concatenate([disturbance.apply(image[None], level) for level in disturbance.levels])


def _levels(numbers: NDArray[np.floating]) -> Images:
    return np.asarray(np.clip(np.rint(numbers), 0, 255), dtype=np.uint8)


def _by_turns(images: Images, moves: list[Grey]) -> Images:
    """Each image by one of the moves, in turn."""
    result = np.empty_like(images)
    for first, move in enumerate(moves):
        part = images[first :: len(moves)]
        moved = part.reshape(len(part), len(move)).astype(np.float32) @ move
        result[first :: len(moves)] = _levels(moved).reshape(part.shape)
    return result


def _moved(shape: tuple[int, ...], angle: float = 0.0, *, x: float = 0.0, y: float = 0.0) -> Grey:
    """Bilinear resampling of images of that shape as a matrix (pixels before, pixels after)."""
    height, width = shape
    rows, columns = np.indices(shape, dtype=np.float64).reshape(2, -1)
    down, right = rows - (height - 1) / 2 - y, columns - (width - 1) / 2 - x
    from_x = np.cos(angle) * right + np.sin(angle) * down + (width - 1) / 2
    from_y = np.cos(angle) * down - np.sin(angle) * right + (height - 1) / 2
    # What a source pixel gives falls off to nothing one pixel away, along x and along y.
    across = np.maximum(0, 1 - np.abs(np.arange(width)[:, None] - from_x))
    along = np.maximum(0, 1 - np.abs(np.arange(height)[:, None] - from_y))
    return np.asarray((along[:, None] * across[None]).reshape(height * width, -1), dtype=np.float32)


def _spread(grey: Grey, reach: Callable[[Grey, Grey], Grey]) -> Grey:
    """The darkest, or lightest, of each pixel and its four neighbours; outside is paper."""
    padded = np.pad(grey, ((0, 0), (1, 1), (1, 1)))
    result = padded[:, 1:-1, 1:-1]
    for part in (padded[:, :-2, 1:-1], padded[:, 2:, 1:-1], padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]):
        result = reach(result, part)
    return result
