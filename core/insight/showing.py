"""What each feature step makes of an image, as a picture, so that one can see what the learner sees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import ceil, isqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.features import Fourier, Gradients, Pca, Quadratic, Step
from core.pipeline import Pipeline

Picture = NDArray[np.float64]
Layout = Callable[[Picture], Picture]

ACROSS = 10  # components a line


class Shown(NamedTuple):
    """What one step has made of an image.

    Parameters
    ----------
    name : of the step, as `Config.steps` has it, but both resizes are "resize"
    picture : float64 (h, w); 0 to 1 from paper to ink, or, if signed, -1 to 1
    signed : whether numbers may be below zero
    numbers : how many numbers the step gives for an image
    """

    name: str
    picture: Picture
    signed: bool
    numbers: int


def step_pictures(pipeline: Pipeline, image: Images) -> tuple[Shown, ...]:
    """A picture after each step of a fitted pipeline, for an image uint8 (h, w).

    Images are shown as they are; gradients as a map of cells for each direction, two lines of four in the order of
    `core.features.gradients.planes`; components in lines of ten; products as a matrix.
    """
    values = image[None]
    layout = _square(image.shape)
    shown = []
    for step in pipeline.steps:
        values = step.transform(values)
        layout = _layout(step, values.shape[1:], layout)
        flat = values[0].astype(np.float64)
        signed = bool(flat.min(initial=0) < 0)
        scale = 255.0 if values.dtype == np.uint8 else max(float(np.abs(flat).max(initial=0)), 1e-12)
        shown.append(Shown(step.name, layout(flat / scale), signed, flat.size))
    return tuple(shown)


def _layout(step: Step, shape: tuple[int, ...], before: Layout) -> Layout:
    """How this step's numbers lie in a picture; steps that leave numbers where they were keep the layout."""
    if len(shape) == 2:
        return _square(shape)
    if isinstance(step, Gradients):
        return _directions(step.cells)
    if isinstance(step, Pca):
        return _lines(ACROSS)
    if isinstance(step, Quadratic):
        return lambda numbers: _products(numbers, step)
    return _lines(isqrt(max(shape[0] - 1, 0)) + 1) if isinstance(step, Fourier) else before


def _square(shape: tuple[int, ...]) -> Layout:
    return lambda numbers: numbers.reshape(shape)


def _directions(cells: int) -> Layout:
    return lambda numbers: numbers.reshape(2, 4, cells, cells).transpose(0, 2, 1, 3).reshape(2 * cells, 4 * cells)


def _lines(across: int) -> Layout:
    def layout(numbers: Picture) -> Picture:
        lines = ceil(len(numbers) / across)
        return np.pad(numbers, (0, lines * across - len(numbers))).reshape(lines, across)

    return layout


def _products(numbers: Picture, step: Quadratic) -> Picture:
    """A matrix of the products, with the features themselves as its first line."""
    d = bisect_right(range(1, len(numbers) + 1), len(numbers), key=step.width)  # more features make more products
    ends = step.ends(d)
    picture, first = np.zeros((len(ends) + 1, d)), d
    picture[0] = numbers[:d]
    for column, last in enumerate(ends):
        picture[column + 1, column:last] = numbers[first : first + last - column]
        first += last - column
    return picture
