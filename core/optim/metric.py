"""A metric: the Hessian's block of each class over a sample of rows, factored; what a preconditioner measures with."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.loss import Floats
from core.objective import Objective
from core.progress import Progress

SPLIT = 96  # rows at which the inverse of a triangle is no longer halved


@dataclass(frozen=True, eq=False)
class Metric:
    """A first guess of the inverse Hessian.

    Softmax does not feel what all classes have in common, so there the Hessian is the penalty alone; blocks that
    ignored this would send every step that way.

    Parameters
    ----------
    factors : inverses of the lower Cholesky factors of each class' block, (m, rows, rows)
    l2 : strength of the penalty
    """

    factors: Floats
    l2: float

    def __call__(self, vector: Floats) -> Floats:
        """The guess times a vector of theta's shape."""
        common = vector.mean(axis=1, keepdims=True) if len(self.factors) > 1 else np.zeros_like(vector)
        columns = (vector - common).astype(self.factors.dtype).T[:, :, None]
        solved = np.matmul(self.factors.transpose(0, 2, 1), np.matmul(self.factors, columns))
        result = np.ascontiguousarray(solved[:, :, 0].T, dtype=np.float64)
        if len(self.factors) > 1:
            result -= result.mean(axis=1, keepdims=True)
        return result + common / self.l2 if self.l2 else result


def metric_at(objective: Objective, theta: Floats, *, rows: int, seed: int) -> Generator[Progress, None, Metric]:
    """The metric at theta from about that many rows a class, drawn by how much they bend the loss.

    Sub-sampled Newton with importance sampling (Xu et al., 2016): a row's weight p (1 - p) is what it is drawn by, so
    all rows drawn count the same.
    """
    probabilities = objective.loss.probabilities((yield from objective.walk_logits(theta)))
    columns = range(probabilities.shape[1])[-theta.shape[1] :]
    bends = [probabilities[:, column] * (1 - probabilities[:, column]) for column in columns]
    work, factors = [(bend, number) for number, bend in enumerate(bends)], []
    for factor in objective.team.map(lambda item: _factor(objective, *item, rows=rows, seed=seed), work):
        factors.append(factor)
        if len(factors) < len(work):
            yield Progress(len(factors), len(work))
    return Metric(np.stack(factors), objective.l2)


def _factor(objective: Objective, bend: Floats, number: int, *, rows: int, seed: int) -> Floats:
    if objective.weights is not None:
        bend = bend * objective.weights
    X, total = _sample(objective, bend, rows=rows, rng=np.random.default_rng((seed, number, 0x3E7)))
    hessian = X.T @ X
    hessian *= total / len(objective)
    ridge = np.full(len(hessian), max(objective.l2, 1e-12))
    if objective.fit_intercept:
        ridge[-1] = 0.0
    # Rounding must not make the factor fail: the ridge is no smaller than what it hides.
    ridge += 4 * np.finfo(hessian.dtype).eps * np.trace(hessian)
    hessian[np.diag_indices(len(hessian))] += ridge
    return _inverse(np.linalg.cholesky(hessian))


def _sample(objective: Objective, bend: Floats, *, rows: int, rng: np.random.Generator) -> tuple[Floats, float]:
    """Rows, each multiplied by the root of what it counts, and the sum of all rows' counts they stand for."""
    if rows >= len(objective):
        X = _floats(objective, slice(0, len(objective)))
        return X * np.sqrt(bend)[:, None], 1.0
    ends = np.cumsum(bend, dtype=np.float64)
    # One draw from each of `rows` equal parts: less noise than as many draws from the whole.
    places = (np.arange(rows) + rng.random(rows)) * (ends[-1] / rows)
    chosen = np.minimum(np.searchsorted(ends, places), len(objective) - 1)
    return _floats(objective, chosen), float(ends[-1]) / rows


def _floats(objective: Objective, rows: slice | Floats) -> Floats:
    taken = objective.X[rows]
    X = np.empty((len(taken), objective.n_rows), objective.dtype)
    np.multiply(taken, objective.dtype.type(objective.scale), out=X[:, : taken.shape[1]], casting="unsafe")
    if objective.fit_intercept:
        X[:, -1] = 1
    return X


def _inverse(triangle: Floats) -> Floats:
    """Inverse of a lower triangle, by halves: products do nearly all of the work."""
    size = len(triangle)
    if size <= SPLIT:
        return np.tril(np.linalg.inv(triangle))
    half = size // 2
    upper, lower = _inverse(triangle[:half, :half]), _inverse(triangle[half:, half:])
    result = np.zeros_like(triangle)
    result[:half, :half], result[half:, half:] = upper, lower
    result[half:, :half] = -(lower @ (triangle[half:, :half] @ upper))
    return result
