"""Scale: grey levels 0 to 255 become numbers 0 to 1, one row an image."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar

import numpy as np

from core.features.stateless import Stateless
from core.features.step import Values


@dataclass(frozen=True)
class Scale(Stateless):
    """uint8 images (n, h, w) to rows (n, h * w) of `dtype`, divided by 255.

    Parameters
    ----------
    dtype : "float64" or "float32"; the dtype of everything after this step
    """

    name: ClassVar[str] = "scale"
    dtype: str = "float64"

    def __post_init__(self) -> None:
        if self.dtype not in ("float64", "float32"):
            raise ValueError(f"no such dtype: {self.dtype}")

    def transform(self, values: Values) -> Values:
        """Images (n, h, w) to rows (n, h * w) between 0 and 1."""
        rows = values.reshape(len(values), prod(values.shape[1:])).astype(self.dtype)
        rows /= np.dtype(self.dtype).type(255)
        return rows

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """Weights a unit of ink (m, h * w) to weights a grey level (m, h, w)."""
        return np.asarray(weights.reshape(-1, *shape) / 255)
