"""The objective's gradient against finite differences over every combination it offers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from core.loss import columns_for, loss_for
from core.objective import Objective

CASES = list(product([2, 3, 10], [False, True], [0.0, 0.3]))


def random_objective(
    n_classes: int, intercept: bool, l2: float, *, dtype: str = "float64"
) -> tuple[Objective, np.ndarray]:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(12, 5)).astype(dtype)
    objective = Objective(X, rng.integers(0, n_classes, 12), loss_for(n_classes), l2, intercept)
    return objective, rng.normal(size=(objective.n_rows, columns_for(n_classes))).astype(dtype)


@pytest.mark.parametrize(("n_classes", "intercept", "l2"), CASES)
def test_gradient_is_the_derivative_of_the_value(n_classes: int, intercept: bool, l2: float) -> None:
    objective, theta = random_objective(n_classes, intercept, l2)
    _, gradient = objective.value_and_gradient(theta)
    assert gradient.shape == theta.shape
    for index in np.ndindex(theta.shape):
        shift = np.zeros_like(theta)
        shift[index] = 1e-5
        slope = (objective.at(theta + shift).value - objective.at(theta - shift).value) / 2e-5
        assert gradient[index] == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize(("n_classes", "intercept", "l2"), CASES)
def test_float32_agrees_with_float64(n_classes: int, intercept: bool, l2: float) -> None:
    small, theta = random_objective(n_classes, intercept, l2, dtype="float32")
    large = Objective(small.X.astype(np.float64), small.targets, small.loss, l2, intercept)
    point, exact = small.at(theta), large.at(theta.astype(np.float64))
    assert point.gradient.dtype == np.float32
    np.testing.assert_allclose(point.gradient, exact.gradient, atol=2e-6)
    assert point.value == pytest.approx(exact.value, rel=1e-5)


def test_the_penalty_leaves_the_bias_alone() -> None:
    free, theta = random_objective(3, True, 0.0)
    penalised, _ = random_objective(3, True, 2.0)
    weights = theta[:-1]
    assert penalised.at(theta).value - free.at(theta).value == pytest.approx((weights**2).sum())
    change = penalised.at(theta).gradient - free.at(theta).gradient
    np.testing.assert_allclose(change[:-1], 2 * weights)
    np.testing.assert_array_equal(change[-1], 0)


def test_loss_is_the_value_without_the_penalty() -> None:
    objective, theta = random_objective(3, True, 2.0)
    point = objective.at(theta)
    assert point.loss == objective.slope(theta).value
    assert point.loss < point.value


def test_batches_average_to_the_whole() -> None:
    objective, theta = random_objective(3, True, 0.1)
    parts = [objective.rows(slice(first, first + 4)).at(theta).gradient for first in (0, 4, 8)]
    np.testing.assert_allclose(np.mean(parts, axis=0), objective.at(theta).gradient)
