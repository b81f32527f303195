"""Standardize: every feature to mean 0 and deviation 1 over the training images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from core.features.step import Values

FLOOR = 0.01
BLOCK = 1000  # rows


@dataclass(frozen=True, eq=False)
class Standardize:
    """Rows (n, d) to (x - mean) / deviation, both (d,), of the rows it was fitted on.

    The deviation is floored, sqrt(sd^2 + (0.01 * rms of all sd)^2), so that pixels that are nearly always paper are
    not blown up.
    """

    name: ClassVar[str] = "standardize"
    learns: ClassVar[bool] = True
    linear: ClassVar[bool] = True
    mean: Values | None = None
    deviation: Values | None = None

    def fit(self, values: Values) -> Standardize:
        """Learn mean and deviation from rows (n, d)."""
        mean, spread = mean_and_deviation(values)
        floor = FLOOR * np.sqrt(np.mean(spread**2)) or 1.0
        deviation = np.sqrt(spread**2 + floor**2)
        return replace(self, mean=mean.astype(values.dtype), deviation=deviation.astype(values.dtype))

    def transform(self, values: Values) -> Values:
        """Rows (n, d) to standardised rows (n, d).

        Raises
        ------
        ValueError
            Before `fit`.
        """
        if self.mean is None or self.deviation is None:
            raise ValueError("standardize is used before it is fitted")
        result = values - self.mean
        result /= self.deviation
        return np.asarray(result)

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """Weights a deviation (m, d) to weights a unit of input (m, d)."""
        return np.asarray(weights / self.deviation).reshape(-1, *shape)

    def to_json(self) -> dict[str, Any]:
        """Name alone; the rest are arrays."""
        return {"name": self.name}

    def arrays(self) -> dict[str, Values]:
        """`mean` and `deviation`, each (d,), once fitted."""
        if self.mean is None or self.deviation is None:
            return {}
        return {"mean": self.mean, "deviation": self.deviation}

    def with_arrays(self, arrays: Mapping[str, Values]) -> Standardize:
        """See `Step.with_arrays`; the deviation must be positive."""
        mean, deviation = arrays["mean"], arrays["deviation"]
        if mean.ndim != 1 or mean.shape != deviation.shape or not (deviation > 0).all():
            raise ValueError("mean and deviation do not fit")
        return replace(self, mean=mean, deviation=deviation)


def column_means(values: Values) -> Values:
    """Mean of each column, float64 (d,), also of rows that memory has no room for."""
    if isinstance(values, np.ndarray):
        return np.asarray(values.mean(axis=0, dtype=np.float64))
    total = np.zeros(values.shape[1])
    for first in range(0, len(values), BLOCK):
        total += values[first : first + BLOCK].sum(axis=0, dtype=np.float64)
    return total / max(len(values), 1)


def mean_and_deviation(values: Values) -> tuple[Values, Values]:
    """Mean and standard deviation of each column, float64 (d,), without a float64 copy of all the rows."""
    mean = column_means(values)
    squares = np.zeros_like(mean)
    for first in range(0, len(values), BLOCK):
        off = values[first : first + BLOCK] - mean
        squares += np.einsum("ij,ij->j", off, off)
    return mean, np.sqrt(squares / max(len(values), 1))
