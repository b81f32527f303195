"""A metric is the inverse of each class' block, as nearly as whole numbers hold it, and can be made once more."""

from __future__ import annotations

import numpy as np
import pytest

from core.loss import BinaryCrossEntropy
from core.objective import Objective
from core.optim.metric import PIECE, Factor, metric_at
from core.progress import finish
from core.threads import Team


def problem(n: int, d: int, dtype: str) -> Objective:
    rng = np.random.default_rng(1)
    X = (rng.normal(size=(n, d)) * rng.uniform(0.01, 100, d)).astype(dtype)
    return Objective(X, rng.integers(0, 2, n), BinaryCrossEntropy(), 1e-3)


@pytest.mark.parametrize("size", [1, PIECE, 2 * PIECE + 5])
def test_a_factor_solves_as_the_matrix_does(size: int) -> None:
    rng = np.random.default_rng(0)
    lower = np.tril(rng.normal(size=(size, size))) + 3 * np.eye(size)
    scale, vector = rng.uniform(0.1, 10, size), rng.normal(size=size)
    whole = lower * scale
    found = Factor.of(lower, scale).solved(vector)
    np.testing.assert_allclose(found, whole.T @ (whole @ vector), rtol=1e-3, atol=1e-3 * np.abs(found).max())


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
