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

DIRECTIONS = 8
BLOCK = 128  # images whose planes fit the cache
SMOOTHING = 0.7  # pixels
WINDOW = 0.6  # of the distance between cells
FAINTEST = 1e-6
_DIAGONAL = np.float32(np.sqrt(2))


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
    return np.asarray(_planes(images).transpose(1, 2, 0, 3))


def _rows(images: Values, cells: int) -> Values:
    n, height, width = images.shape
    below = _windows(cells, height) @ _planes(images).reshape(height, -1)
    pooled = below.reshape(-1, width) @ _windows(cells, width).T
    rows = pooled.reshape(cells, DIRECTIONS, n, cells).transpose(2, 1, 0, 3).reshape(n, -1)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.asarray(np.sqrt(rows / np.maximum(lengths, FAINTEST)[:, None]))


def _planes(images: Values) -> Values:
    """As `planes`, laid out (h, 8, n, w)."""
    gx, gy = _slopes(images)
    ax, ay = np.abs(gx), np.abs(gy)
    result = np.empty((len(gx), DIRECTIONS, *gx.shape[1:]), dtype=np.float32)
    along, across = result[:, :4], result[:, 4:]
    for plane, (main, other) in enumerate(((gx, ay), (-gx, ay), (gy, ax), (-gy, ax))):
        np.maximum(main - other, 0, out=along[:, plane])
    right, down = np.maximum(gx, 0) * _DIAGONAL, np.maximum(gy, 0) * _DIAGONAL
    left, up = right - _DIAGONAL * gx, down - _DIAGONAL * gy
    for plane, (one, other) in enumerate(((right, down), (left, down), (right, up), (left, up))):
        np.minimum(one, other, out=across[:, plane])
    return result


def _slopes(images: Values) -> tuple[Values, Values]:
    """Derivatives along x and y of the smoothed images, each float32 (h, n, w)."""
    n, height, width = images.shape
    field = np.ascontiguousarray(images.transpose(1, 0, 2)).astype(np.float32).reshape(height, n * width)
    (smooth_y, slope_y), (smooth_x, slope_x) = _filters(height), _filters(width)
    gx = (smooth_y @ field).reshape(-1, width) @ slope_x.T
    gy = (slope_y @ field).reshape(-1, width) @ smooth_x.T
    return gx.reshape(height, n, width), gy.reshape(height, n, width)


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
