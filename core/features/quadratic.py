"""Quadratic: products of features, so that a straight border between classes may bend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from core.features.stateless import Curved
from core.features.step import Values


@dataclass(frozen=True)
class Quadratic(Curved):
    """Rows (n, d) to rows (n, d + products): the features, then x_i x_j for i <= j, ordered by i.

    A linear classifier on them is a quadratic one on the features. After PCA early features say most, so not all
    products are worth their cost: those with (i + 1) (j + 1) <= reach are a hyperbolic cross (Babenko, 1960). On
    gradients of MNIST, 150 components with a reach of 300 (892 features) read better than all products of 60 (1,890).

    Parameters
    ----------
    reach : which products to make, counting features from 1; 0 means all
    """

    name: ClassVar[str] = "quadratic"
    reach: int = 0

    def __post_init__(self) -> None:
        if self.reach < 0:
            raise ValueError(f"no such reach: {self.reach}")

    def transform(self, values: Values) -> Values:
        """Rows (n, d) to rows (n, d + products)."""
        d = values.shape[1]
        result = np.empty((len(values), self.width(d)), dtype=values.dtype)
        result[:, :d] = values
        first = d
        for column, last in enumerate(self.ends(d)):
            following = first + last - column
            np.multiply(values[:, column : column + 1], values[:, column:last], out=result[:, first:following])
            first = following
        return result

    def width(self, d: int) -> int:
        """How many features it makes of d."""
        ends = self.ends(d)
        return d + sum(ends) - sum(range(len(ends)))

    def ends(self, d: int) -> tuple[int, ...]:
        """For each first factor, where its second factors end; first factors without any are left out."""
        return _ends(d, self.reach)


@lru_cache(maxsize=16)
def _ends(d: int, reach: int) -> tuple[int, ...]:
    ends = (min(d, reach // (column + 1)) if reach else d for column in range(d))
    return tuple(last for column, last in enumerate(ends) if last > column)
