"""Comparison: which of two models is better on the same images, and whether that can be chance (McNemar's test)."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from core.dataset import frozen
from core.judging.outcomes import Outcomes, Places
from core.metrics import Z_95


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two models on n images that both know the class of.

    Parameters
    ----------
    n : images both were asked about
    first, second : share that each answered right, 0..1
    both, neither : images that both, or none, answered right
    only_first, only_second : rows of the dataset that one of them alone answered right, int, ascending
    exact : p-value of McNemar's exact test, two-sided: how likely so uneven a split is if both were equally good
    statistic : McNemar's (1947), with Edwards' correction (1948); 0 where they never disagree
    chi_squared : its p-value, by the chi-squared distribution with one degree of freedom
    difference : `second` less `first`, -1..1
    interval : ends of its 95 % interval (Agresti and Min, 2005)
    """

    n: int
    first: float
    second: float
    both: int
    neither: int
    only_first: Places
    only_second: Places
    exact: float
    statistic: float
    chi_squared: float
    difference: float
    interval: tuple[float, float]


def compare(first: Outcomes, second: Outcomes) -> Comparison | None:
    """Compare outcomes on one dataset, over the images both hold; None where there is none."""
    rows, one, other = np.intersect1d(first.rows, second.rows, assume_unique=True, return_indices=True)
    n = len(rows)
    if not n:
        return None
    a, b = first.right[one], second.right[other]
    only_first, only_second = rows[a & ~b], rows[b & ~a]
    lost, won = len(only_first), len(only_second)
    statistic = mcnemar_statistic(lost, won)
    return Comparison(
        n=n,
        first=float(a.mean()),
        second=float(b.mean()),
        both=int((a & b).sum()),
        neither=int((~a & ~b).sum()),
        only_first=frozen(only_first),
        only_second=frozen(only_second),
        exact=mcnemar_exact(lost, won),
        statistic=statistic,
        chi_squared=erfc(sqrt(statistic / 2)),
        difference=(won - lost) / n,
        interval=difference_interval(lost, won, n),
    )


def mcnemar_exact(lost: int, won: int) -> float:
    """Two-sided p-value of `won` against `lost` disagreements, were each a fair coin; 1 without any."""
    n, fewer = lost + won, min(lost, won)
    if 2 * fewer >= n:
        return 1.0
    # Logarithms of the binomial coefficients, each from the one before: no factorial leaves the range of floats.
    k = np.arange(1, fewer + 1, dtype=np.float64)
    logs = np.concatenate([[0.0], np.cumsum(np.log((n - k + 1) / k))]) - n * np.log(2.0)
    return min(1.0, 2.0 * float(np.exp(logs).sum()))


def mcnemar_statistic(lost: int, won: int) -> float:
    """(|lost - won| - 1)^2 / (lost + won), never below zero; 0 without disagreements."""
    return max(abs(lost - won) - 1, 0) ** 2 / (lost + won) if lost + won else 0.0


def difference_interval(lost: int, won: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Interval of (won - lost) / n for paired answers; 95 % unless `z` says otherwise (Agresti and Min, 2005).

    Half an image is added to each of the four cells, so it has a width even where the two never disagree.
    """
    total, b, c = n + 2, lost + 0.5, won + 0.5
    centre = (c - b) / total
    reach = z * sqrt((b + c) - (c - b) ** 2 / total) / total
    return max(-1.0, centre - reach), min(1.0, centre + reach)
