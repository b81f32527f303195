"""A run that memory cannot hold is refused before anything of it is made."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import PRESETS, Config
from core.dataset import Dataset
from core.errors import ConfigError, Fault
from core.pipeline import Pipeline
from core.run.room import free_bytes, needed_bytes, widths
from core.trainer import train


def dataset() -> Dataset:
    images = np.random.default_rng(0).integers(0, 256, (40, 28, 28), dtype=np.uint8)
    return Dataset(images, np.arange(40) % 2, "noise")


@pytest.mark.parametrize(
    "config",
    [
        Config(steps=("resize", "scale", "pca", "quadratic"), size=6, components=9, reach=20),
        Config(steps=("deskew", "gradients", "standardize", "fourier"), fourier_features=30),
        Config(steps=("scale", "pca"), components=1000),
    ],
    ids=lambda config: ",".join(config.steps),
)
def test_widths_are_those_the_steps_make(config: Config) -> None:
    pipeline = Pipeline.of(config).fit(dataset().images)
    assert widths(pipeline)[0] == 28 * 28
    assert widths(pipeline)[-1] == pipeline.n_features


@pytest.mark.parametrize("name", PRESETS)
def test_presets_need_little_even_for_all_of_mnist(name: str) -> None:
    config = PRESETS[name]
    assert needed_bytes(Pipeline.of(config), config, images=60_000, classes=10) < 2e9


def test_more_than_memory_is_refused_with_what_to_change() -> None:
    config = Config(steps=("resize", "scale", "quadratic"), size=64)
    config = replace(config, optimizer="preconditioned_lbfgs")
    with pytest.raises(ConfigError) as caught:
        next(train(dataset(), config))
    assert caught.value.kind is Fault.NO_ROOM
    assert caught.value.facts["needed"] > caught.value.facts["available"]
    assert caught.value.facts["features"] == 64**2 + 64**2 * (64**2 + 1) // 2


def test_there_is_some_memory() -> None:
    assert free_bytes() > 1e6
