"""ROC: its ends, its area as a chance, and no area where there is nothing to tell apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.judging.outcomes import judge
from core.judging.ranking import roc, roc_of
from core.progress import finish
from tests.core.judged import digits, model_of

scored = st.lists(st.tuples(st.integers(-5, 5), st.booleans()), min_size=2, max_size=60)


def _under(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    return float((np.diff(x) * (y[1:] + y[:-1]) / 2).sum())


@given(scored)
def test_the_area_is_the_chance_that_a_positive_scores_more(pairs: list[tuple[int, bool]]) -> None:
    scores, positive = np.array([float(s) for s, _ in pairs]), np.array([p for _, p in pairs])
    found = roc(scores, positive)
    if positive.all() or not positive.any():
        assert found is None
        return
    assert found is not None
    gaps = scores[positive][:, None] - scores[~positive]
    assert found.area == pytest.approx((gaps > 0).mean() + (gaps == 0).mean() / 2)
    for shares in (found.false_positives, found.true_positives):
        assert (shares[0], shares[-1]) == (0, 1)
        assert (np.diff(shares) >= 0).all()
    assert (np.diff(found.thresholds) < 0).all()
    assert found.area == pytest.approx(_under(found.false_positives, found.true_positives))
    assert 0 <= found.error <= 0.5


def test_a_perfect_ranking_is_two_lines() -> None:
    found = roc(np.arange(1000.0), np.arange(1000) >= 400)
    assert found is not None
    assert (found.area, found.error) == (1.0, 0.0)
    assert list(zip(found.false_positives, found.true_positives, strict=True)) == [(0, 0), (0, 1), (1, 1)]


def test_both_classes_of_two_have_the_same_area() -> None:
    found = finish(judge(model_of((3, 8)), digits(300, (3, 8))))
    one, other = roc_of(found, 0), roc_of(found, 1)
    assert one is not None
    assert other is not None
    assert one.area == pytest.approx(other.area)


def test_one_class_against_the_rest_ranks_as_its_probability() -> None:
    found = finish(judge(model_of((2, 5, 9), strength=0.1), digits(300, (2, 5, 9))))
    for index in range(3):
        one, other = roc_of(found, index), roc(found.probabilities[:, index], found.targets == index)
        assert one is not None
        assert other is not None
        assert one.area == pytest.approx(other.area, abs=1e-9)


def test_a_class_without_images_has_no_curve() -> None:
    assert roc_of(finish(judge(model_of((2, 5, 9)), digits(30, (2, 5)))), 2) is None
