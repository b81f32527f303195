"""Charts as SVG text, for pages that must be whole in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 560, 280  # units of the drawing
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 28, 44  # room around the plot
POINTS = 600  # of a line at most: more cannot be seen

Floats = NDArray[np.float64]


class Curve(NamedTuple):
    """A line by points (p,); `style` names the page's class for it: "one", "two" or "faint"."""

    name: str
    x: Floats
    y: Floats
    style: str = "one"
    dots: bool = False


class Span(NamedTuple):
    """What an axis shows."""

    low: float
    high: float


def chart(
    curves: Sequence[Curve],
    x_label: str,
    *,
    y_label: str,
    x: Span | None = None,
    y: Span | None = None,
    number: Callable[[float], str] = "{:g}".format,
) -> str:
    """The curves in one chart; axes fit the points unless told, points that are no numbers are left out.

    Colours come from the page (`core.export.page`), so that the chart is readable in light and dark. Text is escaped.
    """
    shown = [_thinned(curve) for curve in curves]
    across = x or _span([curve.x for curve in shown])
    up = y or _span([curve.y for curve in shown])
    label = escape(f"{y_label} / {x_label}", quote=True)
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">']
    parts += _axes(across, up, number)
    parts += [part for curve in shown for part in _drawn(curve, across, up)]
    parts += _words(shown, x_label, y_label)
    return "\n".join([*parts, "</svg>"])


def ticks(span: Span, most: int) -> list[float]:
    """Round numbers within a span, steps of 1, 2 or 5 times a power of ten, at most so many."""
    rough = (span.high - span.low) / max(1, most)
    decade = 10.0 ** floor(log10(rough))
    step = next(decade * factor for factor in (1, 2, 5, 10) if decade * factor >= rough * (1 - 1e-12))
    first, last = ceil(span.low / step - 1e-9), floor(span.high / step + 1e-9)
    return [round(place * step, 12) for place in range(first, last + 1)]


def _thinned(curve: Curve) -> Curve:
    there = np.isfinite(curve.x) & np.isfinite(curve.y)
    x, y = curve.x[there], curve.y[there]
    if len(x) > POINTS:
        rows = np.linspace(0, len(x) - 1, POINTS).astype(np.intp)
        x, y = x[rows], y[rows]
    return curve._replace(x=x, y=y)


def _span(numbers: Sequence[Floats]) -> Span:
    """Around all numbers, with some room; never empty."""
    every = np.concatenate([np.asarray(part, dtype=np.float64) for part in numbers]) if numbers else np.zeros(0)
    if not len(every):
        return Span(0.0, 1.0)
    low, high = float(every.min()), float(every.max())
    room = 0.04 * (high - low) or 0.5 * (abs(high) or 1.0)
    return Span(low - room if low < 0 or low > room else 0.0, high + room)


def _place(value: float, span: Span, *, start: float, end: float) -> float:
    return start + (end - start) * (value - span.low) / (span.high - span.low)


def _point(x: float, y: float, across: Span, up: Span) -> tuple[float, float]:
    right = _place(x, across, start=LEFT, end=WIDTH - RIGHT)
    return right, _place(y, up, start=HEIGHT - BOTTOM, end=TOP)


def _axes(across: Span, up: Span, number: Callable[[float], str]) -> list[str]:
    parts = []
    for value in ticks(up, 6):
        _, level = _point(across.low, value, across, up)
        parts.append(f'<path class="grid" d="M{LEFT} {level:.1f}H{WIDTH - RIGHT}"/>')
        words = escape(number(value))
        parts.append(f'<text class="tick" x="{LEFT - 6}" y="{level + 4:.1f}" text-anchor="end">{words}</text>')
    for value in ticks(across, 8):
        place, _ = _point(value, up.low, across, up)
        words = escape(number(value))
        parts.append(
            f'<text class="tick" x="{place:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{words}</text>'
        )
    return parts


def _drawn(curve: Curve, across: Span, up: Span) -> list[str]:
    points = [_point(float(x), float(y), across, up) for x, y in zip(curve.x, curve.y, strict=True)]
    if curve.dots:
        return [f'<circle class="{curve.style}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return [f'<polyline class="{curve.style}" points="{path}"/>'] if points else []


def _words(curves: Sequence[Curve], x_label: str, y_label: str) -> list[str]:
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts = [
        f'<text class="tick" x="{(LEFT + WIDTH) / 2:.0f}" y="{HEIGHT - 8}" '
        f'text-anchor="middle">{escape(x_label)}</text>',
        f'<text class="tick" x="14" y="{middle:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 14 {middle:.0f})">{escape(y_label)}</text>',
    ]
    named = [curve for curve in curves if curve.name]
    for place, curve in enumerate(named):
        left = LEFT + place * 150
        parts.append(f'<path class="{curve.style}" d="M{left} 12h18"/>')
        parts.append(f'<text class="tick" x="{left + 24}" y="16">{escape(curve.name)}</text>')
    return parts
