"""Ranges and ticks of a plot's axes: round numbers, changed as seldom as the data allow."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

_FILLED = 0.45  # of the axis that the data must fill for it to stay as it is
_MANTISSAS = {1: 0.0, 2: 0.30103, 3: 0.47712, 5: 0.69897, 7: 0.84510}  # and where they lie in a decade


class Range(NamedTuple):
    """From low to high."""

    low: float
    high: float

    @property
    def span(self) -> float:
        """How long it is."""
        return self.high - self.low


class Limits(NamedTuple):
    """What an axis may never leave, and the shortest stretch it shows."""

    low: float
    high: float
    least: float


def followed(now: Range | None, data: Range, limits: Limits) -> Range:
    """The range that shows the data: `now` while they fit and fill it well, else a rounder one around them."""
    if now is not None and now.low <= data.low and data.high <= now.high and _filled(now, data, limits.least):
        return now
    span = max(data.span, limits.least)
    middle = (data.low + data.high) / 2
    low = max(limits.low, min(data.low, middle - span / 2) - 0.06 * span)
    high = min(limits.high, max(data.high, middle + span / 2) + 0.06 * span)
    step = round_step(span / 8)
    # A hair beyond the limits, so that a line along one is seen whole.
    hair = 0.015 * span
    return Range(max(limits.low, (low // step) * step) - hair, min(limits.high, -(-high // step) * step) + hair)


def _filled(now: Range, data: Range, least: float) -> bool:
    return data.span >= _FILLED * now.span or now.span <= 2.5 * least


def end_of_epochs(planned: int | None, last: float) -> int:
    """Where the x axis ends: what was planned, doubled until the last epoch fits; else a power of two from 16."""
    end = planned or 16
    while end < last:
        end *= 2
    return end


def round_step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`, which is above 0."""
    decade = float("1e" + f"{least:e}".split("e")[1])
    return next((decade * factor for factor in (1, 2, 5) if decade * factor >= least), decade * 10)


def ticks(low: float, high: float, count: int, *, least: float = 0.0) -> tuple[float, list[float]]:
    """The step, not below `least`, and the values of at most about `count` round ticks."""
    step = round_step(max((high - low) / max(1, count), least, 1e-300))
    values, finer = _multiples(step, low, high), round_step(0.3 * step)
    if len(values) < 2 and finer >= least:  # one number alone says nothing of how far it is to another
        more = _multiples(finer, low, high)
        return (finer, more) if len(more) <= count + 1 else (step, values)
    return step, values


def _multiples(step: float, low: float, high: float) -> list[float]:
    first, last = -(-low // step), high // step
    return [index * step for index in range(int(first), int(last) + 1)]


def log_ticks(low: float, high: float, count: int) -> list[float]:
    """Where ticks lie on an axis told in powers of ten: decades, and round numbers between where there is room."""
    decades = range(int(low // 1), int(high // 1) + 1)
    for mantissas in ((1, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,)):
        found = [decade + _MANTISSAS[mantissa] for decade in decades for mantissa in mantissas]
        found = [tick for tick in found if low <= tick <= high]
        if len(found) <= count:
            return found
    return found[:: -(-len(found) // max(1, count))]


def tick_text(value: float, step: float) -> str:
    """A tick's number with the decimals that its step needs."""
    if value and not (max(abs(value), step) >= 1e-4 and step < 1e5 and abs(value) < 1e7):
        return f"{value:.3g}".replace("e-0", "e-").replace("e+0", "e")
    exponent = int(f"{step:e}".split("e")[1])
    return QLocale().toString(float(value), "f", max(0, -exponent))


def log_tick_text(value: float) -> str:
    """The number on an axis of powers of ten: it has one figure."""
    return f"{value:.1g}".replace("e-0", "e-").replace("e+0", "e") if value < 1 else tick_text(value, 1.0)
