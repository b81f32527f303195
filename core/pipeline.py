"""A Pipeline: images in, design matrix out; training and drawing share one, so they cannot drift apart."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.config import Config
from core.dataset import Images
from core.features import Step, steps_for
from core.features.step import Values
from core.progress import Progress

BLOCK = 2000  # images a block: large enough for numpy, small enough to stop within a few hundredths of a second


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
        values: Values = images
        fitted = []
        for step in self.steps:
            fitted.append(step.fit(values))
            values = fitted[-1].transform(values)
        return replace(self, steps=tuple(fitted))

    def transform(self, images: Images) -> Values:
        """Images uint8 (n, h, w) to the design matrix, float (n, n_features).

        Raises
        ------
        ValueError
            For images of another size.
        """
        if images.shape[1:] != self.shape:
            raise ValueError(f"images are {images.shape[1:]}, the pipeline takes {self.shape}")
        values: Values = images
        for step in self.steps:
            values = step.transform(values)
        return values

    def transform_blocks(self, images: Images) -> Generator[Progress, None, Values]:
        """The same a block at a time, so that whoever waits can be told how far it is, or give up."""
        empty = self.transform(images[:0])
        X = np.empty((len(images), self.n_features), dtype=empty.dtype)
        for first in range(0, len(images), BLOCK):
            X[first : first + BLOCK] = self.transform(images[first : first + BLOCK])
            yield Progress(min(first + BLOCK, len(images)), len(images))
        return X

    def pull_back(self, weights: Values) -> Values:
        """Weights on features (n_features, m) as weights a grey level of each pixel, (m, h, w)."""
        values: Values = weights.T
        for step, shape in zip(reversed(self.steps), reversed(self._shapes), strict=True):
            values = step.pull_back(values, shape)
        return values

    @cached_property
    def n_features(self) -> int:
        """Columns of the design matrix."""
        return int(self.transform(np.zeros((1, *self.shape), dtype=np.uint8)).shape[1])

    @cached_property
    def _shapes(self) -> tuple[tuple[int, ...], ...]:
        """Shape of one value as each step takes it."""
        values: Values = np.zeros((1, *self.shape), dtype=np.uint8)
        shapes = []
        for step in self.steps:
            shapes.append(values.shape[1:])
            values = step.transform(values)
        return tuple(shapes)
