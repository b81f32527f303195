"""A metric: the Hessian's block of each class over a sample of rows, factored; what a preconditioner measures with."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective
from core.progress import Progress

PART = 800  # rows a product, so that a run can be stopped between two
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
    drawn = [_drawn(objective, probabilities[:, column], rows=rows, seed=(seed, column)) for column in columns]
    pieces = [(draw, part) for draw in range(len(drawn)) for part in range(0, len(drawn[draw].rows), PART)]
    hessians = np.zeros((len(drawn), len(theta), len(theta)), objective.dtype)
    products = objective.team.map(lambda piece: _product(objective, drawn[piece[0]], piece[1]), pieces)
    for count, (piece, product) in enumerate(zip(pieces, products, strict=True), 1):
        hessians[piece[0]] += product
        yield Progress(count, len(pieces) + len(drawn))
    for count, factor in enumerate(objective.team.map(lambda hessian: _factor(objective, hessian), hessians)):
        hessians[count] = factor
        if count + 1 < len(drawn):
            yield Progress(len(pieces) + count, len(pieces) + len(drawn))
    return Metric(hessians, objective.l2)


class _Drawn(NamedTuple):
    """Rows, and what each counts."""

    rows: NDArray[np.intp]
    counts: Floats


def _drawn(objective: Objective, probability: Floats, *, rows: int, seed: tuple[int, int]) -> _Drawn:
    bend = probability * (1 - probability)
    if objective.weights is not None:
        bend *= objective.weights
    if rows >= len(objective):
        return _Drawn(np.arange(len(objective)), bend / len(objective))
    ends = np.cumsum(bend, dtype=np.float64)
    # One draw from each of `rows` equal parts: less noise than as many draws from the whole.
    places = (np.arange(rows) + np.random.default_rng(seed).random(rows)) * (ends[-1] / rows)
    chosen = np.minimum(np.searchsorted(ends, places), len(objective) - 1)
    return _Drawn(chosen, np.full(rows, ends[-1] / rows / len(objective), objective.dtype))


def _product(objective: Objective, drawn: _Drawn, first: int) -> Floats:
    """The block's sum over some of the rows drawn."""
    rows, counts = drawn.rows[first : first + PART], drawn.counts[first : first + PART]
    X = np.empty((len(rows), objective.n_rows), objective.dtype)
    features = objective.X.shape[1]
    np.multiply(objective.X[rows], objective.dtype.type(objective.scale), out=X[:, :features], casting="unsafe")
    X[:, features:] = 1
    X *= np.sqrt(counts)[:, None]
    return np.asarray(X.T @ X)


def _factor(objective: Objective, hessian: Floats) -> Floats:
    diagonal = np.diagonal(hessian) + max(objective.l2, 1e-12)
    if objective.fit_intercept:
        diagonal[-1] -= max(objective.l2, 1e-12)
    # To ones on the diagonal, so that neither the scale of a feature nor the bias drowns in the others' rounding.
    scale = 1 / np.sqrt(np.maximum(diagonal, np.finfo(hessian.dtype).tiny))
    hessian *= scale
    hessian *= scale[:, None]
    ridge = 0.5 * len(hessian) * float(np.finfo(hessian.dtype).eps)
    for _ in range(8):
        hessian[np.diag_indices(len(hessian))] = 1 + ridge
        try:
            return np.asarray(_inverse(np.linalg.cholesky(hessian)) * scale)
        except np.linalg.LinAlgError:
            ridge *= 10
    return np.diag(scale)


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
