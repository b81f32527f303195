"""Curves of several runs on the same axes: which lines there are, in which colours, and their values at one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.history import History
from core.insight.smoothing import smoothed
from gui.benches.run import Run
from gui.looks.hues import hue, tint
from gui.looks.theme import Theme

FIGURES = {"loss": 1.0, "accuracy": 100.0}  # what is drawn, and its unit: nats, per cent
PARTS = ("train", "validation")
OBJECTIVE = ("objective",)  # what is minimised: loss and penalty of the training images
AXES = ("epoch", "passes", "seconds")

Column = NDArray[np.float64]


class View(NamedTuple):
    """How curves are looked at: over which column, with which axes, and over how many epochs they are smoothed."""

    axis: str = "epoch"
    log_x: bool = False
    smooth: int = 1
    parts: tuple[str, ...] = PARTS


class Shape(NamedTuple):
    """A curve: places and values (n,), its colour, and whether it is the raw line behind a smooth one."""

    part: str
    x: Column
    y: Column
    colour: str
    raw: bool = False


def shapes(run: Run, figure: str, view: View, theme: Theme, *, alone: bool) -> list[Shape]:
    """The curves of a run in its hue; of a run that is `alone`, training and validation have hues of their own."""
    found = []
    for part in view.parts:
        y = run.history.column(column(figure, part)) * FIGURES[figure]
        x = run.history.column(view.axis)
        colour = part_colour(run, part, theme, alone=alone)
        if view.smooth > 1:
            found.append(Shape(part, x, y, tint(colour, theme), raw=True))
        found.append(Shape(part, x, smoothed(y, view.smooth), colour))
    return sorted(found, key=lambda shape: not shape.raw)


def part_colour(run: Run, part: str, theme: Theme, *, alone: bool) -> str:
    """The colour of a part of a run."""
    if alone:
        return theme.validation if part == "validation" else theme.train
    own = hue(run.number, theme)
    return tint(own, theme) if part == "train" and has_validation(run.history) else own


def has_validation(history: History) -> bool:
    """Whether images were held back."""
    column = history.column("validation_loss")
    return len(column) > 0 and not np.isnan(column[-1])


def column(figure: str, part: str) -> str:
    """The name of a history's column."""
    if part == "objective" and figure == "loss":
        return "objective"
    return f"validation_{figure}" if part == "validation" else figure


def values_at(run: Run, view: View, place: float) -> dict[str, float]:
    """What a run has where its column is nearest to a place: each column that has a figure there."""
    row = run.history.row_at(view.axis, place)
    if row is None:
        return {}
    names = [view.axis, *(column(figure, part) for figure in FIGURES for part in PARTS)]
    found = {name: float(run.history.column(name)[row]) for name in names}
    return {name: value for name, value in found.items() if not np.isnan(value)}


def place_of(run: Run, view: View, epoch: int) -> float:
    """Where an epoch lies on the x axis; the beginning lies at its left end."""
    if view.axis == "epoch":
        return float(epoch)
    row = run.history.row_at("epoch", epoch)  # the nearest: a long run that is over may have been thinned
    beginning = row is None or epoch < run.history.column("epoch")[0]
    return 0.0 if beginning else float(run.history.column(view.axis)[row])


def epoch_at(run: Run, view: View, place: float) -> int | None:
    """The epoch of a run that is nearest to a place."""
    row = run.history.row_at(view.axis, place)
    return None if row is None else int(run.history.column("epoch")[row])


def last_place(runs: Sequence[Run], view: View) -> float:
    """Where the longest of the runs ends."""
    ends = [run.history.column(view.axis) for run in runs]
    return max((float(end[-1]) for end in ends if len(end)), default=0.0)
