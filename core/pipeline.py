"""A Pipeline: images in, design matrix out; training and drawing share one, so they cannot drift apart."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.config import Config
from core.dataset import Images
from core.features import Step, steps_for
from core.features.step import Values
from core.places import scratch_folder
from core.progress import Progress, finish
from core.rows import Rows, room_for
from core.threads import blas_threads

BLOCK = 256  # images a block: large enough for numpy, and over within a frame: a window waits for it


@dataclass(frozen=True, eq=False)
class Pipeline:
    """Feature steps in order, over images of one size.

    Parameters
    ----------
    steps : fitted or unfitted steps; the first take images, the last gives rows
    shape : (height, width) of the images it takes, in pixels
    """

    steps: tuple[Step, ...]
    shape: tuple[int, int] = (28, 28)

    @classmethod
    def of(cls, config: Config, shape: tuple[int, int] = (28, 28)) -> Pipeline:
        """The unfitted pipeline that a config names."""
        return cls(steps_for(config), shape)

    def fit(self, images: Images) -> Pipeline:
        """Each step learns from what those before it make of the images, uint8 (n, h, w)."""
        return finish(self.fit_blocks(images))[0]

    def fit_blocks(self, images: Images) -> Generator[Progress, None, tuple[Pipeline, Values]]:
        """The fitted pipeline and the design matrix of the images it was fitted on, each step done once.

        Progress counts images times passes: there is one pass before each step that learns, and one after the last.
        """
        passes = 1 + sum(step.learns for step in self.steps)
        fitted: list[Step] = []
        pending: list[Step] = []
        values: Values = images
        done = 0
        for step in self.steps:
            if step.learns:
                values = yield from _pass(pending, values, Progress(done, passes * len(images)))
                done, pending = done + len(images), []
                step = step.fit(values)
            pending.append(step)
            fitted.append(step)
        values = yield from _pass(pending, values, Progress(done, passes * len(images)))
        return replace(self, steps=tuple(fitted)), values

    def transform(self, images: Images) -> Values:
        """Images uint8 (n, h, w) to the design matrix, float (n, n_features).

        Raises
        ------
        ValueError
            For images of another size.
        """
        if images.shape[1:] != self.shape:
            raise ValueError(f"images are {images.shape[1:]}, the pipeline takes {self.shape}")
        return _through(self.steps, images)

    def transform_blocks(self, images: Images, before: Progress | None = None) -> Generator[Progress, None, Values]:
        """The same a block at a time, so that whoever waits can be told how far it is, or give up.

        `before` says how far whoever asks is already.
        """
        if images.shape[1:] != self.shape:
            raise ValueError(f"images are {images.shape[1:]}, the pipeline takes {self.shape}")
        return (yield from _pass(self.steps, images, before or Progress(0, len(images))))

    @property
    def linear(self) -> bool:
        """Whether weights can be pulled back to pixels exactly."""
        return all(step.linear for step in self.steps)

    def pull_back(self, weights: Values) -> Values:
        """Weights on features (n_features, m) as weights a grey level of each pixel, (m, h, w).

        Raises
        ------
        ValueError
            Where a step is not linear.
        """
        values: Values = weights.T
        for step, shape in zip(reversed(self.steps), reversed(self.shapes), strict=True):
            values = step.pull_back(values, shape)
        return values

    @cached_property
    def n_features(self) -> int:
        """Columns of the design matrix."""
        return int(self.transform(np.zeros((1, *self.shape), dtype=np.uint8)).shape[1])

    @cached_property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """Shape of one value as each step takes it."""
        values: Values = np.zeros((1, *self.shape), dtype=np.uint8)
        shapes = []
        for step in self.steps:
            shapes.append(values.shape[1:])
            values = step.transform(values)
        return tuple(shapes)


def _pass(steps: Sequence[Step], values: Values, progress: Progress) -> Generator[Progress, None, Values]:
    """What the steps make of the values, a block at a time; rows that are nobody else's are written over."""
    if not steps:
        return values
    empty = _through(steps, values[:0])
    shape = (len(values), *empty.shape[1:])
    result = values if _fits(values, empty) else room_for(shape, empty.dtype, scratch_folder())

    # Threads of our own would gain nothing here: the products are small and take turns at the interpreter's lock.
    with blas_threads(1):
        for first in range(0, len(values), BLOCK):
            block = slice(first, first + BLOCK)
            result[block] = _through(steps, values[block])
            yield Progress(progress.done + min(first + BLOCK, len(values)), progress.total)
    return result


def _fits(values: Values, empty: Values) -> bool:
    """Whether results can take the place of the values: rows made by a pass before, never the caller's images."""
    return (
        values.ndim == 2
        and (values.writeable if isinstance(values, Rows) else values.flags.writeable)
        and (values.shape[1:], values.dtype) == (empty.shape[1:], empty.dtype)
    )


def _through(steps: Sequence[Step], values: Values) -> Values:
    for step in steps:
        values = step.transform(values)
    return values
