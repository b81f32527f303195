"""A line search: how far to go along a direction, by the strong Wolfe conditions."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from core.loss import Floats
from core.objective import Objective, Point
from core.progress import Progress

DECREASE = 1e-4  # c1 and c2 of Nocedal and Wright, 2006
CURVATURE = 0.9
TRIALS = 10


class Trial(NamedTuple):
    """A point on the line: how far along it is, what it is worth and how steep the line is there."""

    length: float
    point: Point
    slope: float


class Found(NamedTuple):
    """What a search came to: a trial, or None, and how many points it evaluated; each is a pass over all rows."""

    trial: Trial | None
    evaluations: int


Search = Generator[Progress, None, Found]


def search(objective: Objective, point: Point, direction: Floats, *, length: float = 1.0) -> Search:
    """A point that satisfies the strong Wolfe conditions (Nocedal and Wright, 2006, algorithms 3.5 and 3.6).

    Where values no longer differ at this precision, the slope alone decides (Hager and Zhang, 2005). No trial is found
    if no step helps: the direction does not descend, or not by more than rounding hides.
    """
    start = Trial(0.0, point, float(np.vdot(point.gradient, direction)))
    if not -start.slope > _hidden(point):
        return Found(None, 0)
    low, high, steps = start, None, 0
    while steps < TRIALS:
        trial = yield from _try(objective, point, direction, length=length)
        steps += 1
        if _accepted(start, trial):
            return Found(trial, steps)
        low, high = _bracket(start, low, high, trial=trial)
        length = 2 * low.length if high is None else _between(low, high)
        if -start.slope * length < _hidden(point):
            break
    return Found(low if low.length and low.point.value < point.value else None, steps)


def _hidden(point: Point) -> float:
    return 0.01 * float(np.finfo(point.gradient.dtype).eps) * abs(point.value)


def _try(objective: Objective, point: Point, direction: Floats, *, length: float) -> Generator[Progress, None, Trial]:
    reached = yield from objective.walk(point.theta + length * direction)
    return Trial(length, reached, float(np.vdot(reached.gradient, direction)))


def _accepted(start: Trial, trial: Trial) -> bool:
    if not np.isfinite(trial.point.value):
        return False
    if abs(trial.slope) > -CURVATURE * start.slope:
        return False
    return _lower(start, trial)


def _lower(start: Trial, trial: Trial) -> bool:
    """Whether the trial descends enough, as far as the precision tells."""
    noise = 2 * float(np.finfo(start.point.gradient.dtype).eps) * abs(start.point.value)
    wanted = start.point.value + DECREASE * trial.length * start.slope
    # Nearly level: the value's change is lost in rounding, the slopes still say on which side the bottom is.
    level = abs(trial.point.value - start.point.value) <= noise and trial.slope <= -(1 - 2 * DECREASE) * start.slope
    return trial.point.value <= wanted or level


def _bracket(start: Trial, low: Trial, high: Trial | None, *, trial: Trial) -> tuple[Trial, Trial | None]:
    """The interval that must hold a good point, given one more trial; no upper end as long as it goes down."""
    if not np.isfinite(trial.point.value) or not _lower(start, trial) or (low.length and not _lower_than(low, trial)):
        return low, trial
    if high is None:
        return (trial, None) if trial.slope < 0 else (trial, low)
    if trial.slope * (high.length - low.length) >= 0:
        high = low
    return trial, high


def _lower_than(low: Trial, trial: Trial) -> bool:
    return trial.point.value < low.point.value


def _between(low: Trial, high: Trial) -> float:
    """Where a cubic through both ends has its minimum, kept away from the ends."""
    width = high.length - low.length
    middle = low.length + 0.5 * width
    if not np.isfinite(high.point.value) or not np.isfinite(high.slope):
        return low.length + 0.1 * width
    theta = low.slope + high.slope - 3 * (high.point.value - low.point.value) / width
    inside = theta * theta - low.slope * high.slope
    if inside < 0:
        return middle
    root = float(np.copysign(np.sqrt(inside), width))
    bottom = high.slope - low.slope + 2 * root
    if bottom == 0:
        return middle
    found = high.length - width * (high.slope + root - theta) / bottom
    edge = 0.1 * abs(width)
    return float(np.clip(found, min(low.length, high.length) + edge, max(low.length, high.length) - edge))
