"""PCA: a few directions along which the training rows differ most stand for all their features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from core.features.standardize import column_means
from core.features.step import Values

BLOCK = 4000  # rows


@dataclass(frozen=True, eq=False)
class Pca:
    """Rows (n, d) to their principal components (n, components) (Pearson, 1901; Hotelling, 1933).

    Parameters
    ----------
    components : how many to keep; d of them where rows have no more
    mean : of the training rows, float (d,)
    basis : orthonormal columns, the most explaining first, float (d, components)
    explained : share of the variance that each component explains, float64 (components,), 0 to 1
    """

    name: ClassVar[str] = "pca"
    learns: ClassVar[bool] = True
    linear: ClassVar[bool] = True
    components: int = 30
    mean: Values | None = None
    basis: Values | None = None
    explained: Values | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.components <= 4096:
            raise ValueError(f"no such number of components: {self.components}")

    def fit(self, values: Values) -> Pca:
        """Learn mean and directions from rows (n, d); each direction's largest entry is positive."""
        mean = column_means(values)
        variances, vectors = np.linalg.eigh(_covariance(values, mean))
        kept = slice(None, -1 - self.components, -1)
        variances, basis = np.maximum(variances, 0), vectors[:, kept]
        basis = basis * np.where(basis[np.abs(basis).argmax(axis=0), range(basis.shape[1])] < 0, -1, 1)
        explained = variances[kept] / max(float(variances.sum()), np.finfo(float).tiny)
        return replace(self, mean=mean.astype(values.dtype), basis=basis.astype(values.dtype), explained=explained)

    def transform(self, values: Values) -> Values:
        """Rows (n, d) to rows (n, components).

        Raises
        ------
        ValueError
            Before `fit`.
        """
        if self.mean is None or self.basis is None:
            raise ValueError("pca is used before it is fitted")
        return np.asarray((values - self.mean) @ self.basis)

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """Weights on components (m, components) to weights on features (m, d)."""
        if self.basis is None:
            raise ValueError("pca is used before it is fitted")
        return np.asarray(weights @ self.basis.T).reshape(-1, *shape)

    def to_json(self) -> dict[str, Any]:
        """Name and number of components; the rest are arrays."""
        return {"name": self.name, "components": self.components}

    def arrays(self) -> dict[str, Values]:
        """`mean`, `basis` and `explained`, once fitted."""
        if self.mean is None or self.basis is None or self.explained is None:
            return {}
        return {"mean": self.mean, "basis": np.ascontiguousarray(self.basis), "explained": self.explained}

    def with_arrays(self, arrays: Mapping[str, Values]) -> Pca:
        """See `Step.with_arrays`."""
        mean, basis, explained = arrays["mean"], arrays["basis"], arrays["explained"]
        if mean.ndim != 1 or basis.ndim != 2 or basis.shape[0] != len(mean) or explained.shape != basis.shape[1:]:
            raise ValueError("mean, basis and explained do not fit")
        return replace(self, mean=mean, basis=basis, explained=explained)


def _covariance(values: Values, mean: Values) -> Values:
    """Of the columns, float64 (d, d), summed a block of rows at a time."""
    total = np.zeros((values.shape[1], values.shape[1]))
    for first in range(0, len(values), BLOCK):
        off = values[first : first + BLOCK] - mean.astype(values.dtype)
        total += off.T @ off
    return total / max(len(values), 1)
