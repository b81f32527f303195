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
PIECE = 98  # rows of a factor that are made floats at once
LARGEST = 32_767  # of int16
SPLIT = 96  # rows at which the inverse of a triangle is no longer halved


class Factor(NamedTuple):
    """The inverse of a lower Cholesky factor, without its empty half and in whole numbers: a quarter of the room.

    As only products with it are taken, a matrix that is a little off is positive all the same, and made of floats
    again while it is in the cache it is read faster than floats are.

    Parameters
    ----------
    scale : what its columns are multiplied by, (rows,)
    pieces : some rows up to the diagonal, int16 (some, up to there), and the square of what each one's unit is
    """

    scale: Floats
    pieces: tuple[tuple[NDArray[np.int16], Floats], ...]

    @classmethod
    def of(cls, square: Floats, scale: Floats) -> Factor:
        """From the inverse as it is, (rows, rows); what is above its diagonal does not count."""
        parts = [slice(first, min(first + PIECE, len(square))) for first in range(0, len(square), PIECE)]
        return cls(scale, tuple(_rounded(square[part, : part.stop]) for part in parts))

    def solved(self, vector: Floats) -> Floats:
        """Its transpose times itself times a vector, (rows,)."""
        scaled, total = vector * self.scale, np.zeros_like(self.scale)
        for whole, squares in self.pieces:
            rows, width = whole.astype(scaled.dtype), whole.shape[1]
            total[:width] += (rows.dot(scaled[:width]) * squares).dot(rows)
        total *= self.scale
        return total


def _rounded(rows: Floats) -> tuple[NDArray[np.int16], Floats]:
    unit = np.abs(rows).max(axis=1) / LARGEST
    return np.rint(rows / unit[:, None]).astype(np.int16), unit * unit


@dataclass(frozen=True, eq=False)
class Metric:
    """A first guess of the inverse Hessian.

    Softmax does not feel what all classes have in common, so there the Hessian is the penalty alone; blocks that
    ignored this would send every step that way.

    Parameters
    ----------
    factors : of each class' block
    l2 : strength of the penalty
    """

    factors: list[Factor]
    l2: float

    def let_go(self) -> None:
        """Hold nothing any longer: whoever still needs it makes it once more."""
        self.factors.clear()

    def __call__(self, vector: Floats) -> Floats:
        """The guess times a vector of theta's shape."""
        common = vector.mean(axis=1, keepdims=True) if len(self.factors) > 1 else np.zeros_like(vector)
        columns = np.ascontiguousarray((vector - common).T, self.factors[0].scale.dtype)
        solved = [factor.solved(column) for factor, column in zip(self.factors, columns, strict=True)]
        result: Floats = np.array(solved, np.float64).T.copy()
        if len(self.factors) > 1:
            result -= result.mean(axis=1, keepdims=True)
        return result + common / self.l2 if self.l2 else result


def metric_at(objective: Objective, theta: Floats, *, rows: int, seed: int) -> Generator[Progress, None, Metric]:
    """The metric at theta from about that many rows a class, drawn by how much they bend the loss.

    Sub-sampled Newton with importance sampling (Xu et al., 2016): a row's weight p (1 - p) is what it is drawn by, so
    all rows drawn count the same.
    """
    drawn = yield from _sampled(objective, theta, rows=rows, seed=seed)
    factors: list[Factor] = []
    # As many blocks at once as there are threads, each where one before it was: no sums wait to be taken up.
    together = min(objective.team.threads, len(drawn))
    room = np.empty((together, len(theta), len(theta)), objective.dtype)
    parts = range(0, max(len(draw.rows) for draw in drawn), PART)
    steps: list[Callable[[_Block], Factor | None]] = [
        *(lambda block, first=first: _add(objective, block, first=first) for first in parts),
        lambda block: _factored(objective, block),
    ]
    for first in range(0, len(drawn), together):
        blocks = [_Block(*block) for block in zip(room, drawn[first : first + together], strict=False)]
        for done, step in enumerate(steps):
            for made in objective.team.map(step, blocks):
                factors += [made] if made else []
                yield Progress(first * len(steps) + done * len(blocks), len(drawn) * len(steps))
    return Metric(factors, objective.l2)


class _Drawn(NamedTuple):
    """Rows, and what each counts."""

    rows: NDArray[np.intp]
    counts: Floats


class _Block(NamedTuple):
    """Where a class' block of the Hessian is made, (rows, rows), and of what."""

    hessian: Floats
    drawn: _Drawn


def _sampled(objective: Objective, theta: Floats, *, rows: int, seed: int) -> Generator[Progress, None, list[_Drawn]]:
    probabilities = np.empty((len(objective), max(2, theta.shape[1])), objective.dtype)

    def fill(rows: slice) -> None:
        probabilities[rows] = objective.loss.probabilities(objective.product(objective.block(rows), theta))

    yield from objective.each(fill, lambda _: None)
    columns = range(probabilities.shape[1])[-theta.shape[1] :]
    return [_drawn(objective, probabilities[:, column], rows=rows, seed=(seed, column)) for column in columns]


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


def _add(objective: Objective, block: _Block, *, first: int) -> None:
    """Add the sum over some of the rows drawn to the block; from the first on, what was there before is forgotten."""
    (hessian, drawn), features = block, objective.X.shape[1]
    rows, counts = drawn.rows[first : first + PART], drawn.counts[first : first + PART]
    # The memory for blocks of rows lies idle meanwhile.
    room = objective.scratch.array("floats", (PART + len(hessian), len(hessian)), objective.dtype)
    X, product = room[: len(rows)], room[PART:]
    np.multiply(objective.X[rows], objective.dtype.type(objective.scale), out=X[:, :features], casting="unsafe")
    X[:, features:] = 1
    X *= np.sqrt(counts)[:, None]
    np.matmul(X.T, X, out=product if first else hessian)
    if first:
        hessian += product


def _factored(objective: Objective, block: _Block) -> Factor:
    """The inverse of the block's Cholesky factor."""
    hessian, drawn = block
    ridge = 0.5 * len(hessian) * float(np.finfo(hessian.dtype).eps)
    for _ in range(8):
        scale = _to_ones(objective, hessian)
        hessian[np.diag_indices(len(hessian))] = 1 + ridge
        try:
            _invert(hessian)
            return Factor.of(hessian, scale)
        except np.linalg.LinAlgError:
            # Half done, in place: it has to be made again.
            ridge *= 10
            for first in range(0, len(drawn.rows), PART):
                _add(objective, block, first=first)
    scale = _to_ones(objective, hessian)
    hessian[...] = np.eye(len(hessian))
    return Factor.of(hessian, scale)


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
