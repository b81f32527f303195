"""A metric: the Hessian's block of each class over a sample of rows, factored; what a preconditioner measures with."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective
from core.progress import Progress

PART = 400  # rows a product, so that a run can be stopped between two
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
    drawn = yield from _sampled(objective, theta, rows=rows, seed=seed)
    hessians = np.zeros((len(drawn), len(theta), len(theta)), objective.dtype)
    parts = range(0, max(len(draw.rows) for draw in drawn), PART)
    blocks = list(zip(hessians, drawn, strict=True))
    steps: list[Callable[[tuple[Floats, _Drawn]], None]] = [
        *(lambda block, first=first: _add(objective, *block, first=first) for first in parts),
        lambda block: _factor(objective, *block),
    ]
    # Each block is added to and factored where it lies, by one thread at a time: no sums wait to be taken up.
    for done, step in enumerate(steps):
        for count, _ in enumerate(objective.team.map(step, blocks)):
            yield Progress(done * len(blocks) + count, len(steps) * len(blocks))
    return Metric(hessians, objective.l2)


def _sampled(objective: Objective, theta: Floats, *, rows: int, seed: int) -> Generator[Progress, None, list[_Drawn]]:
    probabilities = np.empty((len(objective), max(2, theta.shape[1])), objective.dtype)

    def fill(rows: slice) -> None:
        probabilities[rows] = objective.loss.probabilities(objective.product(objective.block(rows), theta))

    yield from objective.gather(fill)
    columns = range(probabilities.shape[1])[-theta.shape[1] :]
    return [_drawn(objective, probabilities[:, column], rows=rows, seed=(seed, column)) for column in columns]


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


def _add(objective: Objective, hessian: Floats, drawn: _Drawn, *, first: int) -> None:
    """Add the sum over some of the rows drawn to the block."""
    rows, counts = drawn.rows[first : first + PART], drawn.counts[first : first + PART]
    X = np.empty((len(rows), objective.n_rows), objective.dtype)
    features = objective.X.shape[1]
    np.multiply(objective.X[rows], objective.dtype.type(objective.scale), out=X[:, :features], casting="unsafe")
    X[:, features:] = 1
    X *= np.sqrt(counts)[:, None]
    hessian += X.T @ X


def _factor(objective: Objective, hessian: Floats, drawn: _Drawn) -> None:
    """Put the inverse of the block's Cholesky factor in its place."""
    ridge = 0.5 * len(hessian) * float(np.finfo(hessian.dtype).eps)
    for _ in range(8):
        scale = _to_ones(objective, hessian)
        hessian[np.diag_indices(len(hessian))] = 1 + ridge
        try:
            _invert(hessian)
        except np.linalg.LinAlgError:
            # Half done, in place: it has to be made again.
            ridge *= 10
            hessian[...] = 0
            for first in range(0, len(drawn.rows), PART):
                _add(objective, hessian, drawn, first=first)
            continue
        hessian *= scale
        return
    hessian[...] = np.diag(_to_ones(objective, hessian))


def _to_ones(objective: Objective, hessian: Floats) -> Floats:
    """Scale to ones on the diagonal, so that neither a feature's scale nor the bias drowns in the others' rounding."""
    diagonal = np.diagonal(hessian) + max(objective.l2, 1e-12)
    if objective.fit_intercept:
        diagonal[-1] -= max(objective.l2, 1e-12)
    scale: Floats = 1 / np.sqrt(np.maximum(diagonal, np.finfo(hessian.dtype).tiny))
    hessian *= scale
    hessian *= scale[:, None]
    return scale


def _invert(square: Floats) -> None:
    """Make a positive matrix the inverse of its lower Cholesky factor, in its place and by halves.

    Products do nearly all of the work, and no second matrix of its size is needed.
    """
    if len(square) <= SPLIT:
        square[...] = np.tril(np.linalg.inv(np.linalg.cholesky(square)))
        return
    half = len(square) // 2
    upper, corner, lower = square[:half, :half], square[half:, :half], square[half:, half:]
    _invert(upper)
    factor = corner @ upper.T
    lower -= factor @ factor.T
    _invert(lower)
    np.matmul(lower, factor @ upper, out=corner)
    np.negative(corner, out=corner)
    square[:half, half:] = 0
