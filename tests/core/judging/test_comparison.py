"""Comparing two models: symmetric, honest without disagreements, and over the images both know."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.judging.comparison import compare, difference_interval, mcnemar_exact, mcnemar_statistic
from core.judging.outcomes import Outcomes, judge
from core.progress import finish
from tests.core.judged import digits, model_of

few = st.integers(0, 3000)


def outcomes_of(right: list[bool], rows: list[int]) -> Outcomes:
    said = np.array([0 if hit else 1 for hit in right])
    n = len(rows)
    return Outcomes((0, 1), np.array(rows), np.zeros(n, np.int64), np.zeros((n, 1)), np.zeros(n), said)


@given(few, few)
def test_p_values_are_probabilities_and_do_not_depend_on_the_order(lost: int, won: int) -> None:
    assert 0 <= mcnemar_exact(lost, won) == mcnemar_exact(won, lost) <= 1
    assert mcnemar_statistic(lost, won) == mcnemar_statistic(won, lost) >= 0


def test_without_disagreement_nothing_is_shown() -> None:
    assert mcnemar_exact(0, 0) == 1.0
    assert mcnemar_statistic(0, 0) == 0.0


def test_known_values() -> None:
    assert mcnemar_exact(0, 5) == pytest.approx(2 / 32)
    assert mcnemar_exact(1, 9) == pytest.approx(22 / 1024)
    assert mcnemar_statistic(10, 30) == pytest.approx(19**2 / 40)


@given(few, few, few)
def test_the_interval_holds_its_centre_and_stays_within_bounds(lost: int, won: int, alike: int) -> None:
    n = lost + won + alike
    low, high = difference_interval(lost, won, n)
    assert -1 <= low <= (won - lost) / (n + 2) <= high <= 1
    assert low < high


def test_only_images_both_were_asked_about_count() -> None:
    first = outcomes_of([True, True, False, False], [0, 2, 4, 6])
    second = outcomes_of([False, True, True, False], [2, 4, 6, 8])
    found = compare(first, second)
    assert found is not None
    assert (found.n, found.both, found.neither) == (3, 0, 0)
    assert found.only_first.tolist() == [2]
    assert found.only_second.tolist() == [4, 6]
    assert found.difference == pytest.approx(1 / 3) == pytest.approx(found.second - found.first)


def test_nothing_in_common_is_nothing_to_compare() -> None:
    assert compare(outcomes_of([True], [0]), outcomes_of([True], [1])) is None


def test_models_of_other_classes_meet_on_what_both_know() -> None:
    dataset = digits(500, (0, 1, 2, 3))
    first, second = finish(judge(model_of((1, 3)), dataset)), finish(judge(model_of((0, 1, 2, 3)), dataset))
    found = compare(first, second)
    assert found is not None
    assert found.n == dataset.counts[1] + dataset.counts[3]
    counted = found.both + found.neither + len(found.only_first) + len(found.only_second)
    assert counted == found.n
