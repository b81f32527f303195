"""Lists of steps that cannot work are refused by name before anything is read; all others work."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from core.config import STEPS, Config
from core.errors import ConfigError, Fault
from core.features import steps_for
from core.pipeline import Pipeline

PAIRS = [(), *itertools.permutations(STEPS, 1), *itertools.permutations(STEPS, 2)]


def config_of(steps: tuple[str, ...]) -> Config:
    return Config(steps=steps, size=7, components=5, reach=9, fourier_features=6)


@pytest.mark.parametrize("steps", PAIRS, ids=",".join)
def test_steps_work_or_are_refused(steps: tuple[str, ...]) -> None:
    images = np.random.default_rng(0).integers(0, 256, (12, 28, 28), dtype=np.uint8)
    try:
        pipeline = Pipeline.of(config_of(steps))
    except ConfigError:
        return
    rows = pipeline.fit(images).transform(images)
    assert rows.ndim == 2
    assert rows.dtype.kind == "f"


@pytest.mark.parametrize(
    "steps",
    [
        (),
        ("quadratic",),
        ("resize", "deskew"),
        ("scale", "gradients"),
        ("scale", "scale"),
        ("standardize", "scale"),
        ("scale", "resize"),
    ],
    ids=",".join,
)
def test_nonsense_is_refused(steps: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError) as caught:
        steps_for(config_of(steps))
    assert caught.value.kind is Fault.STEPS_ORDER
    assert caught.value.facts["steps"] == steps
