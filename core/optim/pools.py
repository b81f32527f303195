"""Pools: the rows of an epoch in random order; where they lie in a file, some pieces from all over it at a time.

Single rows from anywhere in a file are the slowest thing a disk can be asked for. Pieces of a few hundred rows are
drawn instead, as many as are worth mixing, and the rows of all of them are shuffled in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.objective import Objective
from core.rows import Rows
from core.threads import ALONE

PIECE = 1 << 17  # bytes that lie together
POOL = 96 << 20  # bytes that are mixed

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
    piece, most = max(1, PIECE // row), max(1, POOL // max(PIECE, row))
    order = rng.permutation(-(-len(objective) // piece))
    # One buffer for all: asking the system for fresh memory costs as much as reading.
    X = np.empty((most * piece, objective.X.shape[1]), objective.X.dtype)
    for first in range(0, len(order), most):
        starts = np.sort(order[first : first + most]) * piece
        yield _pool(objective, [slice(start, min(start + piece, len(objective))) for start in starts.tolist()], X)


def _pool(objective: Objective, pieces: list[slice], X: NDArray[Any]) -> Objective:
    """The objective over these rows, copied to the beginning of X."""
    large: Any = objective.X
    end = sum(piece.stop - piece.start for piece in pieces)
    large.read_runs(pieces, X[:end])
    index = np.concatenate([np.arange(piece.start, piece.stop) for piece in pieces])
    weights = None if objective.weights is None else objective.weights[index]
    return replace(objective, X=X[:end], targets=objective.targets[index], weights=weights, team=ALONE)
