"""Nonsense is drawn as digits are, the same each time, and has ink."""

from __future__ import annotations

import numpy as np

from core.data import open_dataset
from core.judging.nonsense import nonsense
from core.progress import finish


def digits() -> np.ndarray:
    return finish(open_dataset("sample", per_class=5)).images


def test_the_seed_decides() -> None:
    one, again, other = (nonsense(64, seed, digits()) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_every_image_has_ink_and_no_two_are_alike() -> None:
    images = nonsense(200, 0, digits())
    assert (images.shape, images.dtype.name) == ((200, 28, 28), "uint8")
    assert images.any(axis=(1, 2)).all()
    assert len(np.unique(images.reshape(200, -1), axis=0)) > 195


def test_without_digits_there_are_no_pairs_but_as_many_images() -> None:
    assert nonsense(20, 0, digits()[:0]).shape == (20, 28, 28)
    assert nonsense(0, 0, digits()).shape == (0, 28, 28)
