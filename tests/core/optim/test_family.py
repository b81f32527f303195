"""What holds for every optimiser: the same optimum, pure steps, and going on from anywhere bit for bit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from core.config import OPTIMIZERS, Config
from core.loss import columns_for
from core.objective import Objective
from core.optim import NewtonCG, State, optimizer_for
from core.progress import finish
from core.run.curvature import Curvature
from tests.core.optim.problems import RECIPES, origin, problem

every_recipe = pytest.mark.parametrize("recipe", RECIPES)


def run(objective: Objective, config: Config, theta: np.ndarray, epochs: int) -> list[State]:
    optimizer = optimizer_for(config)
    states = [finish(optimizer.start(objective, theta))]
    for epoch in range(1, epochs + 1):
        states.append(finish(optimizer.step(objective, states[-1], epoch)))
        if states[-1].stalled:
            break
    return states


def centred(theta: np.ndarray, intercept: bool) -> np.ndarray:
    """Softmax biases are free to move together: their mean says nothing."""
    shift = theta[-1].mean() if intercept and theta.shape[1] > 1 else 0.0
    return np.vstack([theta[:-1], theta[-1:] - shift])


@cache
def best(n_classes: int, intercept: bool) -> tuple[float, np.ndarray]:
    """The optimum to rounding, by Newton's method."""
    objective = problem(n_classes, intercept=intercept)
    state, optimizer = finish(NewtonCG().start(objective, origin(objective, n_classes))), NewtonCG()
    for epoch in range(1, 40):
        state = finish(optimizer.step(objective, state, epoch))
    assert np.abs(state.point.gradient).max() < 1e-8
    return state.point.value, state.point.theta


def test_every_optimiser_has_a_recipe() -> None:
    assert {config.optimizer for config in RECIPES.values()} == set(OPTIMIZERS)


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("intercept", [False, True])
@every_recipe
def test_all_reach_the_same_optimum(recipe: str, n_classes: int, intercept: bool) -> None:
    config, objective = RECIPES[recipe], problem(n_classes, intercept=intercept)
    point = run(objective, config, origin(objective, n_classes), config.epochs)[-1].point
    value, theta = best(n_classes, intercept)
    batches = config.batch_size > 0
    assert point.value - value < (1e-5 if batches else 1e-10)
    np.testing.assert_allclose(
        centred(point.theta, intercept), centred(theta, intercept), atol=2e-2 if batches else 2e-5
    )


@every_recipe
def test_a_step_is_pure(recipe: str) -> None:
    objective, optimizer = problem(), optimizer_for(RECIPES[recipe])
    states = run(objective, RECIPES[recipe], origin(objective), 4)
    before = [(state.point.theta.tobytes(), [part.tobytes() for part in state.memory]) for state in states]
    for epoch, state in enumerate(states[:-1], 1):
        again = finish(optimizer.step(objective, state, epoch))
        assert again.point.theta.tobytes() == states[epoch].point.theta.tobytes()
        assert again.point.value == states[epoch].point.value
    assert before == [(state.point.theta.tobytes(), [part.tobytes() for part in state.memory]) for state in states]


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("epoch", [1, 2, 5, 9])
@every_recipe
def test_theta_and_memory_are_all_it_takes_to_go_on(recipe: str, epoch: int, dtype: str) -> None:
    objective, optimizer = problem(dtype=dtype), optimizer_for(RECIPES[recipe])
    states = run(objective, RECIPES[recipe], origin(objective), 12)
    if len(states) <= epoch + 1:
        pytest.skip("at the optimum before")
    state = finish(optimizer.start(objective, states[epoch].point.theta, states[epoch].memory))
    for later in range(epoch + 1, len(states)):
        state = finish(optimizer.step(objective, state, later))
        assert state.point.theta.tobytes() == states[later].point.theta.tobytes()
        assert state.point.theta.dtype == dtype


@every_recipe
def test_it_goes_down(recipe: str) -> None:
    objective = problem(10, rows=200)
    states = run(objective, RECIPES[recipe], np.zeros((objective.n_rows, columns_for(10))), 10)
    assert states[-1].point.value < states[0].point.value
    assert all(state.passes >= 1 for state in states)


@pytest.mark.parametrize("recipe", ["lbfgs", "newton_cg", "preconditioned_lbfgs"])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_those_that_search_never_go_up_and_say_when_only_rounding_is_left(recipe: str, dtype: str) -> None:
    objective = problem(dtype=dtype)
    states = run(objective, RECIPES[recipe], origin(objective), 100)
    values = [state.point.value for state in states]
    assert states[-1].stalled
    assert np.diff(values).max() <= 4 * np.finfo(dtype).eps * values[0]
    assert values[-1] == pytest.approx(best(3, True)[0], rel=1e-12 if dtype == "float64" else 1e-6)


@pytest.mark.parametrize("recipe", ["lbfgs", "newton_cg"])
def test_every_evaluation_of_a_line_search_is_a_pass(recipe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[object] = []
    for owner, name in ((Objective, "walk"), (Curvature, "walk_product"), (Curvature, "walk")):
        monkeypatch.setattr(owner, name, counting(getattr(owner, name), counted))
    objective = problem(10, rows=200)
    optimizer = optimizer_for(RECIPES[recipe])
    state = finish(optimizer.start(objective, origin(objective, 10)))
    for epoch in range(1, 12):
        counted.clear()
        state = finish(optimizer.step(objective, state, epoch))
        assert state.passes == len(counted)


def counting(work: Callable[..., Any], counted: list[object]) -> Callable[..., Any]:
    def counts(*arguments: Any) -> Any:
        counted.append(work)
        return work(*arguments)

    return counts
