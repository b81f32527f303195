"""Products by stacks against plain ones, where rows and columns do not divide evenly."""

from __future__ import annotations

import numpy as np
import pytest

from core.run.products import CACHED, LARGE, STACK, columns, pulled_by, stacked


@pytest.mark.parametrize("features", [1, 64, 784, 1700, 3136])
def test_columns_are_all_there_and_a_stack_of_them_fits(features: int) -> None:
    parts = columns(features)
    assert [feature for part in parts for feature in range(part.start, part.stop)] == list(range(features))
    assert max(part.stop - part.start for part in parts) * STACK <= CACHED + STACK


@pytest.mark.parametrize("shape", [(500, 1700), (4333, 64), (120, 3136), (100, 3136)])
@pytest.mark.parametrize("outputs", [1, 10])
def test_stacks_agree_with_the_whole(shape: tuple[int, int], outputs: int) -> None:
    rng = np.random.default_rng(0)
    X, weights = rng.normal(size=shape), rng.normal(size=(shape[1], outputs))
    residual = np.asfortranarray(rng.normal(size=(shape[0], outputs)))
    assert X.size > LARGE
    np.testing.assert_allclose(stacked(X, weights), X @ weights, atol=1e-10)
    np.testing.assert_allclose(pulled_by(X, residual), X.T @ residual, atol=1e-10)
