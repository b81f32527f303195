"""Sums: what blocks of rows add up to, in float64 and in the order of the rows, the same whatever the threads."""

from __future__ import annotations

import numpy as np

from core.loss import Floats, Slope


class Sums:
    """Loss (nats), right answers and gradient of the blocks added so far; each block is forgotten once it is added."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.loss, self.correct, self.gradient = 0.0, 0, np.zeros(shape)

    def add(self, piece: tuple[Slope, Floats]) -> None:
        """Add a block: its slope, and what it pulls theta by, of theta's shape."""
        slope, pulled = piece
        self.loss += slope.value * len(slope.residual)
        self.correct += slope.correct
        self.gradient += pulled
