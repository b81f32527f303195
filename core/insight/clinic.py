"""The formula clinic: gradients by the code, by trying and as the notebook printed them; how long a step may be."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.loss import Floats
from core.objective import Objective
from core.progress import Progress
from core.run.curvature import Curvature
from core.threads import ALONE

Sums = NDArray[np.float64]

MOST_ROWS = 500  # of a batch that is looked at in float64, again and again
STEP = 1e-5  # of a weight, for central differences; the error is least near the third root of the precision
TRIED = 24  # weights whose derivative is tried
ROUNDS = 60  # of the power iteration at most
SETTLED = 1e-7  # relative change of its value

Product = Callable[[Floats], Generator[Progress, None, Sums]]


class Gradients(NamedTuple):
    """Three gradients of the objective on one batch, each float64 (k,), at the same weights.

    Parameters
    ----------
    places : int (k, 2), row and column in theta
    numeric : by central differences of the value: what any formula must agree with
    coded : by the code that trains
    printed : by the notebook's formula sheet, whose derivative of the sigmoid is x z (z - 1)
    rows : how many rows the batch has
    value : of the objective there, nats
    """

    places: NDArray[np.intp]
    numeric: Sums
    coded: Sums
    printed: Sums
    rows: int
    value: float


class Descents(NamedTuple):
    """Losses of two runs from the same weights, float64 (steps + 1,) each, nats: by the code, and as printed."""

    coded: Sums
    printed: Sums


class StepSize(NamedTuple):
    """How long a step of gradient descent may be.

    Parameters
    ----------
    smoothness : L, the most the gradient can change along a way as long as one; the bound of the curvature anywhere
    here : the largest curvature at the weights as they are, at most L
    """

    smoothness: float
    here: float

    @property
    def safe(self) -> float:
        """1 / L: no step of full-batch descent that long can climb."""
        return 1 / self.smoothness

    @property
    def limit(self) -> float:
        """2 / L: a longer one may climb for good."""
        return 2 / self.smoothness


def current_batch(objective: Objective, batch_size: int, seed: int, *, epoch: int) -> Objective:
    """The first batch of the epoch after `epoch`, or some of its rows if they are many, in float64."""
    rows = np.random.default_rng((seed, epoch + 1)).permutation(len(objective))
    if not 0 < batch_size < len(objective):
        rows = np.arange(len(objective))
    part = objective.rows(rows[: min(batch_size or MOST_ROWS, MOST_ROWS)])
    X = part.X.astype(np.float64) * part.scale
    weights = None if part.weights is None else part.weights.astype(np.float64)
    return Objective(X, part.targets, part.loss, part.l2, part.fit_intercept, weights)


def compared(batch: Objective, theta: Floats, seed: int = 0) -> Generator[Progress, None, Gradients]:
    """Numeric, coded and printed gradient at theta, at the steepest places and some others.

    Parameters
    ----------
    batch : from `current_batch`
    theta : (d [+ 1], m)
    seed : of the choice of places
    """
    theta = theta.astype(np.float64)
    value, coded = batch.value_and_gradient(theta)
    printed = printed_gradient(batch, theta)
    places = _places(coded, seed)
    numeric = np.empty(len(places))
    for done, (row, column) in enumerate(places):
        sides = []
        for step in (STEP, -STEP):
            moved = theta.copy()
            moved[row, column] += step
            sides.append(batch.at(moved).value)
        numeric[done] = (sides[0] - sides[1]) / (2 * STEP)
        yield Progress(done + 1, len(places))
    rows, columns = places.T
    return Gradients(places, numeric, coded[rows, columns], printed[rows, columns], len(batch), value)


def printed_gradient(batch: Objective, theta: Floats) -> Sums:
    """The gradient by the formula sheet, step by step as it is printed there, float64 of theta's shape.

    The loss by the probability is (z - y) / (z (1 - z)), the probability by a weight x z (z - 1): their product is
    x (y - z), the true gradient with the wrong sign. With more classes the same slip is in the softmax's derivative.
    The penalty is not on the sheet and is added as it is.
    """
    theta = theta.astype(np.float64)
    logits = batch.product(batch.block(slice(0, len(batch))), theta)
    z = batch.loss.probabilities(logits)
    truth = np.eye(z.shape[1])[batch.targets]
    slope = _printed_slope(z, truth)[:, -logits.shape[1] :]
    if batch.weights is not None:
        slope = slope * batch.weights[:, None]
    gradient = batch.pull(batch.block(slice(0, len(batch))), slope) / len(batch)
    gradient[: batch.X.shape[1]] += batch.l2 * theta[: batch.X.shape[1]]
    return np.asarray(gradient, dtype=np.float64)


def _printed_slope(z: Floats, truth: Sums) -> Sums:
    """Loss by logits (n, k) by the printed chain: loss by probability, times probability by logit."""
    own = np.maximum((z * truth).sum(axis=1, keepdims=True), np.finfo(float).tiny)
    # -log z of the true class, and dz/dlogit printed as z (z - 1) where it is z (1 - z).
    return np.asarray((-1 / own) * -(own * (truth - z)))


def obeyed(batch: Objective, theta: Floats, rate: float, *, steps: int = 40) -> Generator[Progress, None, Descents]:
    """Gradient descent on one batch from theta, once by the code and once by the printed formula."""
    losses = []
    for turn, printed in enumerate((False, True)):
        here, line = theta.astype(np.float64), []
        for step in range(steps + 1):
            point = batch.at(here)
            line.append(point.loss)
            gradient = printed_gradient(batch, here) if printed else point.gradient
            here = here - rate * gradient
            yield Progress(turn * (steps + 1) + step + 1, 2 * (steps + 1))
        losses.append(np.array(line))
    return Descents(*losses)


def step_size(objective: Objective, theta: Floats) -> Generator[Progress, None, StepSize]:
    """How long a step may be, by power iteration (von Mises, 1929) on all rows, with all powers made use of.

    L bounds the Hessian everywhere: a probability's variance is at most 1/4, so for two classes it is the largest
    eigenvalue of X'X / (4 n) + l2; for more classes, of X'X / (2 n) + l2 (Boehning, 1992). X has a column of ones
    where there is a bias, which the penalty leaves alone.
    """
    alone = objective.with_team(ALONE)
    most = 0.25 if theta.shape[1] == 1 else 0.5

    def bound(change: Floats) -> Generator[Progress, None, Sums]:
        total = np.zeros(change.shape)
        yield from alone.each(lambda rows: _gram(alone, change, rows), total.__iadd__)
        total *= most / len(alone)
        total[: alone.X.shape[1]] += alone.l2 * change[: alone.X.shape[1]]
        return total

    def hessian(change: Floats) -> Generator[Progress, None, Sums]:
        return np.asarray((yield from curvature.walk_product(change)))

    smoothness = yield from _largest(bound, (alone.n_rows, 1), alone)
    curvature = yield from Curvature.walk(alone, theta.astype(alone.dtype))
    return StepSize(smoothness, (yield from _largest(hessian, theta.shape, alone)))


def _gram(objective: Objective, change: Floats, rows: slice) -> Floats:
    X = objective.block(rows)
    moved = objective.product(X, change)
    if objective.weights is not None:
        moved *= objective.weights[rows, None]
    return objective.pull(X, moved)


def _largest(product: Product, shape: tuple[int, ...], objective: Objective) -> Generator[Progress, None, float]:
    """The largest eigenvalue of a symmetric operator, from the best mixture of all powers tried (Lanczos, 1950)."""
    vector = np.random.default_rng(0).normal(size=shape).ravel() + 1.0
    basis = [vector / np.linalg.norm(vector)]
    diagonal: list[float] = []
    beside: list[float] = []
    value = 0.0
    for turn in range(ROUNDS):
        following = (yield from product(basis[-1].reshape(shape).astype(objective.dtype))).ravel().astype(np.float64)
        diagonal.append(float(basis[-1] @ following))
        before, value = value, _top(diagonal, beside)
        yield Progress(turn + 1, ROUNDS)
        for _ in range(2):  # once is not enough at this precision
            following -= np.array(basis).T @ (np.array(basis) @ following)
        left = float(np.linalg.norm(following))
        if abs(value - before) <= SETTLED * value or left <= 1e-12 * value:
            break
        beside.append(left)
        basis.append(following / left)
    return value


def _top(diagonal: list[float], beside: list[float]) -> float:
    matrix = np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1)
    return float(np.linalg.eigvalsh(matrix)[-1])


def _places(gradient: Floats, seed: int) -> NDArray[np.intp]:
    """The steepest half, and some others by lot, each once."""
    order = np.argsort(-np.abs(gradient), axis=None)
    rest = order[TRIED // 2 :]
    lot = np.random.default_rng(seed).permutation(len(rest))[: TRIED - TRIED // 2]
    chosen = np.concatenate([order[: TRIED // 2], rest[lot]])
    return np.stack(np.unravel_index(chosen, gradient.shape), axis=1)
