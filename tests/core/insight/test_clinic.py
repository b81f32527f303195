"""The code agrees with trying, the printed formula does not and climbs, and 1/L agrees with an eigen-solver."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.insight.clinic import TRIED, compared, current_batch, obeyed, printed_gradient, step_size
from core.loss import columns_for, loss_for
from core.objective import Objective
from core.progress import finish
from core.run.curvature import Curvature


def problem(
    seed: int, n_classes: int, *, intercept: bool = True, l2: float = 0.0, weighted: bool = False, rows: int = 40
) -> Objective:
    rng = np.random.default_rng(seed)
    targets = np.concatenate([np.arange(n_classes), rng.integers(0, n_classes, rows - n_classes)])
    X = np.abs(rng.normal(size=(rows, 6))) * rng.uniform(0.2, 3)
    weights = rng.uniform(0.2, 2, rows) if weighted else None
    return Objective(X, targets, loss_for(n_classes), l2, intercept, weights)


def somewhere(objective: Objective, n_classes: int, seed: int = 0, size: float = 1.0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, size, (objective.n_rows, columns_for(n_classes)))


MADE = {
    "seed": st.integers(0, 10_000),
    "n_classes": st.sampled_from([2, 3, 5]),
    "intercept": st.booleans(),
    "weighted": st.booleans(),
    "l2": st.sampled_from([0.0, 0.01, 1.0]),
}


@settings(deadline=None, max_examples=60)
@given(**MADE)
def test_code_and_trying_agree_and_print_does_not(
    seed: int, n_classes: int, intercept: bool, weighted: bool, l2: float
) -> None:
    objective = problem(seed, n_classes, intercept=intercept, l2=l2, weighted=weighted)
    theta = somewhere(objective, n_classes, seed)
    found = finish(compared(objective, theta))
    scale = np.abs(found.coded).max()
    assert len(found.places) == min(TRIED, theta.size)
    assert len({tuple(place) for place in found.places}) == len(found.places)
    np.testing.assert_allclose(found.numeric, found.coded, atol=1e-7 * max(1.0, scale))
    assert np.abs(found.printed - found.coded).max() > 0.1 * scale or l2


@settings(deadline=None, max_examples=60)
@given(**MADE)
def test_the_printed_gradient_is_the_true_one_of_the_data_turned_round(
    seed: int, n_classes: int, intercept: bool, weighted: bool, l2: float
) -> None:
    objective = problem(seed, n_classes, intercept=intercept, l2=l2, weighted=weighted)
    theta = somewhere(objective, n_classes, seed)
    data = replace(objective, l2=0.0).value_and_gradient(theta)[1]
    penalty = objective.value_and_gradient(theta)[1] - data
    np.testing.assert_allclose(printed_gradient(objective, theta), penalty - data, atol=1e-12)


@pytest.mark.parametrize("n_classes", [2, 4])
def test_obeying_the_print_climbs(n_classes: int) -> None:
    objective = problem(3, n_classes, rows=80)
    found = finish(obeyed(objective, np.zeros((objective.n_rows, columns_for(n_classes))), 0.1, steps=30))
    assert len(found.coded) == len(found.printed) == 31
    assert found.coded[0] == found.printed[0] == pytest.approx(np.log(n_classes))
    assert (np.diff(found.coded) < 0).all()
    assert (np.diff(found.printed) > 0).all()


@settings(deadline=None, max_examples=40)
@given(**MADE, size=st.sampled_from([0.0, 0.3, 3.0]))
def test_1_over_l_agrees_with_an_eigen_solver(
    seed: int, n_classes: int, intercept: bool, weighted: bool, l2: float, size: float
) -> None:
    objective = problem(seed, n_classes, intercept=intercept, l2=l2, weighted=weighted)
    theta = somewhere(objective, n_classes, seed, size)
    found = finish(step_size(objective, theta))

    X = np.hstack([objective.X, np.ones((len(objective), 1))]) if intercept else objective.X
    counted = np.ones(len(X)) if objective.weights is None else objective.weights
    most = 0.25 if n_classes == 2 else 0.5
    matrix = most * (X * counted[:, None]).T @ X / len(X)
    matrix[np.arange(6), np.arange(6)] += l2
    assert found.smoothness == pytest.approx(np.linalg.eigvalsh(matrix)[-1], rel=1e-5)
    assert found.safe == pytest.approx(1 / found.smoothness)
    assert found.limit == pytest.approx(2 * found.safe)

    curvature = Curvature.at(objective, theta)
    columns = [curvature.product(unit.reshape(theta.shape)).ravel() for unit in np.eye(theta.size)]
    largest = np.linalg.eigvalsh(np.stack(columns))[-1]
    assert found.here == pytest.approx(largest, rel=1e-4)
    assert found.here <= found.smoothness * (1 + 1e-9)


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 1000), n_classes=st.sampled_from([2, 4]))
def test_a_step_of_1_over_l_never_climbs(seed: int, n_classes: int) -> None:
    objective = problem(seed, n_classes, l2=0.01)
    theta = somewhere(objective, n_classes, seed)
    rate = finish(step_size(objective, theta)).safe
    for _ in range(5):
        value, gradient = objective.value_and_gradient(theta)
        theta = theta - rate * gradient
        assert objective.at(theta).value <= value + 1e-12


def test_the_batch_is_the_one_the_next_epoch_starts_with() -> None:
    objective = problem(1, 3, rows=90)
    batch = current_batch(objective, 20, 7, epoch=4)
    order = np.random.default_rng((7, 5)).permutation(90)[:20]
    np.testing.assert_array_equal(batch.X, objective.X[order])
    np.testing.assert_array_equal(batch.targets, objective.targets[order])
    assert len(current_batch(objective, 0, 7, epoch=4)) == 90


def test_grey_levels_kept_as_bytes_count_as_what_they_are() -> None:
    bytes_ = np.arange(60, dtype=np.uint8).reshape(10, 6)
    objective = Objective(bytes_, np.arange(10) % 2, loss_for(2), scale=1 / 255, dtype="float32")
    batch = current_batch(objective, 0, 0, epoch=0)
    np.testing.assert_allclose(batch.X, bytes_ / 255)
    assert batch.X.dtype == np.float64
