"""Corrections in the window's state: laid over the dataset, undone, gone with another dataset, used by the next run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.dataset import Dataset
from gui.benches.notes import Note, Told
from gui.lab import Lab
from tests.core.data.writers import digits


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.dataset = digits([0, 1, 2, 0, 1, 2])
    yield lab
    assert lab.shut_down(20)
    qtbot.waitUntil(lambda: not lab.aside.worker.busy and not lab.errands.purposes)


def test_each_saying_can_be_undone_and_said_again(lab: Lab) -> None:
    corrections, heard = lab.corrections, []
    corrections.changed.connect(lambda: heard.append(len(corrections.now)))
    corrections.relabel([0, 1], 2)
    corrections.exclude([5])
    corrections.restore([0])
    assert heard == [2, 3, 2]
    for _ in range(3):
        corrections.undo_stack.undo()
    assert len(corrections.now) == 0
    for _ in range(3):
        corrections.undo_stack.redo()
    assert corrections.now.labels == {1: 2}
    assert corrections.now.excluded == {5}


def test_what_says_nothing_new_is_nothing_to_undo(lab: Lab) -> None:
    lab.corrections.relabel([0], 0)
    lab.corrections.restore([1])
    assert not lab.corrections.undo_stack.canUndo()


def test_the_dataset_stays_and_what_is_learnt_from_is_made_once(lab: Lab) -> None:
    whole = lab.dataset
    assert isinstance(whole, Dataset)
    assert lab.corrections.apply(whole) is whole
    lab.corrections.exclude([0])
    made = lab.corrections.apply(whole)
    assert len(made) == 5
    assert lab.corrections.apply(whole) is made
    np.testing.assert_array_equal(whole.labels, [0, 1, 2, 0, 1, 2])


def test_another_dataset_begins_without_any(lab: Lab) -> None:
    lab.corrections.exclude([0])
    lab.dataset = digits([4, 5])
    lab.dataset_changed.emit()
    assert len(lab.corrections.now) == 0
    assert not lab.corrections.undo_stack.canUndo()


def test_the_next_run_learns_so(lab: Lab) -> None:
    lab.corrections.exclude([0, 3])
    lab.train()
    assert lab.run is not None
    assert lab.run.dataset.classes == (1, 2)
    assert lab.shut_down(20)


def reopened(lab: Lab, qtbot: QtBot) -> None:
    lab.dataset_changed.emit()
    qtbot.waitUntil(lambda: not lab.aside.worker.busy and not lab.errands.purposes)


def test_they_are_in_force_again_when_the_dataset_is_opened_again(lab: Lab, qtbot: QtBot) -> None:
    told: list[object] = []
    lab.noted.connect(told.append)
    reopened(lab, qtbot)
    lab.corrections.relabel([2], 9)
    same = lab.dataset
    lab.dataset = digits([4, 5])
    reopened(lab, qtbot)
    assert len(lab.corrections.now) == 0
    assert told == []
    lab.dataset = same
    reopened(lab, qtbot)
    assert lab.corrections.now.labels == {2: 9}
    assert isinstance(told[-1], Note)
    assert told[-1].kind is Told.CORRECTIONS_BACK
    lab.corrections.undo_stack.undo()
    reopened(lab, qtbot)
    assert len(lab.corrections.now) == 0
    assert lab.shut_down(20)


def test_what_is_said_before_it_is_known_which_dataset_it_is_stays(lab: Lab, qtbot: QtBot) -> None:
    lab.dataset_changed.emit()
    lab.corrections.exclude([1])
    qtbot.waitUntil(lambda: not lab.aside.worker.busy and not lab.errands.purposes)
    assert lab.corrections.now.excluded == {1}
    reopened(lab, qtbot)
    assert lab.corrections.now.excluded == {1}
    assert lab.shut_down(20)
