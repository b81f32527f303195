"""Smoothing: the mean of each value and its neighbours, so that a trend is seen through the noise of batches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def smoothed(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The centred moving mean over `width` (odd) of the values float64 (n,); near the ends over what there is.

    What is no finite number stays as it is, and counts for no other.
    """
    if width <= 1:
        return values
    good = np.isfinite(values)
    if not good.any():
        return values
    half, n = width // 2, len(values)
    # Sums of what is left of the overall mean: large numbers that differ little keep their digits.
    middle = float(values[good].mean())
    sums = np.concatenate([[0.0], np.cumsum(np.where(good, values - middle, 0.0))])
    counts = np.concatenate([[0], np.cumsum(good)])
    low, high = np.maximum(np.arange(n) - half, 0), np.minimum(np.arange(n) + half + 1, n)
    means = middle + (sums[high] - sums[low]) / np.maximum(counts[high] - counts[low], 1)
    return np.where(good, means, values)
