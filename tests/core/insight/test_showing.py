"""Every step of every preset has a picture of what it makes of a digit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import PRESETS, Config
from core.data import open_dataset
from core.dataset import Images
from core.insight.showing import Shown, step_pictures
from core.pipeline import Pipeline
from core.progress import finish


def shown(config: Config) -> tuple[Shown, ...]:
    images: Images = finish(open_dataset("sample", per_class=20)).images
    pipeline = Pipeline.of(config).fit(images)
    found = step_pictures(pipeline, images[0])
    assert len(found) == len(pipeline.steps)
    assert found[-1].numbers == pipeline.n_features
    return found


@pytest.mark.parametrize("config", PRESETS.values(), ids=PRESETS.keys())
def test_every_preset_can_be_shown(config: Config) -> None:
    for one in shown(config):
        assert one.picture.ndim == 2
        assert np.abs(one.picture).max() <= 1 + 1e-9
        assert one.signed or one.picture.min() >= 0
        assert one.picture.any()


def test_pictures_have_the_shape_of_what_they_show() -> None:
    steps = ("deskew", "gradients", "standardize", "pca", "quadratic", "standardize", "fourier")
    found = shown(Config(steps=steps, components=25, reach=12, fourier_features=50))
    assert [one.picture.shape for one in found[:4]] == [(28, 28), (14, 28), (14, 28), (3, 10)]
    assert found[4].picture.shape == (4, 25)
    assert found[6].picture.shape == (7, 8)


@pytest.mark.parametrize("reach", [0, 3, 12, 400])
def test_products_lie_where_their_factors_meet(reach: int) -> None:
    config = replace(Config(), steps=("scale", "pca", "quadratic"), components=9, reach=reach)
    *_, components, products = shown(config)
    numbers = components.picture.ravel()[:9]
    expected = np.outer(numbers, numbers)
    inside = np.triu(np.ones((9, 9), dtype=bool))
    if reach:
        inside &= np.outer(range(1, 10), range(1, 10)) <= reach
    matrix = products.picture[1:]
    scale = matrix[0, 0] / expected[0, 0]
    np.testing.assert_allclose(matrix, (expected * inside * scale)[: len(matrix)], atol=1e-6)
