"""A metric: the Hessian's block of each class over a sample of rows, factored; what a preconditioner measures with."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective
from core.optim.triangle import Triangle, numbers
from core.progress import Progress

PART = 480  # rows a piece of work, so that a run can be stopped between two
ROWS = 120  # of them a product: a few, as they have to be made floats
LARGEST = 32_767  # of int16


class Factor(NamedTuple):
    """The inverse of a lower Cholesky factor, without its empty half and in whole numbers: a quarter of the room.

    As only products with it are taken, a matrix that is a little off is positive all the same, and made of floats
    again while it is in the cache it is read faster than floats are.

    Parameters
    ----------
    places : the rows of theta that it is about, int (rows,)
    rest : what the others are multiplied by
    scale : what its columns are multiplied by, (rows,)
    pieces : some rows up to the diagonal, int16 (some, up to there), and the square of what each one's unit is
    """

    places: NDArray[np.intp]
    rest: float
    scale: Floats
    pieces: tuple[tuple[NDArray[np.int16], Floats], ...]

    @classmethod
    def of(cls, triangle: Triangle, places: NDArray[np.intp], scale: Floats, *, rest: float) -> Factor:
        """From the inverse as it is."""
        return cls(places, rest, scale, tuple(_rounded(piece) for piece in triangle.pieces))

    def solved(self, vector: Floats) -> Floats:
        """Its transpose times itself times a vector of as many numbers as theta has rows."""
        scaled, total = vector[self.places] * self.scale, np.zeros_like(self.scale)
        for whole, squares in self.pieces:
            rows, width = whole.astype(scaled.dtype), whole.shape[1]
            total[:width] += (rows.dot(scaled[:width]) * squares).dot(rows)
        result: Floats = vector * vector.dtype.type(self.rest)
        result[self.places] = total * self.scale
        return result


def _rounded(rows: Floats) -> tuple[NDArray[np.int16], Floats]:
    unit = np.abs(rows).max(axis=1) / LARGEST
    rows /= unit[:, None]
    return np.rint(rows, out=rows).astype(np.int16), unit * unit


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
    blocks = [_Block(objective, draw) for draw in drawn]
    for _ in objective.team.map(lambda block: block.places, blocks):
        yield Progress(0, len(drawn))
    # As many blocks at once as there are threads, each where one before it was: no sums wait to be taken up.
    # The memory for blocks of rows lies idle meanwhile.
    together = min(objective.team.threads, len(drawn))
    rooms = objective.scratch.lent(together, max(block.needed for block in blocks), objective.dtype)
    parts = range(0, max(len(draw.rows) for draw in drawn), PART)
    steps: list[Callable[[_Lodged], None]] = [
        *(lambda pair, first=first: pair[0].add(pair[1], first) for first in parts),
        lambda pair: pair[0].invert(pair[1]),
    ]
    for first in range(0, len(drawn), together):
        pairs = list(zip(blocks[first : first + together], rooms, strict=False))
        for done, step in enumerate(steps):
            for _ in objective.team.map(step, pairs):
                yield Progress(first * len(steps) + done * len(pairs), len(drawn) * len(steps))
        # Here and not by the team: there is room left by what the rows were drawn by.
        factors += [block.factor(room) for block, room in pairs]
    return Metric(factors, objective.l2)


class _Drawn(NamedTuple):
    """Rows, and what each counts."""

    rows: NDArray[np.intp]
    counts: Floats


def _sampled(objective: Objective, theta: Floats, *, rows: int, seed: int) -> Generator[Progress, None, list[_Drawn]]:
    # Of what is only drawn by, and for every row and class at once, the root in half precision is exact enough.
    roots = np.empty((theta.shape[1], len(objective)), np.float16)

    def fill(rows: slice) -> None:
        probabilities = objective.loss.probabilities(objective.product(objective.block(rows), theta))
        weights = 1 if objective.weights is None else objective.weights[rows, None]
        bend = probabilities * (1 - probabilities) * weights
        roots[:, rows] = np.sqrt(bend[:, -theta.shape[1] :]).T

    yield from objective.each(fill, lambda _: None)
    return [_drawn(objective, root, rows=rows, seed=(seed, column)) for column, root in enumerate(roots)]


def _drawn(objective: Objective, root: NDArray[np.float16], *, rows: int, seed: tuple[int, int]) -> _Drawn:
    bend = root.astype(np.float64)
    bend *= bend
    if rows >= len(objective):
        return _Drawn(np.arange(len(objective)), np.asarray(bend / len(objective), objective.dtype))
    ends = np.cumsum(bend, out=bend)
    # One draw from each of `rows` equal parts: less noise than as many draws from the whole.
    places = (np.arange(rows) + np.random.default_rng(seed).random(rows)) * (ends[-1] / rows)
    chosen = np.minimum(np.searchsorted(ends, places), len(objective) - 1)
    return _Drawn(chosen, np.broadcast_to(objective.dtype.type(ends[-1] / rows / len(objective)), rows))


class _Block:
    """A class' block of the Hessian over the rows drawn for it, and what becomes of it, in some room lent to it.

    Features that are zero in all of these, as the pixels of a margin are, bend nothing and need no room.
    """

    def __init__(self, objective: Objective, drawn: _Drawn) -> None:
        self._objective, self._drawn = objective, drawn
        self._scale: Floats = np.empty(0)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The rows of theta that take part."""
        objective, features = self._objective, self._objective.X.shape[1]
        used = np.zeros(objective.n_rows, bool)
        used[features:] = True
        for first in range(0, len(self._drawn.rows), ROWS):
            X = objective.X[self._drawn.rows[first : first + ROWS]]
            used[:features] |= (X.max(axis=0) != 0) | (X.min(axis=0) != 0)
        return np.flatnonzero(used)

    @property
    def needed(self) -> int:
        """Numbers its room must have."""
        return numbers(len(self.places)) + ROWS * len(self.places)

    def add(self, room: Floats, first: int) -> None:
        """Add the sum over some of the rows drawn; from the first on, what was there before is forgotten."""
        end, triangle = min(first + PART, len(self._drawn.rows)), self._triangle(room)
        for start in range(first, end, ROWS):
            X = self._scaled(room, slice(start, min(start + ROWS, end)))
            (triangle.add if start else triangle.become)(X)

    def invert(self, room: Floats) -> None:
        """Make the inverse of its Cholesky factor of it."""
        ridge, triangle = 0.5 * len(self.places) * float(np.finfo(room.dtype).eps), self._triangle(room)
        for _ in range(8):
            self._to_ones(triangle)
            triangle.fill_diagonal(1 + ridge)
            try:
                triangle.invert()
                return
            except np.linalg.LinAlgError:
                # Half done, in place: it has to be made again.
                ridge *= 10
                for first in range(0, len(self._drawn.rows), PART):
                    self.add(room, first)
        self._to_ones(triangle)
        triangle.become_one()

    def factor(self, room: Floats) -> Factor:
        """The inverse of the factor in whole numbers, once it is there; its room is no longer needed."""
        return Factor.of(self._triangle(room), self.places, self._scale, rest=1 / self._least)

    @property
    def _least(self) -> float:
        """What is added along the diagonal, but for the bias."""
        return max(self._objective.l2, 1e-12)

    def _triangle(self, room: Floats) -> Triangle:
        return Triangle(len(self.places), room)

    def _scaled(self, room: Floats, part: slice) -> Floats:
        """Some of the rows drawn, times the root of what they count."""
        objective, size, rows = self._objective, len(self.places), self._drawn.rows[part]
        pixels = size - objective.fit_intercept
        X = room[numbers(size) :][: len(rows) * size].reshape(len(rows), size)
        roots = np.sqrt(self._drawn.counts[part])[:, None]
        taken = objective.X[rows]
        if pixels < taken.shape[1]:
            taken = np.take(taken, self.places[:pixels], axis=1)
        np.multiply(taken, roots * roots.dtype.type(objective.scale), out=X[:, :pixels], casting="unsafe")
        X[:, pixels:] = roots
        return X

    def _to_ones(self, triangle: Triangle) -> None:
        """Scale to ones on the diagonal, so that neither a feature's scale nor the bias drowns in others' rounding."""
        diagonal = triangle.diagonal + triangle.pieces[0].dtype.type(self._least)
        if self._objective.fit_intercept:
            diagonal[-1] -= self._least
        self._scale = 1 / np.sqrt(np.maximum(diagonal, np.finfo(diagonal.dtype).tiny))
        triangle.scale(self._scale)


_Lodged = tuple[_Block, Floats]
