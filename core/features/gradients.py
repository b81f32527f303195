"""Gradients: which way the edges run, and where; the strokes' directions are what tells digits apart.

Everything here is products with small fixed matrices, along x and along y, over blocks of images laid out as
(y, image, x): then both are one matrix product each, whatever the number of images.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from core.features.stateless import Curved
from core.features.step import Values
from core.threads import Scratch

DIRECTIONS = 8
BLOCK = 128  # images whose planes fit the cache
SMOOTHING = 0.7  # pixels
WINDOW = 0.6  # of the distance between cells
FAINTEST = 1e-6
_DIAGONAL = np.float32(np.sqrt(2))
_scratch = Scratch()


@dataclass(frozen=True)
class Gradients(Curved):
    """Images (n, h, w) to rows (n, 8 * cells * cells) of directed edge strength, unit length before a square root.

    After smoothing (Gaussian, 0.7 pixels) and central differences, each pixel's gradient is shared between the two
    nearest of eight signed directions; each direction's plane is pooled by Gaussian windows around cells x cells
    centres (after Dalal and Triggs, 2005). Column (direction * cells + row) * cells + column.

    Parameters
    ----------
    cells : centres along each side
    dtype : "float64" or "float32", of the result; the arithmetic is float32
    """

    name: ClassVar[str] = "gradients"
    cells: int = 7
    dtype: str = "float32"

    def __post_init__(self) -> None:
        if self.dtype not in ("float64", "float32") or not 1 <= self.cells <= 32:
            raise ValueError(f"no such gradients: {self.cells} {self.dtype}")

    def transform(self, values: Values) -> Values:
        """Images (n, h, w) to rows (n, 8 * cells * cells) between 0 and 1."""
        rows = np.empty((len(values), DIRECTIONS * self.cells**2), dtype=self.dtype)
        for first in range(0, len(values), BLOCK):
            rows[first : first + BLOCK] = _rows(values[first : first + BLOCK], self.cells)
        return rows


def planes(images: Values) -> Values:
    """The eight planes of directed edge strength, float32 (8, n, h, w), in grey levels a pixel.

    Plane d holds edges that get lighter to the right, left, down, up, then down-right, down-left, up-right, up-left.
    """
    return np.array(_planes(images).transpose(1, 2, 0, 3))


def _rows(images: Values, cells: int) -> Values:
    n, height, width = images.shape
    below = _buffer("below", (cells, DIRECTIONS * n * width))
    np.matmul(_windows(cells, height), _planes(images).reshape(height, -1), out=below)
    pooled = below.reshape(-1, width) @ _windows(cells, width).T
    rows = pooled.reshape(cells, DIRECTIONS, n, cells).transpose(2, 1, 0, 3).reshape(n, -1)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.maximum(lengths, FAINTEST)[:, None]
    return np.asarray(np.sqrt(rows, out=rows))


def _planes(images: Values) -> Values:
    """As `planes`, laid out (h, 8, n, w); the buffer is used again by the next call."""
    gx, gy = _slopes(images)
    result = _buffer("planes", (len(gx), DIRECTIONS, *gx.shape[1:]))
    ax, ay = np.abs(gx, out=_buffer("ax", gx.shape)), np.abs(gy, out=_buffer("ay", gy.shape))
    for plane, (slope, other) in enumerate(((gx, ay), (gy, ax))):
        ahead, back = result[:, 2 * plane], result[:, 2 * plane + 1]
        np.maximum(np.subtract(slope, other, out=ahead), 0, out=ahead)
        np.negative(slope, out=back)
        np.maximum(np.subtract(back, other, out=back), 0, out=back)
    _diagonals(gx, gy, result[:, 4:])
    return result


def _diagonals(gx: Values, gy: Values, result: Values) -> None:
    """Fill the last four planes, (h, 4, n, w); the slopes are written over."""
    right, down = _buffer("ax", gx.shape), _buffer("ay", gy.shape)
    for slope, positive in ((gx, right), (gy, down)):
        slope *= _DIAGONAL
        np.maximum(slope, 0, out=positive)
        np.subtract(positive, slope, out=slope)
    for plane, (one, other) in enumerate(((right, down), (gx, down), (right, gy), (gx, gy))):
        np.minimum(one, other, out=result[:, plane])


def _slopes(images: Values) -> tuple[Values, Values]:
    """Derivatives along x and y of the smoothed images, each float32 (h, n, w)."""
    n, height, width = images.shape
    field = _buffer("field", (height, n, width))
    field[:] = images.transpose(1, 0, 2)
    slopes = []
    for name, one, other in (("gx", 0, 1), ("gy", 1, 0)):
        half = np.matmul(_filters(height)[one], field.reshape(height, -1), out=_buffer("half", (height, n * width)))
        slope = _buffer(name, (height * n, width))
        slopes.append(np.matmul(half.reshape(-1, width), _filters(width)[other].T, out=slope).reshape(height, n, width))
    return slopes[0], slopes[1]


def _buffer(name: str, shape: tuple[int, ...]) -> Values:
    return _scratch.array(name, shape, np.dtype(np.float32))


@lru_cache(maxsize=8)
def _filters(side: int) -> tuple[Values, Values]:
    """Smoothing, and the central difference of the smoothed, as (side, side) matrices; paper all around."""
    distance = np.subtract.outer(np.arange(side), np.arange(side))
    reach = np.arange(-4, 5)
    kernel = np.exp(-(distance**2) / (2 * SMOOTHING**2)) / np.exp(-(reach**2) / (2 * SMOOTHING**2)).sum()
    smooth = np.where(np.abs(distance) <= reach[-1], kernel, 0)
    difference = (np.eye(side, k=1) - np.eye(side, k=-1)) / 2
    return smooth.astype(np.float32), (difference @ smooth).astype(np.float32)


@lru_cache(maxsize=8)
def _windows(cells: int, side: int) -> Values:
    """Gaussian windows around evenly spaced centres, each summing to 1: float32 (cells, side)."""
    spacing = side / cells
    centres = (np.arange(cells) + 0.5) * spacing - 0.5
    windows = np.exp(-(np.subtract.outer(centres, np.arange(side)) ** 2) / (2 * (WINDOW * spacing) ** 2))
    return np.asarray(windows / windows.sum(axis=1, keepdims=True), dtype=np.float32)
