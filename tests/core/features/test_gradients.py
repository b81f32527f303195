"""Gradients: edges go to the plane of their direction, contrast does not count, small shifts change little."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from core.data import open_dataset
from core.features import Gradients
from core.features.gradients import planes
from core.progress import finish


def edge(angle: float) -> np.ndarray:
    """Half a plane that gets lighter along `angle`, in degrees, y down."""
    y, x = np.mgrid[:28, :28] - 13.5
    along = np.cos(np.deg2rad(angle)) * x + np.sin(np.deg2rad(angle)) * y
    return np.asarray(np.clip(128 + 40 * along, 0, 255), dtype=np.uint8)


@pytest.mark.parametrize(
    ("angle", "plane"), [(0, 0), (180, 1), (90, 2), (270, 3), (45, 4), (135, 5), (315, 6), (225, 7)]
)
def test_an_edge_goes_to_the_plane_of_its_direction(angle: float, plane: int) -> None:
    strength = planes(edge(angle)[None])[:, 0, 10:18, 10:18].sum(axis=(1, 2))
    assert strength.argmax() == plane
    assert strength[plane] > 0.9 * strength.sum()


def test_planes_share_a_gradient_without_loss() -> None:
    """An edge between two directions is shared by both, never by others."""
    strength = planes(edge(22.5)[None])[:, 0, 10:18, 10:18].sum(axis=(1, 2))
    assert set(np.flatnonzero(strength > 0.01 * strength.sum())) == {0, 4}


def test_planes_against_arithmetic_written_plainly() -> None:
    image = np.random.default_rng(0).integers(0, 256, size=(28, 28)).astype(np.uint8)
    reach = np.arange(-4, 5)
    kernel = np.exp(-(reach**2) / (2 * 0.7**2))
    padded = np.pad(image.astype(float), 4)
    smooth = cv2.sepFilter2D(padded, -1, kernel / kernel.sum(), kernel / kernel.sum())[4:-4, 4:-4]
    smooth = np.pad(smooth, 1)
    gx = (smooth[1:-1, 2:] - smooth[1:-1, :-2]) / 2
    gy = (smooth[2:, 1:-1] - smooth[:-2, 1:-1]) / 2
    expected = [np.maximum(s * gx - np.abs(gy), 0) for s in (1, -1)]
    expected += [np.maximum(s * gy - np.abs(gx), 0) for s in (1, -1)]
    for down, right in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        expected.append(np.sqrt(2) * np.maximum(0, np.minimum(right * gx, down * gy)))
    np.testing.assert_allclose(planes(image[None])[:, 0], expected, rtol=1e-4, atol=1e-2)


def test_rows_have_unit_length_before_the_square_root() -> None:
    rows = Gradients().transform(np.stack([edge(angle) for angle in (0, 33, 100)]))
    assert rows.shape == (3, 392)
    np.testing.assert_allclose((rows**4).sum(axis=1), 1, rtol=1e-5)


def test_contrast_does_not_count() -> None:
    strong, weak = Gradients().transform(np.stack([edge(33), (edge(33) // 2)]))
    np.testing.assert_allclose(strong, weak, atol=0.03)


def test_a_shift_by_a_pixel_changes_less_than_another_digit() -> None:
    digits = finish(open_dataset("sample", per_class=2))
    images = digits.images[np.argsort(digits.labels, kind="stable")]
    rows = Gradients().transform(images)
    shifted = Gradients().transform(np.roll(images, 1, axis=2))
    own = np.linalg.norm(rows - shifted, axis=1)
    other = np.linalg.norm(rows - np.roll(rows, 2, axis=0), axis=1)
    assert np.median(own) < 0.5 * np.median(other)


@pytest.mark.parametrize("level", [0, 255])
def test_flat_images_give_finite_rows(level: int) -> None:
    rows = Gradients().transform(np.full((2, 28, 28), level, dtype=np.uint8))
    assert np.isfinite(rows).all()
    assert np.all(rows == 0) or level


def test_other_sizes_cells_and_dtypes() -> None:
    rows = Gradients(cells=4, dtype="float64").transform(np.ones((3, 12, 9), dtype=np.uint8))
    assert (rows.shape, rows.dtype.name) == ((3, 128), "float64")
    assert Gradients().transform(np.zeros((0, 28, 28), dtype=np.uint8)).shape == (0, 392)


@pytest.mark.parametrize("settings", [{"cells": 0}, {"dtype": "float16"}])
def test_impossible_settings_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no such"):
        Gradients(**settings)
