from __future__ import annotations

import numpy as np
import pytest

from core.data import paper


@pytest.mark.parametrize("shape", [(28, 28), (1, 9), (9, 1), (2, 2), (5, 30), (30, 5)])
def test_the_whole_border_tells_whether_an_image_is_dark_on_light(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(5)
    bright = rng.random((400, *shape)) < rng.random((400, 1, 1))
    images = np.where(bright, 250, rng.integers(0, 90, (400, *shape))).astype(np.uint8)
    sides = [images[:, 0], images[:, -1], images[:, 1:-1, 0], images[:, 1:-1, -1]]
    border = np.concatenate(sides, axis=1)
    middle = (images.min(axis=(1, 2)).astype(int) + images.max(axis=(1, 2))) // 2
    expected = (border > middle[:, None]).mean(axis=1) > 0.5
    assert expected.any()
    assert not expected.all()
    assert np.array_equal(paper.is_dark_on_light(images), expected)
