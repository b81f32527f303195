"""Any moment of any run answers, exactly as it was; live follows, and a branch goes on from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.config import NOTEBOOK, TEN_DIGITS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import CoreError, Fault
from core.progress import finish
from core.trainer import Report, train
from gui.benches.moments import Source
from gui.benches.notes import Note
from gui.benches.run import Run
from gui.lab import Activity, Lab

CONFIG = replace(TEN_DIGITS, per_class=40, epochs=30, validation=0.0)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return finish(open_dataset("sample"))


@pytest.fixture(scope="module")
def reports(dataset: Dataset) -> list[Report]:
    return list(train(dataset, CONFIG))


@pytest.fixture
def lab(qtbot: QtBot, dataset: Dataset) -> Iterator[Lab]:
    lab = Lab()
    lab.dataset = replace(dataset, test=None)
    yield lab
    assert lab.shut_down(20)
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE and not lab.aside.worker.busy)


def trained(lab: Lab, qtbot: QtBot, config: Config = CONFIG) -> Run:
    lab.set_config(config)
    lab.train()
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)
    assert lab.run is not None
    return lab.run


def test_a_kept_moment_answers_at_once(qtbot: QtBot, lab: Lab, reports: list[Report]) -> None:
    run = trained(lab, qtbot)
    lab.moments.go(run, 7)
    assert (lab.moments.now.epoch, lab.moments.wanted, lab.moments.live) == (7, None, False)
    assert lab.model is not None
    np.testing.assert_array_equal(lab.model.weights, reports[6].model.weights)
    assert lab.moments.now.source is Source.RUN


def test_what_was_not_kept_is_shown_as_what_it_is_until_it_is_there(
    qtbot: QtBot, lab: Lab, reports: list[Report]
) -> None:
    run = trained(lab, qtbot)
    run.history.frames.budget = 0
    lab.moments.go(run, 21)
    assert (lab.moments.now.epoch, lab.moments.wanted) == (0, 21)
    qtbot.waitUntil(lambda: lab.moments.wanted is None)
    assert lab.moments.now.epoch == 21
    assert lab.model is not None
    assert lab.model.weights.tobytes() == reports[20].model.weights.tobytes()


def test_another_wish_replaces_the_one_on_its_way(qtbot: QtBot, lab: Lab) -> None:
    run = trained(lab, qtbot)
    run.history.frames.budget = 0
    seen: list[int] = []
    lab.moments.changed.connect(lambda: seen.append(lab.moments.now.epoch))
    for epoch in range(10, 29):
        lab.moments.go(run, epoch)
    qtbot.waitUntil(lambda: lab.moments.wanted is None)
    assert lab.moments.now.epoch == 28
    assert set(seen) <= {0, 28}


def test_a_replay_is_left_when_following_again(qtbot: QtBot, lab: Lab) -> None:
    run = trained(lab, qtbot)
    run.history.frames.budget = 0
    lab.moments.go(run, 15)
    lab.moments.follow()
    qtbot.waitUntil(lambda: not lab.aside.worker.busy)
    assert (lab.moments.now.epoch, lab.moments.live, lab.moments.wanted) == (30, True, None)


def test_looking_back_does_not_stop_the_run_nor_does_the_run_take_the_view_away(qtbot: QtBot, lab: Lab) -> None:
    lab.set_config(replace(CONFIG, epochs=100_000))
    lab.train()
    qtbot.waitUntil(lambda: lab.run is not None and len(lab.run.history) > 10, timeout=10_000)
    assert lab.run is not None
    lab.moments.go(lab.run, 5)
    count = len(lab.run.history)
    qtbot.waitUntil(lambda: lab.run is not None and len(lab.run.history) > count + 10, timeout=10_000)
    assert lab.moments.now.epoch == 5
    lab.moments.follow()
    qtbot.waitUntil(lambda: lab.moments.now.epoch > count)
    lab.stop()


def test_the_last_moment_of_a_run_that_is_over_is_the_calibrated_one(qtbot: QtBot, lab: Lab) -> None:
    run = trained(lab, qtbot, replace(CONFIG, per_class=0, validation=0.2, epochs=3))
    assert lab.model is run.final
    lab.moments.go(run, 2)
    assert lab.model is not run.final
    lab.moments.go(run, 3)
    assert lab.model is run.final
    assert run.final is not None
    assert run.final.refusal is not None


def test_a_branch_goes_on_from_the_moment_shown_with_other_settings(qtbot: QtBot, lab: Lab) -> None:
    run = trained(lab, qtbot)
    lab.moments.go(run, 12)
    lab.set_config(replace(CONFIG, learning_rate=0.01, epochs=40))
    lab.branch()
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)
    branch = lab.run
    assert branch is not None
    assert branch is not run
    assert branch.trunk is run
    assert branch.history.column("epoch").tolist() == list(range(13, 41))
    first = branch.history.frames.before(12)
    kept = run.history.frames.before(12)
    assert first is not None
    assert kept is not None
    assert first.theta.tobytes() == kept.theta.tobytes()


def test_a_branch_that_cannot_be_says_which_settings_are_in_the_way(qtbot: QtBot, lab: Lab) -> None:
    told: list[Note | CoreError] = []
    run = trained(lab, qtbot)
    lab.noted.connect(told.append)
    lab.set_config(replace(CONFIG, size=8))
    lab.branch()
    assert lab.run is run
    assert isinstance(told[-1], CoreError)
    assert told[-1].kind is Fault.BRANCH_ROWS
    assert told[-1].facts["fields"] == ("size",)


def test_runs_on_the_same_images_hold_them_once_and_old_ones_not_at_all(qtbot: QtBot, lab: Lab) -> None:
    first = trained(lab, qtbot, replace(CONFIG, epochs=4))
    second = trained(lab, qtbot, replace(CONFIG, epochs=4, l2=0.1))
    assert first.last is not None
    assert second.last is not None
    assert len(first.last.setup.training) == 0
    assert lab.setups.bytes == second.last.setup.training.X.nbytes
    lab.moments.go(first, 2)
    assert lab.model is not None
    assert lab.model.probabilities(second.dataset.images[:1]).shape == (1, 10)


def test_a_run_that_diverges_at_once_still_has_its_beginning(qtbot: QtBot, lab: Lab) -> None:
    run = trained(lab, qtbot, replace(NOTEBOOK, learning_rate=1e9, l2=1e6, epochs=50))
    assert run.history.diverged
    lab.moments.go(run, 0)
    assert lab.moments.now.epoch == 0
