"""A track is drawn as the whole series would be, from far fewer points, however it came."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.widgets.curve_data import Curves, Scale, Window, piece
from gui.widgets.curve_track import Track

LIMIT = 20
LONG = 9000


def noisy(count: int) -> np.ndarray:
    """A falling curve with spikes."""
    rng = np.random.default_rng(count)
    values = 2.0 / (1 + np.arange(count)) + 0.1 + 0.01 * rng.random(count)
    values[rng.integers(0, max(count, 1), count // 50)] += 1.0
    return values


def grown(x: np.ndarray, y: np.ndarray, sizes: list[int]) -> Track:
    track, at, turn = Track(), 0, 0
    while at < len(x):
        size = sizes[turn % len(sizes)]
        track.show(x[: at + size], y[: at + size])
        at, turn = at + size, turn + 1
    return track


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, LONG),
    st.lists(st.integers(1, 700), min_size=1, max_size=4),
    st.tuples(st.integers(-10, LONG), st.integers(-10, LONG)),
)
def test_a_window_shows_the_extremes_and_ends_of_all_its_points(
    count: int, sizes: list[int], ends: tuple[int, int]
) -> None:
    x, y = np.arange(1.0, count + 1), noisy(count)
    track = grown(x, y, sizes)
    window = Window(min(ends), max(ends) + 1.0, LIMIT)
    drawn_x, drawn_y = track.cut(window, Scale())
    whole_x, whole_y = piece((x, y), window, Scale())
    assert len(drawn_x) <= LIMIT
    assert np.all(np.diff(drawn_x) >= 0)
    assert (drawn_x[0], drawn_x[-1]) == (whole_x[0], whole_x[-1])
    assert (drawn_y.min(), drawn_y.max()) == (whole_y.min(), whole_y.max())
    assert np.array_equal(y[drawn_x.astype(int) - 1], drawn_y)  # each is a point of the series


@pytest.mark.parametrize("log_x", [False, True])
def test_each_stretch_of_pixels_keeps_its_peaks(log_x: bool) -> None:
    x, y = np.arange(1.0, 200_001), noisy(200_000)
    track, scale = grown(x, y, [400]), Scale(x=log_x, y=True)
    low, high = (0.0, np.log10(200_000)) if log_x else (1.0, 200_000.0)
    drawn_x, drawn_y = track.cut(Window(low, high, 1000), scale)
    places = np.log10(x) if log_x else x
    for left, right in zip(*(np.linspace(low, high, 51)[part] for part in (slice(0, -1), slice(1, None))), strict=True):
        whole = np.log10(y[(places >= left) & (places <= right)])
        beside = (right - left) / 20  # a column of pixels beyond the edge
        seen = drawn_y[(drawn_x >= left - beside) & (drawn_x <= right + beside)]
        if len(whole):  # the first epochs of a logarithmic axis lie far apart
            assert seen.max() >= whole.max()
            assert seen.min() <= whole.min()


def test_what_is_no_number_or_has_no_logarithm_is_left_out() -> None:
    x, y = np.arange(1.0, 3001), np.linspace(-1.0, 1.0, 3000)
    y[100] = np.nan
    track = grown(x, y, [77])
    assert track.seen == 3000
    assert len(track.places) == 2999
    drawn_x, drawn_y = track.cut(Window(1, 3000, LIMIT), Scale(y=True))
    assert np.isfinite(drawn_y).all()
    assert drawn_x[0] > 1500
    assert not len(Track().cut(Window(0, 1, LIMIT), Scale())[0])


def test_a_track_is_read_out_as_any_series() -> None:
    x, y = np.arange(1.0, 502), np.append(noisy(500), 0.5)
    curves, track = Curves(), grown(x[:500], y[:500], [100])
    curves.replace({"train": track, "validation": (np.empty(0), np.empty(0))})
    assert curves.drawable() == ["train"]
    assert (curves.first(), curves.last(), curves.nearest(7.4)) == (1.0, 500.0, 7.0)
    assert curves.value("train", 7.0) == noisy(500)[6]
    track.show(x, y)
    assert (curves.last(), curves.value("train", 501.0)) == (501.0, 0.5)
