"""Deskew: a sheared or moved digit comes out as the upright one in the middle."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.features import Deskew
from core.features.deskew import slants


def stroke() -> np.ndarray:
    """A soft upright bar with a foot, so that it has no symmetry but some room to be sheared."""
    image = np.zeros((28, 28), dtype=np.uint8)
    cv2.line(image, (14, 7), (14, 20), 255, 2)
    cv2.line(image, (11, 20), (17, 20), 255, 2)
    return np.asarray(cv2.GaussianBlur(image, (5, 5), 1.0))


def sheared(slant: float, x: float = 0, y: float = 0) -> np.ndarray:
    matrix = np.array([[1, slant, x - slant * 13.5], [0, 1, y]])
    return np.asarray(cv2.warpAffine(stroke(), matrix, (28, 28)))


@pytest.mark.parametrize("slant", [-0.47, -0.2, 0.1, 0.47])
def test_a_slant_up_to_25_degrees_is_taken_away(slant: float) -> None:
    upright, straightened = Deskew().transform(np.stack([stroke(), sheared(slant)])).astype(float)
    before = np.abs(stroke().astype(float) - sheared(slant)).sum()
    assert np.abs(upright - straightened).sum() < 0.25 * before
    assert abs(slants(straightened[None].astype(np.uint8))[0, 2]) < 0.05


@pytest.mark.parametrize(("x", "y"), [(3, 0), (-2, 1.5), (0.5, -3)])
def test_a_moved_digit_comes_to_the_middle(x: float, y: float) -> None:
    found = slants(Deskew().transform(sheared(0.2, x, y)[None]))
    np.testing.assert_allclose(found[0, :2], 0, atol=0.06)


def test_ink_is_not_lost_or_made() -> None:
    given = sheared(0.3, 1, 1)
    assert Deskew().transform(given[None]).sum() == pytest.approx(given.sum(), rel=0.01)


@pytest.mark.parametrize("level", [0, 1, 255])
def test_paper_and_full_ink_stay_finite(level: int) -> None:
    flat = np.full((1, 28, 28), level, dtype=np.uint8)
    np.testing.assert_array_equal(Deskew().transform(flat), flat)


def test_a_flat_stroke_is_no_slant() -> None:
    bar = np.zeros((1, 28, 28), dtype=np.uint8)
    bar[0, 14, 4:24] = 255
    assert np.count_nonzero(Deskew().transform(bar)) >= 15


def test_other_sizes_and_none() -> None:
    assert Deskew().transform(np.zeros((0, 12, 9), dtype=np.uint8)).shape == (0, 12, 9)
    assert Deskew().transform(np.ones((2, 12, 9), dtype=np.uint8)).shape == (2, 12, 9)
