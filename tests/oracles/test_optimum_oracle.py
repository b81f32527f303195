"""The optimum is scikit-learn's: same weights, same loss, over classes, bias and strengths of the penalty."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import Config
from core.loss import columns_for, loss_for
from core.objective import Objective
from core.optim import optimizer_for
from core.progress import finish

linear_model = pytest.importorskip("sklearn.linear_model")


@pytest.mark.parametrize("name", ["lbfgs", "newton_cg", "preconditioned_lbfgs"])
@pytest.mark.parametrize("inverse_l2", [0.01, 1.0, 100.0])
@pytest.mark.parametrize("intercept", [False, True])
@pytest.mark.parametrize("n_classes", [2, 4])
def test_same_optimum(n_classes: int, intercept: bool, inverse_l2: float, name: str) -> None:
    rng = np.random.default_rng(n_classes)
    targets = rng.integers(0, n_classes, 300)
    X = rng.normal(size=(300, 6)) + 0.8 * rng.normal(size=(n_classes, 6))[targets]
    rival = linear_model.LogisticRegression(C=inverse_l2, fit_intercept=intercept, tol=1e-11, max_iter=20_000)
    rival.fit(X, targets)
    objective = Objective(X, targets, loss_for(n_classes), 1 / (inverse_l2 * len(X)), intercept)

    optimizer = optimizer_for(Config(optimizer=name))
    state = finish(optimizer.start(objective, np.zeros((objective.n_rows, columns_for(n_classes)))))
    for epoch in range(1, 300):
        state = finish(optimizer.step(objective, state, epoch))
        if state.stalled:
            break

    theirs = np.vstack([rival.coef_.T, rival.intercept_[None, :]]) if intercept else rival.coef_.T
    assert state.point.value == pytest.approx(objective.at(np.ascontiguousarray(theirs)).value, rel=1e-8)
    np.testing.assert_allclose(state.point.theta[:6], rival.coef_.T, atol=1e-4)
    if intercept:
        ours = state.point.theta[-1] - (state.point.theta[-1].mean() if n_classes > 2 else 0)
        np.testing.assert_allclose(ours, rival.intercept_, atol=1e-4)


def test_class_weights_mean_the_same() -> None:
    rng = np.random.default_rng(0)
    targets = (rng.random(200) < 0.15).astype(np.int64)
    X = rng.normal(size=(200, 4)) + targets[:, None]
    rival = linear_model.LogisticRegression(C=0.5, class_weight="balanced", tol=1e-11, max_iter=1000).fit(X, targets)
    counts = np.bincount(targets)
    weights = (200 / (2 * counts))[targets]
    objective = Objective(X, targets, loss_for(2), 1 / (0.5 * 200), True, weights)
    optimizer = optimizer_for(Config(optimizer="newton_cg"))
    state = finish(optimizer.start(objective, np.zeros((5, 1))))
    for epoch in range(1, 30):
        state = finish(optimizer.step(objective, state, epoch))
    np.testing.assert_allclose(state.point.theta[:4, 0], rival.coef_[0], atol=1e-5)
