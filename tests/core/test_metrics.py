"""Figures of merit: known values, bounds, and what is said where a rate is undefined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.metrics import accuracy, confusion, macro_f1, per_class, wilson_interval

THREE = np.array([[5, 1, 0], [2, 3, 0], [1, 0, 0]], dtype=np.int64)
counts = st.lists(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), min_size=4, max_size=4)


def labels(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def test_confusion_has_truth_in_rows_and_answers_in_columns() -> None:
    counted = confusion(labels(3, 3, 8, 9, 3), labels(3, 8, 8, 3, 3), (3, 8, 9))
    assert counted.dtype == np.int64
    assert counted.tolist() == [[2, 1, 0], [0, 1, 0], [1, 0, 0]]


def test_confusion_of_nothing_is_empty() -> None:
    assert confusion(labels(), labels(), (0, 1)).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(("truth", "said"), [((5,), (0,)), ((0,), (5,)), ((0, 1), (0,))])
def test_confusion_refuses_labels_that_do_not_fit(truth: tuple[int, ...], said: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="label"):
        confusion(labels(*truth), labels(*said), (0, 1))


def test_accuracy_is_the_share_on_the_diagonal() -> None:
    assert accuracy(THREE) == 8 / 12
    assert accuracy(np.zeros((2, 2), dtype=np.int64)) == 0.0


@pytest.mark.parametrize(
    ("correct", "n", "low", "high"),
    [
        # Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_has_its_published_values(correct: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(correct, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_interval_knows_nothing_without_images() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10**9), st.floats(0, 1))
def test_wilson_interval_holds_the_share_and_stays_within_bounds(n: int, share: float) -> None:
    correct = round(share * n)
    low, high = wilson_interval(correct, n)
    assert 0 <= low <= correct / n <= high <= 1
    assert low < high


def test_undefined_rates_are_zero() -> None:
    rates = per_class(THREE)
    assert rates.precision == pytest.approx([5 / 8, 3 / 4, 0])
    assert rates.recall == pytest.approx([5 / 6, 3 / 5, 0])
    assert rates.f1 == pytest.approx([10 / 14, 6 / 9, 0])


@given(counts)
def test_rates_are_always_numbers_between_zero_and_one(table: list[list[int]]) -> None:
    counted = np.array(table, dtype=np.int64)
    for rates in per_class(counted):
        assert ((rates >= 0) & (rates <= 1)).all()
    assert 0 <= macro_f1(counted) <= 1


def test_macro_f1_leaves_out_classes_that_do_not_occur() -> None:
    padded = np.zeros((4, 4), dtype=np.int64)
    padded[:3, :3] = THREE
    assert macro_f1(padded) == macro_f1(THREE) == pytest.approx((10 / 14 + 6 / 9 + 0) / 3)
    assert macro_f1(np.zeros((2, 2), dtype=np.int64)) == 0.0
