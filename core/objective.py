"""An Objective: the mean cross-entropy over rows of X plus an L2 penalty, as a function of theta alone.

theta is (d + 1, m) with the bias in its last row, or (d, m) without one. The penalty is l2 / 2 * ||weights||^2 and
leaves the bias alone. A large X is walked through once, in blocks of rows that stay in the cache, whatever is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.loss import BinaryCrossEntropy, Floats, Loss, Slope, Targets
from core.progress import Progress, finish
from core.run import products
from core.run.margins import Margins
from core.run.products import pulled_by, stacked
from core.run.reading import read_block
from core.run.sums import Sums
from core.threads import ALONE, Scratch, Team

BLOCK = 1_600_000  # bytes a block: twice as much is as fast, within 5 %, and each thread holds one
LEAST = 4  # stacks a block: what blocks give has to be added up, and is large where features are many

Piece = TypeVar("Piece")


class Point(NamedTuple):
    """All that is known of the objective at one theta.

    `value` is what is minimised (nats), `loss` its data part; `correct` counts rows answered right;
    `gradient` has theta's shape.
    """

    theta: Floats
    value: float
    loss: float
    correct: int
    gradient: Floats


@dataclass(frozen=True, eq=False)
class Objective:
    """Cross-entropy + L2 over the rows of a design matrix.

    Parameters
    ----------
    X : design matrix (n, d): floats, or grey levels uint8 that count as `scale` each
    targets : class indices, int64 (n,)
    loss : cross-entropy, binary or multinomial
    l2 : strength of the penalty, >= 0
    fit_intercept : whether theta ends with a row of biases
    weights : what each row counts, (n,), with a mean of 1; all the same if None
    scale : what a number of X is multiplied by
    dtype : of all arithmetic; that of X if None
    team : threads that share the work; the result does not depend on them
    """

    X: NDArray[Any]
    targets: Targets
    loss: Loss
    l2: float = 0.0
    fit_intercept: bool = True
    weights: Floats | None = None
    scale: float = 1.0
    dtype: Any = None
    team: Team = ALONE
    scratch: Scratch = field(default_factory=Scratch, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dtype", np.dtype(self.dtype or self.X.dtype))

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def n_rows(self) -> int:
        """Rows of theta: one a feature, and one for the bias if there is one."""
        return int(self.X.shape[1]) + int(self.fit_intercept)

    @property
    def precision(self) -> float:
        """Share of the value that rounding may hide."""
        return 4 * float(np.finfo(self.dtype).eps)

    @cached_property
    def blocks(self) -> tuple[slice, ...]:
        """The rows in blocks; one block if there are few."""
        row = self.dtype.itemsize * max(1, self.X.shape[1])
        step = max(LEAST, BLOCK // (products.STACK * row)) * products.STACK
        return tuple(slice(first, min(first + step, len(self))) for first in range(0, len(self), step))

    @cached_property
    def _whole(self) -> Floats:
        whole = self.X[:]
        return np.multiply(whole, 1, dtype=self.dtype) if whole.dtype != self.dtype else whole

    @cached_property
    def small(self) -> bool:
        """Whether all rows are one block, so that nothing is gained by slices."""
        return len(self.blocks) == 1

    @cached_property
    def margins(self) -> Margins | None:
        """The rows of a small problem of two classes as they are cheapest; None for others."""
        if not (self.small and isinstance(self.loss, BinaryCrossEntropy)):
            return None
        form = {"scale": self.scale, "bias": self.fit_intercept, "dtype": self.dtype}
        return Margins.of(self.X, self.targets, self.weights, **form)

    @cached_property
    def marks(self) -> Targets | Floats:
        """The targets as the loss likes them best."""
        return self.loss.marks(self.targets, self.dtype)

    def logits(self, theta: Floats) -> Floats:
        """Logits of every row, (n, m)."""
        return finish(self.walk_logits(theta))

    def slope(self, theta: Floats) -> Slope:
        """The data loss at theta without its gradient by theta: half the work, enough for validation."""
        return finish(self.walk_slope(theta))

    def at(self, theta: Floats) -> Point:
        """Value, data loss, right answers and gradient at theta, from one pass over X."""
        with np.errstate(over="ignore", invalid="ignore"):
            return finish(self.walk(theta))

    def value_and_gradient(self, theta: Floats) -> tuple[float, Floats]:
        """What is minimised, in nats, and its gradient, of theta's shape."""
        point = self.at(theta)
        return point.value, point.gradient

    def walk(self, theta: Floats) -> Generator[Progress, None, Point]:
        """`at`, a block at a time."""
        if self.small:
            return self.at_once(theta)
        sums = Sums(theta.shape)
        yield from self.each(lambda rows: self._pulled(theta, rows), sums.add)
        return self._point(theta, sums.loss / len(self), sums.correct, self._mean(sums.gradient, len(self)))

    def at_once(self, theta: Floats) -> Point:
        """`walk` without pauses, for what is small."""
        if self.margins is not None:
            return self._point(theta, *self.margins.at(theta))
        slope = self.loss.slope(self.product(self._whole, theta), self.marks, self.weights)
        pulled = self.pull(self._whole, slope.residual)
        return self._point(theta, slope.value, slope.correct, self._mean(pulled, len(self)))

    def walk_slope(self, theta: Floats) -> Generator[Progress, None, Slope]:
        """`slope`, a block at a time."""
        pieces = yield from self.gather(lambda rows: self._slope(self.block(rows), theta, rows))
        if len(pieces) == 1:
            return pieces[0]
        value = sum(piece.value * len(piece.residual) for piece in pieces) / len(self)
        residual = np.concatenate([piece.residual for piece in pieces])
        return Slope(value, residual, sum(piece.correct for piece in pieces))

    def walk_logits(self, theta: Floats) -> Generator[Progress, None, Floats]:
        """`logits`, a block at a time."""
        pieces = yield from self.gather(lambda rows: self.product(self.block(rows), theta))
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def each(self, work: Callable[[slice], Piece], take: Callable[[Piece], object]) -> Generator[Progress, None, None]:
        """Let `take` have what `work` gives for each block of rows, in their order; the team shares the work."""
        for done, piece in enumerate(self.team.map(work, self.blocks), 1):
            take(piece)
            if done < len(self.blocks):
                yield Progress(done, len(self.blocks))

    def gather(self, work: Callable[[slice], Piece]) -> Generator[Progress, None, list[Piece]]:
        """What `work` gives for each block of rows, in their order."""
        pieces: list[Piece] = []
        yield from self.each(work, pieces.append)
        return pieces

    def rows(self, index: NDArray[np.intp] | slice) -> Objective:
        """The same objective over some of the rows."""
        weights = None if self.weights is None else self.weights[index]
        return replace(self, X=self.X[index], targets=self.targets[index], weights=weights, team=ALONE)

    def with_team(self, team: Team, scratch: Scratch | None = None) -> Objective:
        """The same objective, shared by a team, perhaps with other buffers; what was made ready is not made again."""
        shared = object.__new__(Objective)
        shared.__dict__.update(self.__dict__, team=team, scratch=scratch or self.scratch)
        return shared

    def batch(self, theta: Floats, index: NDArray[np.intp]) -> Floats:
        """The gradient at theta over the rows of `index` alone, int (b,), without more."""
        taken = self.scratch.array("taken", (len(index), self.X.shape[1]), self.X.dtype)
        np.take(self.X, index, axis=0, out=taken, mode="clip")
        weights = None if self.weights is None else self.weights[index]
        X = self._floats(taken)
        residual = self.loss.slope(self.product(X, theta), self.marks[index], weights).residual
        return self._point(theta, 0.0, 0, self._mean(self.pull(X, residual), len(index))).gradient

    def block(self, rows: slice) -> Floats:
        """Some rows of X in the dtype of the arithmetic, not yet multiplied by `scale`; good until the next call."""
        return self._floats(read_block(self.X, rows, self.scratch))

    def _floats(self, X: NDArray[Any]) -> Floats:
        if X.dtype == self.dtype:
            return X
        floats = self.scratch.array("floats", X.shape, self.dtype)
        np.copyto(floats, X, casting="unsafe")
        return floats

    def _pulled(self, theta: Floats, rows: slice) -> tuple[Slope, Floats]:
        X = self.block(rows)
        slope = self._slope(X, theta, rows)
        return slope, self.pull(X, slope.residual)

    def _slope(self, X: Floats, theta: Floats, rows: slice) -> Slope:
        weights = None if self.weights is None else self.weights[rows]
        return self.loss.slope(self.product(X, theta), self.marks[rows], weights)

    def product(self, X: Floats, theta: Floats) -> Floats:
        """Logits of a block of rows, (b, m)."""
        if not self.fit_intercept:
            return stacked(X, theta if self.scale == 1 else theta * theta.dtype.type(self.scale))
        product = stacked(X, theta[:-1] if self.scale == 1 else theta[:-1] * theta.dtype.type(self.scale))
        product += theta[-1]
        return product

    def pull(self, X: Floats, residual: Floats) -> Floats:
        """Sum over a block of rows of x times its residual (b, m): theta's shape."""
        pulled = pulled_by(X, residual)
        if self.scale != 1:
            pulled *= self.scale
        if not self.fit_intercept:
            return pulled
        gradient = np.empty((self.n_rows, residual.shape[1]), dtype=self.dtype)
        gradient[:-1] = pulled
        np.add.reduce(residual, axis=0, out=gradient[-1])
        return gradient

    def _point(self, theta: Floats, loss: float, correct: int, gradient: Floats) -> Point:
        """The point at theta from the loss of the data and its gradient, to which the penalty is added."""
        if not self.l2:
            return Point(theta, loss, loss, correct, gradient)
        weights = theta[: self.X.shape[1]]
        gradient[: len(weights)] += self.l2 * weights
        return Point(theta, loss + 0.5 * self.l2 * float(np.vdot(weights, weights)), loss, correct, gradient)

    def _mean(self, pulled: Floats, count: int) -> Floats:
        return np.asarray(pulled / count, dtype=self.dtype)
