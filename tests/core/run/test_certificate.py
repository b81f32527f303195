"""The certificate is never below the true gap, wherever it is asked, and tight where the bias is solved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.loss import columns_for, loss_for
from core.objective import Objective
from core.optim import NewtonCG
from core.progress import finish
from core.run.certificate import Certificate, solved_bias


def random_problem(seed: int, n_classes: int, *, intercept: bool, l2: float, weighted: bool = False) -> Objective:
    rng = np.random.default_rng(seed)
    targets = np.concatenate([np.arange(n_classes), rng.integers(0, n_classes, 25) ** 2 // n_classes])
    X = rng.normal(size=(len(targets), 4)) * rng.uniform(0.1, 5) + rng.normal()
    weights = rng.uniform(0.1, 2, len(targets)) if weighted else None
    if weights is not None:
        weights /= weights.mean()
    return Objective(X, targets, loss_for(n_classes), l2, intercept, weights)


def lowest(objective: Objective, n_classes: int) -> float:
    optimizer = NewtonCG()
    state = finish(optimizer.start(objective, np.zeros((objective.n_rows, columns_for(n_classes)))))
    for epoch in range(1, 200):
        state = finish(optimizer.step(objective, state, epoch))
        if state.stalled:
            return state.point.value
    raise AssertionError("no optimum found")


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(
    seed=st.integers(0, 10_000),
    n_classes=st.sampled_from([2, 3, 6]),
    intercept=st.booleans(),
    weighted=st.booleans(),
    l2=st.floats(1e-3, 10),
    near=st.sampled_from([None, 1e-1, 1e-3, 1e-6, 1e-9]),
)
def test_never_below_the_true_gap(
    seed: int, n_classes: int, intercept: bool, weighted: bool, l2: float, near: float | None
) -> None:
    objective = random_problem(seed, n_classes, intercept=intercept, l2=l2, weighted=weighted)
    optimizer, rng = NewtonCG(), np.random.default_rng(seed + 1)
    theta = rng.normal(size=(objective.n_rows, columns_for(n_classes)))
    if near is not None:
        state = finish(optimizer.start(objective, np.zeros_like(theta)))
        for epoch in range(1, 60):
            state = finish(optimizer.step(objective, state, epoch))
        theta = state.point.theta + near * theta
    point = objective.at(theta)
    true = point.value - lowest(objective, n_classes)
    assert Certificate.of(objective).gap(point).bound >= true


@pytest.mark.parametrize("n_classes", [2, 3])
def test_with_the_bias_solved_the_bound_is_that_of_strong_convexity(n_classes: int) -> None:
    objective = random_problem(3, n_classes, intercept=True, l2=0.1)
    theta = np.random.default_rng(5).normal(size=(objective.n_rows, columns_for(n_classes)))
    solved = objective.at(finish(solved_bias(objective, theta)))
    assert np.abs(solved.gradient[-1]).max() < 1e-12
    gap = Certificate.of(objective).gap(solved)
    assert gap.bound == pytest.approx(float((solved.gradient[:-1] ** 2).sum()) / 0.2, rel=1e-6)
    assert solved.value <= objective.at(theta).value


@pytest.mark.parametrize("n_classes", [2, 10])
@pytest.mark.parametrize("intercept", [False, True])
def test_at_the_optimum_only_rounding_is_left(n_classes: int, intercept: bool) -> None:
    objective = random_problem(4, n_classes, intercept=intercept, l2=0.05)
    optimizer = NewtonCG()
    state = finish(optimizer.start(objective, np.zeros((objective.n_rows, columns_for(n_classes)))))
    for epoch in range(1, 60):
        state = finish(optimizer.step(objective, state, epoch))
    solved = objective.at(finish(solved_bias(objective, state.point.theta))) if intercept else state.point
    assert Certificate.of(objective).gap(solved).bound < 1e-12


def test_single_precision_is_honest_about_what_it_hides() -> None:
    exact = random_problem(6, 3, intercept=True, l2=0.01)
    objective = replace(exact, X=exact.X.astype(np.float32), dtype="float32")
    optimizer = NewtonCG()
    state = finish(optimizer.start(objective, np.zeros((objective.n_rows, 3), np.float32)))
    for epoch in range(1, 40):
        state = finish(optimizer.step(objective, state, epoch))
    true = exact.at(state.point.theta.astype(np.float64)).value - lowest(exact, 3)
    assert Certificate.of(objective).gap(state.point).bound >= true
