"""Products with many rows, taken a stack of rows at a time while they are in a core's own cache."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from core.loss import Floats

STACK = 120  # rows a product at most; no multiple of 8, such as 125, is slower
CACHED = 95_000  # numbers of them, which fit a core's own cache
LARGE = 250_000  # numbers from which on a product goes by stacks


def rows_a_stack(features: int) -> int:
    """Rows a product: as many as the cache takes, always a multiple of 8."""
    return min(STACK, max(1, CACHED // (8 * max(1, features))) * 8)


def stacked(X: Floats, weights: Floats) -> Floats:
    """X @ weights, a stack of rows at a time."""
    if X.size < LARGE:
        return X @ weights
    rows = rows_a_stack(X.shape[1])
    whole = len(X) - len(X) % rows
    product = np.empty((len(X), weights.shape[1]), X.dtype)
    stacks, out = X[:whole].reshape(-1, rows, X.shape[1]), product[:whole].reshape(-1, rows, weights.shape[1])
    np.matmul(stacks, weights, out=out)
    np.matmul(X[whole:], weights, out=product[whole:])
    return product


def columns(features: int) -> list[slice]:
    """The features in equal parts, narrow enough that a stack of rows fits a core's own cache.

    What a stack pulls is as large as its features are many and has to be added up: the more rows a stack, the better.
    """
    parts = -(-features * STACK // CACHED)
    ends = [features * part // parts for part in range(parts + 1)]
    return [slice(first, end) for first, end in pairwise(ends)]


def pulled_by(X: Floats, residual: Floats) -> Floats:
    """X' @ residual, a stack of rows at a time."""
    if X.size < LARGE:
        return X.T @ residual  # type: ignore[no-any-return]
    whole = len(X) - len(X) % STACK
    stacks = X[:whole].reshape(-1, STACK, X.shape[1]).transpose(0, 2, 1)
    given = np.ascontiguousarray(residual[:whole]).reshape(-1, STACK, residual.shape[1])
    result = np.empty((X.shape[1], residual.shape[1]), X.dtype)
    for part in columns(X.shape[1]):
        np.add.reduce(np.matmul(stacks[:, part], given), axis=0, out=result[part])
    if whole < len(X):
        result += X[whole:].T @ residual[whole:]
    return result
