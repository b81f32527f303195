"""How a run's weights have spread: their norm and their histogram at every kept moment, on one scale."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.progress import Progress
from core.run.setup import Keyframe

BINS = 41  # odd: the middle one holds zero
COLUMNS = 240  # moments that are looked at: more than a plot has pixels for


class Spread(NamedTuple):
    """Weights over time, the bias apart.

    Parameters
    ----------
    epochs : int64 (n,), the moments
    norms : float64 (n,), Euclidean
    counts : int64 (n, BINS), how many weights each bin holds
    limit : the bins lie evenly from -limit to limit
    """

    epochs: NDArray[np.int64]
    norms: NDArray[np.float64]
    counts: NDArray[np.int64]
    limit: float

    @property
    def density(self) -> NDArray[np.float64]:
        """The counts on a scale that shows few beside many, float64 (n, BINS), 0 to 1."""
        logs = np.log1p(self.counts)
        return np.asarray(logs / max(float(logs.max(initial=0.0)), 1e-12))


def spread(frames: Sequence[Keyframe], features: int) -> Generator[Progress, None, Spread]:
    """Of keyframes whose theta has that many rows of weights; of many, evenly chosen ones, the ends among them."""
    places = np.unique(np.linspace(0, len(frames) - 1, min(COLUMNS, len(frames))).round().astype(int))
    chosen = [frames[place] for place in places]
    limit = max((float(np.abs(frame.theta[:features]).max(initial=0.0)) for frame in chosen), default=0.0) or 1.0
    norms, counts = np.zeros(len(chosen)), np.zeros((len(chosen), BINS), np.int64)
    for row, frame in enumerate(chosen):
        weights = frame.theta[:features]
        norms[row] = np.linalg.norm(weights.astype(np.float64))
        counts[row] = histogram(weights, limit)
        yield Progress(row + 1, len(chosen))
    return Spread(np.array([frame.epoch for frame in chosen], np.int64), norms, counts, limit)


def histogram(weights: Floats, limit: float) -> NDArray[np.int64]:
    """How many weights lie in each of BINS even bins from -limit to limit; what lies beyond counts in the last."""
    at = np.rint((np.clip(weights, -limit, limit) / limit + 1) / 2 * (BINS - 1)).astype(np.intp)
    return np.bincount(at.ravel(), minlength=BINS)
