from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.widgets.curve_data import Curves, Scale, Window, columns, peaks, piece
from gui.widgets.curve_sheaf import Sheaf


@given(st.integers(1, 5000), st.integers(0, 2**32 - 1), st.sampled_from([4, 10, 100, 1000]))
def test_peaks_are_kept(count: int, seed: int, limit: int) -> None:
    x, y = np.arange(float(count)), np.random.default_rng(seed).normal(size=count)
    kept_x, kept_y = peaks(x, y, limit)
    assert len(kept_x) == len(kept_y) <= max(limit, 1) + 2
    assert (kept_y.min(), kept_y.max()) == (y.min(), y.max())
    assert (kept_x[0], kept_x[-1]) == (x[0], x[-1])
    assert (np.diff(kept_x) > 0).all()
    assert (y[kept_x.astype(int)] == kept_y).all()


def test_one_spike_in_ten_thousand_points_is_kept() -> None:
    y = np.zeros(10_000)
    y[6789] = 5.0
    x, kept = peaks(np.arange(10_000.0), y, 1000)
    assert len(x) <= 1000
    assert x[kept.argmax()] == 6789


def test_what_is_no_number_is_left_out() -> None:
    curves = Curves()
    curves.replace(
        {"a": (np.arange(5), np.array([1.0, np.nan, np.inf, -np.inf, 2.0])), "b": (np.arange(1), np.array([np.nan]))}
    )
    assert curves.drawable() == ["a"]
    x, y = curves.piece("a", Window(0, 9, 100), Scale())
    assert x.tolist() == [0, 4]
    assert y.tolist() == [1, 2]


def test_only_what_is_above_zero_on_a_logarithmic_axis() -> None:
    curves = Curves()
    curves.replace({"a": (np.arange(4), np.array([-1.0, 0.0, 1e-9, 2.0]))})
    assert curves.piece("a", Window(0, 9, 100), Scale(y=True))[0].tolist() == [2, 3]


def test_a_piece_reaches_one_point_beyond_each_edge() -> None:
    curves = Curves()
    curves.replace({"a": (np.arange(100.0), np.arange(100.0))})
    x, _ = curves.piece("a", Window(10.5, 20.5, 100), Scale())
    assert (x[0], x[-1]) == (10, 21)


@pytest.mark.parametrize(("at", "nearest"), [(-5, 1), (1.4, 1), (1.6, 2), (3.2, 4), (99, 4)])
def test_nearest_epoch(at: float, nearest: float) -> None:
    curves = Curves()
    curves.replace({"a": (np.array([1, 2]), np.array([5, 6])), "b": (np.array([4]), np.array([7]))})
    assert curves.nearest(at) == nearest
    assert curves.value("b", 4) == 7
    assert curves.value("a", 4) is None


def test_nothing_has_no_nearest() -> None:
    assert Curves().nearest(3) is None
    assert Curves().last() == 0


@given(st.integers(1, 5000), st.integers(0, 2**32 - 1), st.booleans(), st.booleans())
def test_no_spike_is_lost_on_any_axis(count: int, seed: int, log_x: bool, log_y: bool) -> None:
    rng = np.random.default_rng(seed)
    x, y = np.arange(1.0, count + 1), rng.uniform(1e-3, 1, count)
    high = np.log10(count) if log_x else count
    shown_x, shown_y = piece((x, y), Window(0.0, float(high), 100), Scale(log_x, log_y))
    wanted = np.log10(y) if log_y else y
    assert len(shown_x) <= 103
    np.testing.assert_allclose([shown_y.min(), shown_y.max()], [wanted.min(), wanted.max()])
    np.testing.assert_allclose(shown_x[-1], high)
    assert (np.diff(shown_x) >= 0).all()


def test_columns_tell_the_crowded_end_and_the_thin_one() -> None:
    x = np.log10(np.arange(1.0, 10_001))
    shown, _ = columns(x, x, Window(0.0, 4.0, 400))
    np.testing.assert_allclose(shown[:20:2], x[:10])  # one point a column where they are few


@settings(max_examples=60)
@given(st.integers(1, 9000), st.integers(1, 4), st.integers(0, 2**32 - 1), st.booleans(), st.booleans())
def test_curves_thinned_together_lose_no_spike_either(
    count: int, curves: int, seed: int, log_x: bool, log_y: bool
) -> None:
    x, table = np.arange(1.0, count + 1), np.random.default_rng(seed).uniform(1e-3, 1, (curves, count))
    window = Window(0.0, float(np.log10(count) if log_x else count), 60)
    for (shown_x, shown), row in zip(Sheaf.of(x, list(table)).cut(window, Scale(log_x, log_y)), table, strict=True):
        wanted = np.log10(row) if log_y else row
        np.testing.assert_allclose([shown.min(), shown.max()], [wanted.min(), wanted.max()])
        assert len(shown_x) == len(shown) <= 64
        assert (np.diff(shown_x) >= 0).all()


def test_a_sheaf_shows_the_window_and_leaves_out_what_has_no_logarithm() -> None:
    x = np.arange(0.0, 100)
    (shown_x, _), (_, above) = Sheaf.of(x, [x, x - 50]).cut(Window(0.0, 2.0, 1000), Scale(True, True))
    assert shown_x[0] == 0
    assert len(above) == 49
    part, _ = Sheaf.of(x, [x]).cut(Window(10.5, 20.5, 1000), Scale())[0]
    assert part[[0, -1]].tolist() == [10, 21]
