"""Disturbances: nothing at level 0, what they say at the others, and a curve that begins at the clean accuracy."""

from __future__ import annotations

import numpy as np
import pytest

from core.dataset import Dataset
from core.evaluation import evaluate
from core.judging.robustness import DISTURBANCES, Disturbance, robustness, shifted, thickened, turned
from core.progress import finish
from tests.core.judged import SIDE, digits, model_of

every = pytest.mark.parametrize("disturbance", DISTURBANCES, ids=lambda disturbance: disturbance.name)


@every
def test_level_zero_changes_nothing_and_others_keep_shape_and_dtype(disturbance: Disturbance) -> None:
    images = digits(9, (0, 1)).images
    assert 0.0 in disturbance.levels
    np.testing.assert_array_equal(disturbance.apply(images, 0.0), images)
    for level in disturbance.levels:
        changed = disturbance.apply(images, level)
        assert changed.shape == images.shape
        assert changed.dtype == np.uint8
        assert level == 0 or (changed != images).any()


@every
def test_the_curve_passes_through_the_clean_accuracy(disturbance: Disturbance) -> None:
    dataset, model = digits(200, (0, 1, 2)), model_of((0, 1, 2))
    steps: list[object] = []
    work = robustness(model, dataset, disturbance)
    found = None
    while found is None:
        try:
            steps.append(next(work))
        except StopIteration as end:
            found = end.value
    assert len(steps) == len(disturbance.levels)
    assert found.accuracy[disturbance.levels.index(0.0)] == finish(evaluate(model, dataset)).accuracy
    assert all(low <= value <= high for low, value, high in zip(found.low, found.accuracy, found.high, strict=True))


def test_whole_shifts_move_pixels_and_leave_paper() -> None:
    images = digits(4, (0, 1)).images
    moved = shifted(images, 1.0)
    np.testing.assert_array_equal(moved[0, :, 1:], images[0, :, :-1])
    assert not moved[0, :, 0].any()
    np.testing.assert_array_equal(moved[1, :, :-1], images[1, :, 1:])
    np.testing.assert_array_equal(moved[2, 1:], images[2, :-1])
    np.testing.assert_array_equal(moved[3, :-1], images[3, 1:])


def test_a_quarter_turn_is_a_quarter_turn() -> None:
    images = digits(2, (0, 1)).images
    moved = turned(images, 90.0)
    np.testing.assert_array_equal(moved[0], np.rot90(images[0], -1))
    np.testing.assert_array_equal(moved[1], np.rot90(images[1], 1))


def test_two_pixels_wider_is_one_on_each_side() -> None:
    line = np.zeros((1, 7, 7), np.uint8)
    line[0, :, 3] = 200
    assert thickened(line, 2.0)[0, 3].tolist() == [0, 0, 200, 200, 200, 0, 0]
    assert thickened(line, 1.0)[0, 3].tolist() == [0, 0, 100, 200, 100, 0, 0]
    assert not thickened(line, -2.0)[0].any()
    assert (thickened(thickened(line, 2.0), -2.0)[0, 2:-2] == line[0, 2:-2]).all()


def test_only_so_many_images_of_known_classes_are_looked_at() -> None:
    dataset, model = digits(500, (0, 1, 7)), model_of((0, 1))
    assert finish(robustness(model, dataset, DISTURBANCES[2], 50)).n == 50
    nothing = Dataset(np.zeros((0, SIDE, SIDE), np.uint8), np.zeros(0, np.int64))
    found = finish(robustness(model, nothing, DISTURBANCES[2]))
    assert (found.n, found.accuracy[0], found.low[0], found.high[0]) == (0, 0.0, 0.0, 1.0)
