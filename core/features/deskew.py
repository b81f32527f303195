"""Deskew: every digit is stood upright and put in the middle, so that slant and place need not be learnt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from core.features.stateless import Curved
from core.features.step import Values
from core.opencv import cv2

STEEPEST = 3.0  # shear beyond this is a flat stroke, not a slant
LEAST_INK = 1e-6


@dataclass(frozen=True)
class Deskew(Curved):
    """Shear each image by its own slant and move its centre of mass to the middle; uint8 in, uint8 out.

    The slant is a = Sxy / Syy of the ink's second moments (as in LeCun, Bottou, Bengio, Haffner, 1998); the pixel at
    (x, y) from the middle is read at (x + a y, y) from the centre of mass, bilinear, zero outside. An image without
    ink stays as it is.
    """

    name: ClassVar[str] = "deskew"

    def transform(self, values: Values) -> Values:
        """Images (n, h, w) to images (n, h, w) of the same dtype."""
        maps = _maps(slants(values), values.shape[1:])
        result = np.empty_like(values)
        size, flags = values.shape[:0:-1], cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        for image, matrix, straight in zip(values, maps, result, strict=True):
            cv2.warpAffine(image, matrix, size, dst=straight, flags=flags)
        return result


def slants(values: Values) -> Values:
    """Centre of mass from the middle, in pixels, and shear of each image: x, y and a, float64 (n, 3)."""
    n, height, width = values.shape
    rows = values.reshape(n, height * width).astype(np.float32)
    ink, x, y, xy, yy = (rows @ _moments(height, width)).astype(np.float64).T
    ink = np.maximum(ink, LEAST_INK)
    x, y = x / ink, y / ink
    spread = np.maximum(yy / ink - y * y, LEAST_INK)
    shear = np.clip((xy / ink - x * y) / spread, -STEEPEST, STEEPEST)
    return np.stack([x, y, shear], axis=1)


def _maps(found: Values, shape: tuple[int, ...]) -> Values:
    """The affine map of each image, from where a pixel goes to where it is read, float64 (n, 2, 3)."""
    x, y, shear = found.T
    maps = np.zeros((len(found), 2, 3))
    maps[:, 0, 0] = maps[:, 1, 1] = 1
    maps[:, 0, 1] = shear
    maps[:, 0, 2] = x - shear * (shape[0] - 1) / 2
    maps[:, 1, 2] = y
    return maps


@lru_cache(maxsize=8)
def _moments(height: int, width: int) -> Values:
    """1, x, y, x y and y y of every pixel, from the middle: float32 (h * w, 5)."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x, y = x - np.float32((width - 1) / 2), y - np.float32((height - 1) / 2)
    return np.stack([np.ones_like(x), x, y, x * y, y * y], axis=-1).reshape(-1, 5)
