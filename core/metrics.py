"""Figures of merit of a classifier, all from one count: what was true against what was said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Rates = NDArray[np.float64]

Z_95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: 95 % lie within so many standard deviations."""


class PerClass(NamedTuple):
    """Rates in 0..1, each float64 (k,); 0 where a rate is undefined."""

    precision: Rates
    recall: Rates
    f1: Rates


def confusion(truth: Counts, predicted: Counts, classes: Sequence[int]) -> Counts:
    """Count how often each class was taken for each.

    Parameters
    ----------
    truth, predicted : int64 (n,), labels out of `classes`
    classes : k labels, ascending

    Returns
    -------
    int64 (k, k); row i, column j: images of class i that were said to be class j.

    Raises
    ------
    ValueError
        A label is not in `classes`, or the lengths differ.
    """
    order = np.asarray(classes, dtype=np.int64)
    if truth.shape != predicted.shape:
        raise ValueError(f"{truth.shape} true labels do not fit {predicted.shape} predicted ones")
    if not (np.isin(truth, order).all() and np.isin(predicted, order).all()):
        raise ValueError(f"a label is not in the classes {tuple(classes)}")
    cells = np.searchsorted(order, truth) * len(order) + np.searchsorted(order, predicted)
    return np.bincount(cells, minlength=len(order) ** 2).reshape(len(order), len(order)).astype(np.int64)


def accuracy(confusion: Counts) -> float:
    """Share of images that were said to be what they are, 0..1; 0 where there is no image."""
    n = int(confusion.sum())
    return int(np.trace(confusion)) / n if n else 0.0


def wilson_interval(correct: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Score interval for a share of `correct` out of `n` (Wilson 1927); 95 % unless `z` says otherwise.

    Unlike the textbook interval it stays within 0..1 and has a width even where all or none are right.
    Without any image it is (0, 1): nothing is known.
    """
    if n == 0:
        return 0.0, 1.0
    share, weight = correct / n, z * z / n
    centre = (share + weight / 2) / (1 + weight)
    reach = z * math.sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    # The ends are exact where all or none are right, which rounding would miss by an ulp.
    low = 0.0 if correct == 0 else max(0.0, centre - reach)
    high = 1.0 if correct == n else min(1.0, centre + reach)
    return low, high


def per_class(confusion: Counts) -> PerClass:
    """Precision, recall and their harmonic mean F1 of each class (van Rijsbergen 1979).

    A class that was never predicted has no precision, one without images no recall: these are given as 0, and
    F1 = 2 TP / (2 TP + FP + FN) is 0 only where there is no hit. No value is ever nan.
    """
    hits, said, there = np.diagonal(confusion), confusion.sum(axis=0), confusion.sum(axis=1)
    return PerClass(_ratio(hits, said), _ratio(hits, there), _ratio(2 * hits, said + there))


def macro_f1(confusion: Counts) -> float:
    """Mean F1 over the classes that occur, as truth or as prediction; 0 where none does.

    A class the images do not have and the model never names says nothing about the model, and is left out.
    """
    occurs = (confusion.sum(axis=0) + confusion.sum(axis=1)) > 0
    return float(per_class(confusion).f1[occurs].mean()) if occurs.any() else 0.0


def _ratio(part: Counts, whole: Counts) -> Rates:
    return np.divide(part, whole, out=np.zeros(len(whole), dtype=np.float64), where=whole > 0)
