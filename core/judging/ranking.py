"""Ranking: how well scores put one class before the other, whatever the threshold (ROC curve and its area)."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.judging.outcomes import Outcomes

Scores = NDArray[np.float64]


class Roc(NamedTuple):
    """The receiver operating characteristic, from the strictest threshold to the most lenient.

    Parameters
    ----------
    false_positives : share of negatives that score at least the threshold, float64 (p,), from 0 to 1
    true_positives : share of positives that do, float64 (p,), from 0 to 1
    thresholds : float64 (p,), descending; the first is above every score
    area : under the curve: the chance that a positive scores more than a negative, a tie counting half
    error : standard error of the area (Hanley and McNeil, 1982)
    """

    false_positives: Scores
    true_positives: Scores
    thresholds: Scores
    area: float
    error: float


def roc(scores: Scores, positive: NDArray[np.bool_]) -> Roc | None:
    """The curve of scores float64 (n,), higher for what should be `positive`, bool (n,).

    Equal scores are one point, and points on a straight line between others are left out. None where all images are
    of one kind: there is nothing to tell apart.
    """
    positives, n = int(positive.sum()), len(positive)
    if positives in (0, n):
        return None
    order = np.argsort(-scores, kind="stable")
    scores, hits = scores[order], np.cumsum(positive[order])
    last = np.append(np.flatnonzero(np.diff(scores)), n - 1)
    hits, alarms = hits[last], last + 1 - hits[last]
    x, y = np.append(0, alarms), np.append(0, hits)
    area = float(np.sum((x[1:] - x[:-1]) * (y[1:] + y[:-1])) / 2 / (positives * (n - positives)))
    kept = _corners(x, y)
    return Roc(
        x[kept] / (n - positives),
        y[kept] / positives,
        np.append(np.inf, scores[last])[kept],
        area,
        _error(area, positives, n - positives),
    )


def roc_of(outcomes: Outcomes, index: int) -> Roc | None:
    """The curve by which a model tells the class of that index from all others.

    Of two classes the log-odds rank, which do not crowd at 1 as probabilities do; of more, the log-odds of the class
    against the rest.
    """
    z = outcomes.logits.astype(np.float64)
    if z.shape[1] == 1:
        return roc(z[:, 0] if index else -z[:, 0], outcomes.targets == index)
    others = np.delete(z, index, axis=1)
    top = others.max(axis=1)
    rest = top + np.log(np.exp(others - top[:, None]).sum(axis=1))
    return roc(z[:, index] - rest, outcomes.targets == index)


def _corners(x: NDArray[np.int64], y: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which points are not between their neighbours on a straight line; in whole numbers, so exactly."""
    kept = np.ones(len(x), dtype=bool)
    steps_x, steps_y = np.diff(x), np.diff(y)
    kept[1:-1] = steps_x[:-1] * steps_y[1:] != steps_x[1:] * steps_y[:-1]
    return kept


def _error(area: float, positives: int, negatives: int) -> float:
    one, other = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (positives - 1) * (one - area**2) + (negatives - 1) * (other - area**2)
    return sqrt(max(spread, 0.0) / (positives * negatives))
