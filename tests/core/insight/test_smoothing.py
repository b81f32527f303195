"""Smoothing is the mean that its docstring says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.insight.smoothing import smoothed

values = st.lists(st.floats(-1e3, 1e3) | st.just(float("nan")), min_size=1, max_size=40)


@given(values, st.sampled_from([1, 3, 5, 21, 101]))
def test_each_value_is_the_mean_of_its_neighbours(listed: list[float], width: int) -> None:
    given_values = np.array(listed)
    found = smoothed(given_values, width)
    half = width // 2
    for index, value in enumerate(listed):
        if np.isnan(value):
            assert np.isnan(found[index])
        else:
            part = given_values[max(0, index - half) : index + half + 1]
            assert found[index] == pytest.approx(np.nanmean(part), abs=1e-9)


def test_small_steps_on_large_numbers_are_kept() -> None:
    found = smoothed(1e9 + np.arange(1000.0), 5)
    np.testing.assert_allclose(np.diff(found[2:-2]), 1.0, atol=1e-6)
