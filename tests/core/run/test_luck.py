"""The band over seeds is what the runs themselves were."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import Config
from core.progress import Progress
from core.run.luck import Draw, band, band_over, draws
from core.run.setups import Setups
from core.trainer import train
from tests.core.test_trainer import blobs

DATA = blobs()
CONFIG = Config(size=6, epochs=5, learning_rate=0.2, batch_size=20, init_scale=0.5, validation=0.2, seed=7)


def test_each_draw_is_the_run_of_its_seed() -> None:
    items = list(draws(DATA, CONFIG, 4, setups=Setups()))
    found = [item for item in items if isinstance(item, Draw)]
    assert [draw.seed for draw in found] == [7, 8, 9, 10]
    for draw in found:
        alone = list(train(DATA, replace(CONFIG, seed=draw.seed)))
        np.testing.assert_array_equal(draw.figures["loss"], [report.loss for report in alone])
        np.testing.assert_array_equal(draw.figures["validation_loss"], [report.validation_loss for report in alone])
    assert len({draw.figures["loss"][-1] for draw in found}) == 4
    told = [item.done / item.total for item in items if isinstance(item, Progress) and item.total > 1000]
    assert told == sorted(told)


@given(st.lists(st.lists(st.floats(-10, 10), min_size=1, max_size=8), min_size=1, max_size=6))
def test_a_band_is_ordered_and_touches_the_extremes(runs: list[list[float]]) -> None:
    made = [Draw(seed, {"epoch": np.arange(1.0, len(run) + 1), "loss": np.array(run)}) for seed, run in enumerate(runs)]
    found = band(made, "loss")
    assert len(found.epochs) == max(map(len, runs))
    for index in range(len(found.epochs)):
        there = [run[index] for run in runs if len(run) > index]
        assert found.seeds[index] == len(there)
        assert (found.low[index], found.high[index]) == (min(there), max(there))
        assert found.low[index] <= found.lower[index] <= found.median[index] <= found.upper[index] <= found.high[index]
        np.testing.assert_allclose(found.median[index], np.median(there))


def test_figures_that_were_never_there_leave_the_band_empty() -> None:
    made = [item for item in draws(DATA, replace(CONFIG, validation=0.0), 2, setups=Setups()) if isinstance(item, Draw)]
    assert len(band(made, "validation_loss").epochs) == 0
    assert len(band([], "loss").epochs) == 0


def test_a_seed_beyond_the_last_begins_again() -> None:
    last = replace(CONFIG, seed=2**32 - 1, epochs=1)
    assert [item.seed for item in draws(DATA, last, 2, setups=Setups()) if isinstance(item, Draw)] == [2**32 - 1, 0]


def test_a_band_over_seconds_is_what_each_seed_had_by_then() -> None:
    quick = Draw(0, {"seconds": np.array([1.0, 2.0]), "loss": np.array([5.0, 3.0])})
    slow = Draw(1, {"seconds": np.array([1.5, 4.0, 6.0]), "loss": np.array([9.0, 4.0, 1.0])})
    found = band_over([quick, slow], "loss", "seconds")
    np.testing.assert_array_equal(found.epochs, [1.5, 2.0, 4.0, 6.0])  # from where both have something
    np.testing.assert_array_equal(found.low, [5.0, 3.0, 3.0, 1.0])  # the quick one keeps what it ended with
    np.testing.assert_array_equal(found.high, [9.0, 9.0, 4.0, 3.0])
    np.testing.assert_array_equal(found.seeds, 2)


def test_a_band_over_passes_equals_that_over_epochs_where_all_seeds_pass_alike() -> None:
    made = [item for item in draws(DATA, CONFIG, 3, setups=Setups()) if isinstance(item, Draw)]
    over_epochs, over_passes = band(made, "loss"), band_over(made, "loss", "passes")
    np.testing.assert_array_equal(over_passes.epochs, made[0].figures["passes"])
    np.testing.assert_array_equal(over_passes.high, over_epochs.high)
    np.testing.assert_array_equal(over_passes.lower, over_epochs.lower)


def test_a_long_band_over_time_is_told_at_few_places_and_reaches_the_end() -> None:
    made = [Draw(seed, {"seconds": np.arange(1.0, 5000.0) + seed, "loss": np.arange(4999.0)}) for seed in range(3)]
    found = band_over(made, "loss", "seconds")
    assert 100 < len(found.epochs) <= 512
    assert (found.epochs[-1], found.high[-1]) == (5001.0, 4998.0)
    assert len(band_over([], "loss", "seconds").epochs) == 0


def test_of_long_runs_the_same_epochs_are_kept_of_every_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.run.luck.LONG", 4)
    config = replace(CONFIG, epochs=11)
    made = [item for item in draws(DATA, config, 2, setups=Setups()) if isinstance(item, Draw)]
    found = band(made, "loss")
    assert found.epochs.tolist() == [1, 3, 6, 9, 11]
    assert found.seeds.tolist() == [2] * 5
    losses = np.array([[report.loss for report in train(DATA, replace(config, seed=draw.seed))] for draw in made])
    assert np.array_equal(found.high, losses.max(axis=0)[[0, 2, 5, 8, 10]])
