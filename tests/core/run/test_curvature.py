"""Hessian products against finite differences of the gradient."""

from __future__ import annotations

import numpy as np
import pytest

from core.run.curvature import Curvature
from tests.core.test_objective import CASES, random_objective


@pytest.mark.parametrize(("n_classes", "intercept", "l2"), CASES)
def test_product_is_the_derivative_of_the_gradient(n_classes: int, intercept: bool, l2: float) -> None:
    objective, theta = random_objective(n_classes, intercept, l2)
    change = np.random.default_rng(2).normal(size=theta.shape)
    slope = (objective.at(theta + 1e-5 * change).gradient - objective.at(theta - 1e-5 * change).gradient) / 2e-5
    np.testing.assert_allclose(Curvature.at(objective, theta).product(change), slope, atol=1e-8)
