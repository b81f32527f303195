"""Corrections in the window's state: laid over the dataset, undone, gone with another dataset, used by the next run."""

from __future__ import annotations

import numpy as np
import pytest

from core.dataset import Dataset
from gui.lab import Lab
from tests.core.data.writers import digits


@pytest.fixture
def lab(qapp: object) -> Lab:
    lab = Lab()
    lab.dataset = digits([0, 1, 2, 0, 1, 2])
    return lab


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
    assert lab.shut_down()
