"""A history holds what the reports say, however many come at once, and has an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import NOTEBOOK, Config
from core.dataset import Dataset
from core.errors import ConfigError
from core.history import BUDGET, COLUMNS, LEAST, History
from core.progress import finish
from core.trainer import Controls, Report, prepare, slices

EPOCHS = 1500  # two larger tables


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Of a run whose rate is changed on the way, and then so far that it diverges."""
    images = np.random.default_rng(0).integers(0, 256, (6, 3, 3), dtype=np.uint8)
    data = Dataset(images, np.array([0, 1, 0, 1, 0, 1]))
    config = replace(NOTEBOOK, epochs=EPOCHS + 10, classes=(0, 1), validation=0.0)
    controls = Controls(config)

    def told() -> Iterator[Report]:
        for report in slices(finish(prepare(data, config)), controls=controls):
            if isinstance(report, Report):
                if report.epoch == EPOCHS // 2:
                    controls.change(learning_rate=0.02)
                yield report

    found = list(islice(told(), EPOCHS))
    return [*found, found[-1]._replace(diverged=True)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=1, max_size=5))
def test_many_at_once_are_told_as_one_by_one(reports: list[Report], sizes: list[int]) -> None:
    history, at, turn, seen = History(), 0, 0, []
    while at < len(reports):
        size = sizes[turn % len(sizes)] if turn < 100 else len(reports)
        history.extend(reports[at : at + size])
        at, turn = at + size, turn + 1
        seen.append((history.columns, np.array(history.columns)))
    good = reports[:-1]
    for name in COLUMNS:
        expected = [getattr(report, name) for report in good]
        assert np.array_equal(history.column(name), np.array(expected, dtype=np.float64), equal_nan=True), name
    assert all(np.array_equal(view, copy, equal_nan=True) for view, copy in seen)
    assert history.diverged
    assert [(change.epoch, change.config.learning_rate) for change in history.changes] == [
        (good[0].epoch, NOTEBOOK.learning_rate),
        (EPOCHS // 2 + 1, 0.02),
    ]
    assert history.frames.epochs[[0, -1]].tolist() == [0, good[-1].epoch]


def test_the_longest_run_there_is_fits_into_a_known_room(reports: list[Report]) -> None:
    most = 1_000_000
    Config(epochs=most)
    with pytest.raises(ConfigError):
        Config(epochs=most + 1)
    table = np.zeros((len(COLUMNS), most - 1))
    table[0] = np.arange(1, most)
    history = History.restored(table, [], [], last=reports[0])
    history.append(reports[0]._replace(epoch=most))
    assert len(history) == most
    assert history.bytes + BUDGET <= 160_000_000
    assert history.column("epoch").tolist()[-2:] == [most - 1, most]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 40_000), st.integers(2000, 6000))
def test_a_thinned_history_keeps_its_beginning_its_end_and_its_peaks(
    reports: list[Report], count: int, most: int
) -> None:
    told = _noisy(count)
    history = History.restored(told, [], [], last=reports[0])
    history.thin(most)
    kept = np.array(history.columns)
    places = kept[0].astype(int) - 1
    assert np.array_equal(kept, told[:, places], equal_nan=True)  # what stays is exact
    assert history.thinned == (count > max(most, LEAST + 3))
    assert places[: min(count, LEAST)].tolist() == list(range(min(count, LEAST)))
    assert places[-1] == count - 1
    assert len(places) <= max(most, LEAST + 3) + 3
    assert (kept[1].min(), kept[1].max()) == (told[1].min(), told[1].max())


def _noisy(count: int) -> np.ndarray:
    table = np.full((len(COLUMNS), count), np.nan)
    table[0], table[1] = np.arange(1, count + 1), np.random.default_rng(count).normal(size=count)
    return table
