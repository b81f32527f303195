"""Runs on the same images share their rows; what is shared is what would have been made."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.progress import finish
from core.run.setups import MOST, Setups
from core.trainer import descend, prepare
from tests.core.test_trainer import blobs

DATA = blobs()
BASE = Config(size=12, epochs=4, init_scale=0.1, validation=0.25)


@pytest.mark.parametrize(
    "values",
    [{"l2": 0.1}, {"fit_intercept": False}, {"optimizer": "adam"}, {"l2": 0.1, "batch_size": 8, "init_scale": 0.2}],
    ids=str,
)
@pytest.mark.parametrize("classes", [(), (0, 2)], ids=str)
def test_another_way_to_train_shares_the_rows_and_gives_the_same_run(
    values: dict[str, Any], classes: tuple[int, ...]
) -> None:
    setups, config = Setups(), replace(BASE, classes=classes)
    first = finish(setups.prepare(DATA, config))
    other = replace(config, **values)
    again = finish(setups.prepare(DATA, other))
    assert again.training.X is first.training.X
    assert again.config == other
    fresh = list(descend(finish(prepare(DATA, other))))
    shared = list(descend(again))
    assert [item.keyframe.theta.tobytes() for item in shared] == [item.keyframe.theta.tobytes() for item in fresh]
    assert [(item.loss, item.validation_loss, item.gap) for item in shared] == [
        (item.loss, item.validation_loss, item.gap) for item in fresh
    ]


@pytest.mark.parametrize(
    "values",
    [{"seed": 1}, {"size": 6}, {"classes": (0, 1)}, {"dtype": "float32"}, {"class_weight": "balanced"}],
    ids=str,
)
def test_other_rows_are_made_anew(values: dict[str, Any]) -> None:
    setups = Setups()
    first = finish(setups.prepare(DATA, BASE))
    again = finish(setups.prepare(DATA, replace(BASE, **values)))
    assert again.training.X is not first.training.X


def test_another_dataset_is_another_setup() -> None:
    setups = Setups()
    first, other = (finish(setups.prepare(data, BASE)) for data in (DATA, blobs(seed=1)))
    assert not np.array_equal(first.training.X, other.training.X)


def test_the_oldest_goes_when_the_budget_is_full_and_the_newest_stays() -> None:
    size = Setups()
    finish(size.prepare(DATA, BASE))
    setups = Setups(budget=3 * size.bytes)
    made = [finish(setups.prepare(DATA, replace(BASE, seed=seed))) for seed in range(6)]
    assert setups.bytes <= 3 * size.bytes
    assert finish(setups.prepare(DATA, replace(BASE, seed=5))).training.X is made[5].training.X
    assert finish(setups.prepare(DATA, replace(BASE, seed=0))).training.X is not made[0].training.X
    tight = Setups(budget=0)
    kept = finish(tight.prepare(DATA, BASE))
    assert finish(tight.prepare(DATA, BASE)).training.X is kept.training.X
    tight.clear()
    assert tight.bytes == 0


def test_few_are_kept_however_small_as_each_holds_a_dataset() -> None:
    setups = Setups()
    datasets = [blobs(seed=seed) for seed in range(MOST + 2)]
    held = [weakref.ref(data) for data in datasets]
    while datasets:
        finish(setups.prepare(datasets.pop(0), BASE))
    gc.collect()
    assert [reference() is not None for reference in held] == [False] * 2 + [True] * MOST
