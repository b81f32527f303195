"""A triangle is the lower half of its matrix, and becomes the inverse of its factor where it lies."""

from __future__ import annotations

import numpy as np
import pytest

from core.loss import Floats
from core.optim.triangle import PIECE, Triangle, numbers

SIZES = [1, 7, PIECE, PIECE + 1, 3 * PIECE + 5]


def lower(triangle: Triangle, size: int) -> Floats:
    whole = np.zeros((size, size))
    row = 0
    for piece in triangle.pieces:
        whole[row : row + len(piece), : piece.shape[1]] = piece
        row += len(piece)
    return np.tril(whole)


def of(X: Floats) -> Triangle:
    triangle = Triangle(X.shape[1], np.full(numbers(X.shape[1]), np.nan))
    triangle.become(X[:5])
    triangle.add(X[5:])
    return triangle


@pytest.mark.parametrize("size", SIZES)
def test_it_adds_up_to_the_products_of_columns(size: int) -> None:
    X = np.random.default_rng(0).normal(size=(40, size))
    triangle = of(X)
    np.testing.assert_allclose(lower(triangle, size), np.tril(X.T @ X), atol=1e-12)
    np.testing.assert_allclose(triangle.diagonal, (X * X).sum(axis=0))
    by = np.random.default_rng(1).uniform(1, 2, size)
    triangle.scale(by)
    triangle.fill_diagonal(3.0)
    wanted = np.tril((X * by).T @ (X * by), -1) + 3 * np.eye(size)
    np.testing.assert_allclose(lower(triangle, size), wanted, atol=1e-12)


@pytest.mark.parametrize("size", SIZES)
def test_it_becomes_the_inverse_of_its_factor(size: int) -> None:
    X = np.random.default_rng(2).normal(size=(2 * size + 9, size))
    triangle = of(X)
    triangle.invert()
    exact = np.linalg.inv(np.linalg.cholesky(X.T @ X))
    np.testing.assert_allclose(lower(triangle, size), exact, atol=1e-9 * np.abs(exact).max())


def test_what_is_not_positive_has_no_factor() -> None:
    size = PIECE + 3
    triangle = of(np.ones((9, size)))
    with pytest.raises(np.linalg.LinAlgError):
        triangle.invert()
    triangle.become_one()
    np.testing.assert_array_equal(lower(triangle, size), np.eye(size))


def test_it_takes_little_more_than_half_the_room() -> None:
    assert numbers(785) < 0.55 * 785**2
