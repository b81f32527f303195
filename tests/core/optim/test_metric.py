"""A metric is the inverse of each class' block, as nearly as whole numbers hold it, and can be made once more."""

from __future__ import annotations

import numpy as np
import pytest

from core.loss import BinaryCrossEntropy
from core.objective import Objective
from core.optim.metric import Factor, metric_at
from core.optim.triangle import PIECE, Triangle, numbers
from core.progress import finish
from core.threads import Team


def problem(n: int, d: int, dtype: str) -> Objective:
    rng = np.random.default_rng(1)
    X = (rng.normal(size=(n, d)) * rng.uniform(0.01, 100, d)).astype(dtype)
    return Objective(X, rng.integers(0, 2, n), BinaryCrossEntropy(), 1e-3)


@pytest.mark.parametrize("size", [1, PIECE, 2 * PIECE + 5])
def test_a_factor_solves_as_the_matrix_does(size: int) -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(3 * size, size))
    triangle = Triangle(size, np.empty(numbers(size)))
    triangle.become(X)
    triangle.invert()
    scale, vector, places = rng.uniform(0.1, 10, size), rng.normal(size=size + 2), np.arange(1, size + 1)
    found = Factor.of(triangle, places, scale, rest=0.5).solved(vector)
    exact = scale * np.linalg.solve(X.T @ X, vector[places] * scale)
    np.testing.assert_allclose(found[places], exact, rtol=2e-3, atol=2e-3 * np.abs(exact).max())
    np.testing.assert_array_equal(found[[0, -1]], 0.5 * vector[[0, -1]])


def test_features_that_are_nowhere_take_no_room_and_feel_the_penalty_alone() -> None:
    whole = problem(500, 40, "float64")
    X = np.zeros((500, 60))
    X[:, 10:50] = whole.X
    sparse = Objective(X, whole.targets, whole.loss, whole.l2)
    vector = np.random.default_rng(3).normal(size=(61, 1))
    among = np.array([*range(10, 50), 60])
    some = finish(metric_at(whole, np.zeros((41, 1)), rows=500, seed=0))(vector[among])
    found = finish(metric_at(sparse, np.zeros((61, 1)), rows=500, seed=0))
    np.testing.assert_array_equal(found.factors[0].places, among)
    np.testing.assert_allclose(found(vector)[among], some, rtol=1e-12)
    np.testing.assert_allclose(found(vector)[:10], vector[:10] / whole.l2, rtol=1e-12)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_from_all_rows_it_is_the_inverse_hessian(dtype: str) -> None:
    objective = problem(500, 130, dtype)
    theta = np.random.default_rng(2).normal(0, 1e-3, (131, 1)).astype(dtype)
    metric = finish(metric_at(objective, theta, rows=500, seed=0))
    p = objective.loss.probabilities(objective.logits(theta))[:, 0]
    X = np.hstack([objective.X, np.ones((500, 1))]).astype(float)
    hessian = (X.T * (p * (1 - p))) @ X / 500 + np.diag([1e-3] * 130 + [0.0])
    gradient = objective.at(theta).gradient.astype(float)
    exact = np.linalg.solve(hessian, gradient)
    assert np.linalg.norm(metric(gradient) - exact) < 0.02 * np.linalg.norm(exact)


def test_it_does_not_depend_on_the_threads_and_takes_a_quarter_of_the_room() -> None:
    objective, theta, team = problem(900, 300, "float32"), np.zeros((301, 1), np.float32), Team(3)
    one = finish(metric_at(objective, theta, rows=600, seed=0))
    three = finish(metric_at(objective.with_team(team), theta, rows=600, seed=0))
    team.close()
    vector = np.random.default_rng(3).normal(size=(301, 1))
    assert one(vector).tobytes() == three(vector).tobytes()
    assert sum(whole.nbytes for whole, _ in one.factors[0].pieces) < 0.35 * 301**2 * 4
