"""Standardize: every feature to mean 0 and deviation 1 over the training images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from core.features.step import Values

FLOOR = 0.01


@dataclass(frozen=True, eq=False)
class Standardize:
    """Rows (n, d) to (x - mean) / deviation, both (d,), of the rows it was fitted on.

    The deviation is floored, sqrt(sd^2 + (0.01 * rms of all sd)^2), so that pixels that are nearly always paper are
    not blown up.
    """

    name: ClassVar[str] = "standardize"
    mean: Values | None = None
    deviation: Values | None = None

    def fit(self, values: Values) -> Standardize:
        """Learn mean and deviation from rows (n, d)."""
        mean = values.mean(axis=0, dtype=np.float64)
        spread = values.std(axis=0, dtype=np.float64)
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
        return np.asarray((values - self.mean) / self.deviation)

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
