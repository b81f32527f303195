"""Pools: the rows of an epoch in random order; where they lie in a file, some pieces from all over it at a time.

Single rows from anywhere in a file are the slowest thing a disk can be asked for. Pieces of a few hundred rows are
drawn instead, as many as are worth mixing, and the rows of all of them are shuffled in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.objective import Objective
from core.rows import Rows

PIECE = 1 << 18  # bytes that lie together
POOL = 192 << 20  # bytes that are mixed

Places = NDArray[np.intp]


class Batch(NamedTuple):
    """Places of some rows of an objective in memory, all its places in their order, and how many rows went before."""

    objective: Objective
    rows: Places
    order: Places
    first: int


def batches(objective: Objective, size: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Batches of `size` rows, each row once; the order is the generator's."""
    done = 0
    for pool in _pools(objective, rng):
        order = rng.permutation(len(pool))
        for first in range(0, len(order), size):
            yield Batch(pool, order[first : first + size], order, done + first)
        done += len(order)


def _pools(objective: Objective, rng: np.random.Generator) -> Iterator[Objective]:
    if not isinstance(objective.X, Rows):
        yield objective
        return
    row = objective.X.dtype.itemsize * objective.X.shape[1]
    piece = max(1, PIECE // row)
    count = -(-len(objective) // piece)
    most = max(1, POOL // (piece * row))
    order = rng.permutation(count)
    for first in range(0, count, most):
        starts = np.sort(order[first : first + most]) * piece
        rows = (starts[:, None] + np.arange(piece)).ravel()
        yield objective.rows(rows[rows < len(objective)])
