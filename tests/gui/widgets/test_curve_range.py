from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from gui.widgets.curve_range import (
    Limits,
    Range,
    end_of_epochs,
    followed,
    log_tick_text,
    log_ticks,
    round_step,
    tick_text,
    ticks,
)

FREE = Limits(-1e301, 1e301, 1e-9)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


@given(NUMBERS, NUMBERS)
def test_data_are_inside(one: float, other: float) -> None:
    data = Range(min(one, other), max(one, other))
    shown = followed(None, data, FREE)
    assert shown.low <= data.low
    assert data.high <= shown.high
    assert shown.span > 0


def test_stays_while_the_data_fit_and_fill_it() -> None:
    first = followed(None, Range(0.2, 2.3), Limits(0, 1e301, 1e-9))
    assert followed(first, Range(0.25, 2.2), Limits(0, 1e301, 1e-9)) is first
    assert followed(first, Range(0.2, 0.3), Limits(0, 1e301, 1e-9)) is not first
    assert followed(first, Range(0.2, 9.0), Limits(0, 1e301, 1e-9)) is not first


def test_noise_does_not_move_the_axis() -> None:
    now, seen = None, set()
    for step in range(1000):
        now = followed(now, Range(0.3 + 0.01 * math.sin(step), 2.3 + 0.01 * math.cos(step)), FREE)
        seen.add(now)
    assert len(seen) <= 2


def test_percentages_do_not_leave_their_limits_by_more_than_a_hair() -> None:
    low, high = followed(None, Range(12.0, 100.0), Limits(0, 100, 2))
    assert -3 < low < 12
    assert 100 < high < 103


@pytest.mark.parametrize(
    ("planned", "last", "end"), [(None, 0, 16), (None, 17, 32), (None, 1000, 1024), (100, 20, 100), (100, 101, 200)]
)
def test_epochs_end_as_planned_or_at_a_power_of_two(planned: int | None, last: float, end: int) -> None:
    assert end_of_epochs(planned, last) == end


@given(st.floats(1e-12, 1e12))
def test_steps_are_round(least: float) -> None:
    step = round_step(least)
    assert least <= step <= 2.6 * least * (1 + 1e-9)
    assert f"{step:.6e}"[0] in "125"


@given(NUMBERS, st.floats(1e-3, 1e6), st.integers(2, 12))
def test_ticks_are_few_and_inside(low: float, span: float, count: int) -> None:
    step, values = ticks(low, low + span, count)
    assert len(values) <= count + 1
    assert all(low - step * 1e-6 <= value <= low + span + step * 1e-6 for value in values)


@given(st.floats(-300, 300), st.floats(0.1, 600), st.integers(2, 12))
def test_logarithmic_ticks_are_few_and_inside(low: float, span: float, count: int) -> None:
    values = log_ticks(low, low + span, count)
    assert len(values) <= count
    assert all(low <= value <= low + span for value in values)


def test_logarithmic_ticks_are_decades_or_round() -> None:
    assert log_ticks(-2.5, 1.5, 5) == [-2, -1, 0, 1]
    assert [log_tick_text(10**value) for value in log_ticks(-1.1, 0.5, 5)] == ["0.1", "0.2", "0.5", "1", "2"]


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0.5, 0.05, "0.50"),
        (0, 0.2, "0.0"),
        (40, 20, "40"),
        (2e6, 1e6, "2e6"),
        (150_000, 50_000, "150,000"),
        (2e-6, 1e-6, "2e-6"),
    ],
)
def test_tick_texts(value: float, step: float, text: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    try:
        assert tick_text(value, step) == text
    finally:
        QLocale.setDefault(before)


def test_a_low_axis_has_two_ticks_or_more() -> None:
    assert ticks(95.7, 100.3, 2) == (2.0, [96.0, 98.0, 100.0])
    assert ticks(0.2, 1.4, 1, least=2.0) == (2.0, [])
