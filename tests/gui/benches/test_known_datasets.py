"""Datasets are known by their pixels: runs share the one that is open, and hold only so much of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.config import NOTEBOOK
from core.dataset import Dataset
from gui.benches.aside import Aside
from gui.benches.known_datasets import KnownDatasets
from gui.benches.run import Outcome, Run
from gui.lab import Lab


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    made = Lab()
    yield made
    assert made.shut_down(20)


@pytest.fixture
def known(lab: Lab) -> Iterator[KnownDatasets]:
    aside = Aside(lab.clock, lab)  # the lab identifies for itself too
    yield KnownDatasets(lab, aside, lab)
    assert aside.shut_down(20)


def some(seed: int) -> Dataset:
    images = np.random.default_rng(seed).integers(0, 256, (20, 10, 10), dtype=np.uint8)
    return Dataset(images, np.arange(20) % 2, name=f"of {seed}")


def opened(lab: Lab, known: KnownDatasets, dataset: Dataset, qtbot: QtBot) -> None:
    lab.dataset, lab.opening.path = dataset, f"/{dataset.name}"
    lab.dataset_changed.emit()
    qtbot.waitUntil(lambda: dataset in known.identities and not lab.worker.busy)


def trained(lab: Lab) -> Run:
    assert lab.dataset is not None
    run = Run(lab.dataset, replace(NOTEBOOK, per_class=0), lab.setups)
    lab.runs.add(run)
    run.outcome = Outcome.DONE
    return run


def test_runs_on_an_earlier_copy_of_what_is_open_are_of_the_open_one(
    lab: Lab, known: KnownDatasets, qtbot: QtBot
) -> None:
    opened(lab, known, some(0), qtbot)
    kept, deleted, under_way = trained(lab), trained(lab), trained(lab)
    lab.runs.delete(deleted)
    under_way.outcome = Outcome.UNDER_WAY
    first, again = kept.dataset, some(0)
    opened(lab, known, again, qtbot)
    assert kept.dataset is deleted.dataset is again
    assert under_way.dataset is first


def test_of_datasets_that_are_not_open_only_so_much_is_held(
    lab: Lab, known: KnownDatasets, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.benches.known_datasets.ROOM", 5000)
    runs = []
    for seed in range(5):
        opened(lab, known, some(seed), qtbot)
        runs.append(trained(lab))
    opened(lab, known, some(9), qtbot)
    assert [run.away is None for run in runs] == [False, False, False, True, True]  # 2,000 bytes each
    assert [run.away.path for run in runs if run.away] == ["/of 0", "/of 1", "/of 2"]
    back = some(1)
    opened(lab, known, back, qtbot)
    assert runs[1].away is None
    assert runs[1].dataset is back
