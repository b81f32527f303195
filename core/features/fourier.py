"""Random Fourier features: waves in random directions, whose mixtures can follow any smooth border."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from core.features.stateless import Curved
from core.features.step import Values


@dataclass(frozen=True)
class Fourier(Curved):
    """Rows (n, d) to sqrt(2 / features) cos(x W + phase) (Rahimi and Recht, 2007): (n, features).

    Products of two such rows approach the Gaussian kernel exp(-|x - y|^2 / (2 s^2)) with s = width sqrt(d), so that a
    width near 1 suits standardised rows, whatever their number.

    Parameters
    ----------
    features : how many waves
    width : of the kernel, in units of sqrt(d)
    seed : of the waves; they are made anew from it, not stored
    """

    name: ClassVar[str] = "fourier"
    features: int = 2000
    width: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not (1 <= self.features <= 100_000 and 0 < self.width <= 1e6 and 0 <= self.seed < 2**32):
            raise ValueError(f"no such waves: {self.features} {self.width} {self.seed}")

    def transform(self, values: Values) -> Values:
        """Rows (n, d) to rows (n, features)."""
        directions, phases = _waves(self, values.shape[1], values.dtype.str)
        result = values @ directions
        result += phases
        np.cos(result, out=result)
        result *= values.dtype.type(np.sqrt(2 / self.features))
        return np.asarray(result)


@lru_cache(maxsize=4)
def _waves(step: Fourier, d: int, dtype: str) -> tuple[Values, Values]:
    # RandomState, since its stream is promised never to change; a Generator's is not.
    random = np.random.RandomState(step.seed)
    directions = random.standard_normal((d, step.features)) / (step.width * np.sqrt(d))
    phases = random.uniform(0, 2 * np.pi, step.features)
    return directions.astype(dtype), phases.astype(dtype)
