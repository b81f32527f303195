"""Resize: every image to a square of `size` pixels, as the notebook did before learning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from core.features.stateless import Stateless
from core.features.step import Values
from core.opencv import cv2, resize_all

_METHODS = {"bilinear": "INTER_LINEAR", "area": "INTER_AREA"}  # by name, so that OpenCV is loaded when it is used


@dataclass(frozen=True)
class Resize(Stateless):
    """Images (n, h, w) to (n, size, size) of the same dtype, by OpenCV.

    Parameters
    ----------
    size : side of the result, in pixels
    method : "bilinear", the notebook's (samples, so small results can miss strokes), or "area" (averages)
    """

    name: ClassVar[str] = "resize"
    size: int = 28
    method: str = "bilinear"

    def __post_init__(self) -> None:
        if self.method not in _METHODS or not 1 <= self.size <= 1024:
            raise ValueError(f"no such resize: {self.size} {self.method}")

    def transform(self, values: Values) -> Values:
        """Images (n, h, w) to (n, size, size); images of that size come out as they are."""
        if values.shape[1:] == (self.size, self.size):
            return values
        return resize_all(values, self.size, getattr(cv2, _METHODS[self.method]))

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """Weights (m, size, size) to (m, h, w): the transpose of the linear map, rounding to grey levels apart."""
        if shape == (self.size, self.size):
            return weights.reshape(-1, *shape)
        linear = _matrix(self, shape[0], shape[1])
        return np.asarray(weights.reshape(len(weights), -1) @ linear).reshape(-1, *shape)


@lru_cache(maxsize=8)
def _matrix(step: Resize, height: int, width: int) -> Values:
    """The step as a matrix (size * size, h * w), found by resizing each unit image."""
    units = np.eye(height * width, dtype=np.float32).reshape(-1, height, width)
    columns = step.transform(units).reshape(height * width, -1)
    return np.asarray(columns.T, dtype=np.float64)
