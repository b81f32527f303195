"""Learning to refuse: a second logistic regression on the same features tells digits from nonsense."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Dataset, Images
from core.judging.nonsense import one_by_one
from core.loss import Floats
from core.model import Model, Refusal
from core.progress import Progress
from core.run.setup import parts

DIGITS, NONSENSE = 20_000, 8_000  # images to learn from; more of either changes little
FEWER_DIGITS, LESS_NONSENSE = 4_000, 1_600  # where somebody waits
MOST_TESTED = 10_000  # images of the test part
OTHERS = 1000  # images of nonsense to say the rate of
PIECE = 100  # images of nonsense from one seed
FEW = 5  # of them between two reports: a window that shares the interpreter waits for them
ROWS = 250  # of a matrix, likewise
FALSE_REFUSALS = 0.005  # of held-back digits, besides those of low confidence
RIDGE = 1e-3
ROUNDS = 12


def learn_to_refuse(
    model: Model, known: Dataset, held: Dataset, *, count: int = NONSENSE
) -> Generator[Progress, None, Model]:
    """The model with a `Refusal` that knows nonsense.

    Parameters
    ----------
    model : calibrated, so that its confidence threshold is fitted
    known : digits to learn from; some of them are taken
    held : digits the model was not trained on, to set the threshold by
    count : images of nonsense to learn from
    """
    part = known.take(np.random.default_rng(0).permutation(len(known))[:DIGITS])
    wrong = yield from _rows_of_nonsense(model, count, 1, known=part)
    right = yield from model.pipeline.transform_blocks(part.images)
    theta = yield from _logistic(np.concatenate([right, wrong]), np.arange(len(right) + len(wrong)) >= len(right))
    refusal = Refusal(
        confidence=model.refusal.confidence if model.refusal else 0.0,
        weights=theta[:-1].astype(model.weights.dtype),
        bias=float(theta[-1]),
    )
    return (yield from _with_threshold(model, refusal, held))


def taught(model: Model, dataset: Dataset, config: Config) -> Generator[Progress, None, Model]:
    """A run's model that knows nonsense, from fewer images, in a few seconds, with its rates on the test part.

    Parameters
    ----------
    model : of the run
    dataset, config : of the run; its validation part sets the threshold, its test part, if any, says the rates
    """
    known, held, _ = parts(dataset, config)
    some = known.take(np.random.default_rng(1).permutation(len(known))[:FEWER_DIGITS])
    ready = yield from learn_to_refuse(model, some, held or some, count=LESS_NONSENSE)
    unseen = dataset.test and dataset.test.select(known.classes)
    if unseen is None or ready.refusal is None:
        return ready
    refused = yield from _refused(ready, unseen.images[:MOST_TESTED])
    return replace(ready, refusal=replace(ready.refusal, false_refusals=refused))


def _with_threshold(model: Model, refusal: Refusal, held: Dataset) -> Generator[Progress, None, Model]:
    X = yield from model.pipeline.transform_blocks(held.images)
    odds = refusal.log_odds(X)
    refusal = replace(refusal, threshold=float(np.quantile(odds, 1 - FALSE_REFUSALS)))
    ready = replace(model, refusal=refusal)
    # Other nonsense than it learnt from, and other digits in its pairs.
    other = yield from _nonsense(OTHERS, 2, held.images)
    false, caught = (yield from _refused(ready, held.images)), (yield from _refused(ready, other))
    return replace(ready, refusal=replace(refusal, false_refusals=false, caught=caught))


def _refused(model: Model, images: Images) -> Generator[Progress, None, float]:
    """The share of the images that the model is not sure of."""
    sure = 0
    for first in range(0, len(images), ROWS):
        sure += np.count_nonzero(model.answers(images[first : first + ROWS]).sure)
        yield Progress(first, len(images))
    return 1 - sure / max(len(images), 1)


def _nonsense(count: int, seed: int, digits: Images) -> Generator[Progress, None, Images]:
    made = []
    for image in one_by_one(count, seed, digits):
        made.append(image)
        if len(made) % FEW == 0:
            yield Progress(len(made), count)
    return np.stack(made)


def _rows_of_nonsense(model: Model, count: int, seed: int, *, known: Dataset) -> Generator[Progress, None, Floats]:
    rows = np.empty((count, len(model.weights)), model.weights.dtype)
    for first in range(0, count, PIECE):
        images = yield from _nonsense(PIECE, seed * 1_000_003 + first, known.images)
        rows[first : first + PIECE] = model.pipeline.transform(images)[: count - first]
        yield Progress(first, count)
    return rows


def _logistic(X: Floats, y: NDArray[np.bool_]) -> Generator[Progress, None, Floats]:
    """Weights and bias (d + 1,) of the log-odds of `y`, by Newton's method with a ridge (Hoerl, Kennard, 1970)."""
    X = np.concatenate([X, np.ones((len(X), 1), X.dtype)], axis=1)
    ridge = RIDGE * len(X) * np.append(np.ones(X.shape[1] - 1), 0.0)
    theta = np.zeros(X.shape[1])
    for _ in range(ROUNDS):
        gradient, curvature = yield from _bends(X, y, theta.astype(X.dtype))
        step = np.linalg.solve(curvature + np.diag(ridge), gradient + ridge * theta)
        theta -= step
        if np.abs(step).max() < 1e-6:
            break
    return theta


def _bends(X: Floats, y: NDArray[np.bool_], theta: Floats) -> Generator[Progress, None, tuple[Floats, Floats]]:
    """Gradient and curvature of the log-odds' loss, float64, summed over blocks of rows."""
    gradient, curvature = np.zeros(len(theta)), np.zeros((len(theta), len(theta)))
    for first in range(0, len(X), ROWS):
        rows = X[first : first + ROWS]
        p = 1 / (1 + np.exp(-np.clip(rows @ theta, -30, 30)))
        gradient += rows.T @ (p - y[first : first + ROWS])
        curvature += rows.T @ (rows * np.maximum(p * (1 - p), 1e-4)[:, None])
        yield Progress(first, len(X))
    return gradient, curvature
