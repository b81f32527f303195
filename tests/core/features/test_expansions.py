"""Quadratic makes the products it says; Fourier approaches the Gaussian kernel."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import Any

import numpy as np
import pytest

from core.features import Fourier, Quadratic


@pytest.mark.parametrize("reach", [0, 1, 6, 12, 1000])
def test_products_are_those_within_reach(reach: int) -> None:
    rows = np.random.default_rng(0).normal(size=(4, 7))
    pairs = [(i, j) for i, j in combinations_with_replacement(range(7), 2) if not reach or (i + 1) * (j + 1) <= reach]
    expected = np.column_stack([rows, *(rows[:, i] * rows[:, j] for i, j in pairs)])
    np.testing.assert_array_equal(Quadratic(reach).transform(rows), expected)


def test_waves_approach_the_gaussian_kernel() -> None:
    rows = np.random.default_rng(0).normal(size=(20, 30))
    waves = Fourier(20_000, width=0.8).transform(rows)
    apart = ((rows[:, None] - rows[None]) ** 2).sum(axis=2)
    np.testing.assert_allclose(waves @ waves.T, np.exp(-apart / (2 * 0.8**2 * 30)), atol=0.04)


def test_the_same_seed_makes_the_same_waves_and_another_others() -> None:
    rows = np.ones((1, 3))
    one, again, other = (Fourier(5, seed=seed).transform(rows) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_waves_never_change_with_numpy() -> None:
    expected = [-0.11081367307635677, 0.9368066849527026]
    np.testing.assert_allclose(Fourier(2).transform(np.ones((1, 2)))[0], expected, rtol=1e-12)


@pytest.mark.parametrize("settings", [{"features": 0}, {"width": 0.0}, {"seed": -1}])
def test_impossible_settings_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no such"):
        Fourier(**settings)
