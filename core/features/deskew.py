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
GRID = 32  # OpenCV resamples at multiples of 1/32 pixel
BLOCK = 64  # images whose maps fit the cache


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
        result = np.empty_like(values)
        for first in range(0, len(values), BLOCK):
            block = values[first : first + BLOCK]
            # A pipeline that counts its features sends paper through, which is no reason to load OpenCV.
            result[first : first + BLOCK] = _straight(block) if block.any() else block
        return result

    def pull_back_at(self, weights: Values, image: Values) -> Values:
        """Weights on the result (m, h, w) as weights on the image (h, w) it was made of: float64 (m, h, w).

        How far an image is sheared and moved depends on the image. With that held, each result is a fixed mean of
        four pixels, so weights can be pulled back for this one image.
        """
        _, starts = _places(image[None])
        down = np.full((image.shape[1], 1), _exact(slants(image[None]))[0, 1])
        # Along a line the places that are read lie as far apart as the pixels, and so do they along a column.
        across = _slid(weights, starts[0][:, None])
        return np.asarray(_slid(across.transpose(0, 2, 1), down).transpose(0, 2, 1))


def _slid(values: Values, by: Values) -> Values:
    """Each line of (m, h, w) moved right by its number of pixels (h, 1), shared by the two it comes to lie on."""
    m, height, width = values.shape
    whole = np.floor(by).astype(np.intp)
    rimmed = np.zeros((m, height, width + 2))
    rimmed[:, :, 1:-1] = values
    lines, at, share = np.arange(height)[:, None], np.arange(width) + 1 - whole, by - whole
    left, right = rimmed[:, lines, at.clip(0, width + 1)], rimmed[:, lines, (at - 1).clip(0, width + 1)]
    return np.asarray((1 - share) * left + share * right)


def _places(images: Values) -> tuple[Values, Values]:
    """For each row of each result: the line it is read from, and where on it it starts, both float64 (n, h)."""
    height = images.shape[1]
    x, y, shear = _exact(slants(images)).T
    rows = np.arange(height)
    starts = _exact(x[:, None] + shear[:, None] * (rows - (height - 1) / 2))
    return np.clip(rows + y[:, None], -1, height), starts


def _straight(images: Values) -> Values:
    """One resampling for all of them, stacked with a row of paper between, for a call each would cost more."""
    n, height, width = images.shape
    stack = np.zeros((n, height + 2, width), images.dtype)
    stack[:, 1:-1] = images
    lines, starts = _places(images)
    lines = lines + (np.arange(n)[:, None] * (height + 2) + 1)
    across = (starts.astype(np.float32)[:, :, None] + np.arange(width, dtype=np.float32)).reshape(-1, width)
    down = np.repeat(lines.astype(np.float32).reshape(-1, 1), width, axis=1)
    straight = cv2.remap(stack.reshape(-1, width), across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(straight).reshape(images.shape)


def _exact(numbers: Values) -> Values:
    """Rounded to OpenCV's grid, so that where an image lies in the stack cannot matter."""
    return np.asarray(np.rint(numbers * GRID) / GRID)


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


@lru_cache(maxsize=8)
def _moments(height: int, width: int) -> Values:
    """1, x, y, x y and y y of every pixel, from the middle: float32 (h * w, 5)."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x, y = x - np.float32((width - 1) / 2), y - np.float32((height - 1) / 2)
    return np.stack([np.ones_like(x), x, y, x * y, y * y], axis=-1).reshape(-1, 5)
