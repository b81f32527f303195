"""Each loss against finite differences, against its definition, and where numbers are large."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.loss import BinaryCrossEntropy, MultinomialCrossEntropy, columns_for, loss_for

FAMILY = [2, 3, 10]


def random_problem(n_classes: int, rows: int = 7) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, size=(rows, columns_for(n_classes)))
    return logits, rng.integers(0, n_classes, size=rows)


@pytest.mark.parametrize("n_classes", FAMILY)
def test_residual_is_the_derivative_of_the_value(n_classes: int) -> None:
    logits, targets = random_problem(n_classes)
    loss = loss_for(n_classes)
    residual = loss.slope(logits, targets).residual
    for index in np.ndindex(logits.shape):
        up, down = logits.copy(), logits.copy()
        up[index] += 1e-5
        down[index] -= 1e-5
        slope = (loss.slope(up, targets).value - loss.slope(down, targets).value) / 2e-5
        assert residual[index] / len(targets) == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("n_classes", FAMILY)
def test_value_is_minus_the_mean_log_probability_of_the_truth(n_classes: int) -> None:
    logits, targets = random_problem(n_classes)
    loss = loss_for(n_classes)
    likelihood = loss.probabilities(logits)[np.arange(7), targets]
    assert loss.slope(logits, targets).value == pytest.approx(-np.log(likelihood).mean(), rel=1e-12)


@pytest.mark.parametrize("n_classes", FAMILY)
def test_correct_counts_the_likeliest_class(n_classes: int) -> None:
    logits, targets = random_problem(n_classes, rows=60)
    loss = loss_for(n_classes)
    expected = int((loss.probabilities(logits).argmax(axis=1) == targets).sum())
    assert 0 < expected < 60
    assert loss.slope(logits, targets).correct == expected


@given(
    logits=hnp.arrays(np.float64, (5, 1), elements=st.floats(-1e300, 1e300)),
    targets=hnp.arrays(np.int64, 5, elements=st.integers(0, 1)),
)
def test_binary_is_finite_for_any_logits(logits: np.ndarray, targets: np.ndarray) -> None:
    slope = BinaryCrossEntropy().slope(logits, targets)
    assert np.isfinite(slope.value)
    assert slope.value >= 0
    assert (np.abs(slope.residual) <= 1).all()
    np.testing.assert_allclose(BinaryCrossEntropy().probabilities(logits).sum(axis=1), 1)


@given(
    logits=hnp.arrays(np.float64, (4, 3), elements=st.floats(-1e300, 1e300)),
    targets=hnp.arrays(np.int64, 4, elements=st.integers(0, 2)),
)
def test_multinomial_is_finite_for_any_logits(logits: np.ndarray, targets: np.ndarray) -> None:
    slope = MultinomialCrossEntropy().slope(logits, targets)
    assert np.isfinite(slope.value)
    assert slope.value >= 0
    np.testing.assert_allclose(slope.residual.sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(MultinomialCrossEntropy().probabilities(logits).sum(axis=1), 1)


def test_a_certain_wrong_answer_costs_its_logit_not_infinity() -> None:
    assert BinaryCrossEntropy().slope(np.array([[800.0]]), np.array([0])).value == 800.0


def test_two_columns_of_softmax_equal_one_of_sigmoid() -> None:
    logits, targets = random_problem(2)
    pair = np.concatenate([np.zeros_like(logits), logits], axis=1)
    one, two = BinaryCrossEntropy().slope(logits, targets), MultinomialCrossEntropy().slope(pair, targets)
    assert one.value == pytest.approx(two.value, rel=1e-14)
    np.testing.assert_allclose(one.residual[:, 0], two.residual[:, 1], atol=1e-15)


@pytest.mark.parametrize("n_classes", FAMILY)
def test_float32_stays_float32_and_agrees(n_classes: int) -> None:
    logits, targets = random_problem(n_classes)
    loss = loss_for(n_classes)
    small, large = loss.slope(logits.astype(np.float32), targets), loss.slope(logits, targets)
    assert small.residual.dtype == np.float32
    assert small.value == pytest.approx(large.value, rel=1e-6)
