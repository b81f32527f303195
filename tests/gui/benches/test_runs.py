"""The list of runs: whatever is done to it can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import NOTEBOOK
from core.dataset import Dataset
from core.history import BUDGET, COLUMNS, History
from core.trainer import train
from gui.benches.notes import Note, Told
from gui.benches.run import Outcome, Run
from gui.benches.runs import SHARES, Runs
from tests.core.test_trainer import blobs

DATA: Dataset = blobs()


def some(count: int) -> Runs:
    runs = Runs()
    for _ in range(count):
        run = Run(DATA, NOTEBOOK)
        runs.add(run)
        run.outcome = Outcome.DONE
    return runs


def state(runs: Runs) -> list[tuple[int, str, bool]]:
    return [(run.number, run.name, run.hidden) for run in runs]


deeds = st.lists(
    st.tuples(
        st.sampled_from(["rename", "hide", "show", "delete", "undo", "redo"]), st.integers(0, 3), st.text(max_size=3)
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(deeds)
def test_everything_is_undone_and_done_again(asked: list[tuple[str, int, str]]) -> None:
    runs = some(4)
    first, every = state(runs), list(runs)
    for deed, index, text in asked:
        if deed in ("undo", "redo"):
            getattr(runs.undo_stack, deed)()
        elif deed == "rename":
            runs.rename(every[index], text)
        elif deed == "delete":
            runs.delete(every[index])
        else:
            runs.hide(every[index], deed == "hide")
        assert runs.current is None or runs.current in runs.all
    last = state(runs)
    while runs.undo_stack.canUndo():
        runs.undo_stack.undo()
    assert state(runs) == first
    while runs.undo_stack.canRedo():
        runs.undo_stack.redo()
    runs.undo_stack.setIndex(runs.undo_stack.count())
    assert [number for number, _, _ in last] == sorted(number for number, _, _ in last)


def test_numbers_are_never_used_again() -> None:
    runs = some(2)
    runs.delete(runs.all[1])
    runs.add(Run(DATA, NOTEBOOK))
    assert [run.number for run in runs] == [1, 3]


def test_a_run_under_way_is_not_deleted() -> None:
    runs = some(1)
    runs.all[0].outcome = Outcome.UNDER_WAY
    runs.delete(runs.all[0])
    assert len(runs) == 1
    assert not runs.undo_stack.canUndo()


def test_the_current_run_is_the_last_that_is_left() -> None:
    runs = some(3)
    last = runs.all[2]
    runs.delete(last)
    assert runs.current is runs.all[1]
    runs.undo_stack.undo()
    assert runs.current is last


def test_a_run_that_was_deleted_holds_little() -> None:
    runs = some(1)
    run = runs.all[0]
    runs.delete(run)
    assert run.history.frames.budget * runs.undo_stack.undoLimit() <= SHARES * BUDGET
    runs.undo_stack.undo()
    assert runs.all == [run]


@pytest.mark.parametrize("count", [2, 10, 100])
def test_all_together_stay_within_their_room(count: int) -> None:
    runs = some(count)
    assert sum(run.history.frames.budget for run in runs) <= SHARES * BUDGET
    runs.set_room(8_000_000)
    assert sum(run.history.frames.budget for run in runs) <= 8_000_000


def test_the_figures_of_long_runs_stay_within_their_room_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.benches.runs.FIGURES", 3_500_000)
    runs = some(4)
    told: list[Note] = []
    runs.noted.connect(told.append)
    report = next(iter(train(DATA, NOTEBOOK)))
    for run in runs:
        loss = np.random.default_rng(run.number).normal(size=40_000)
        figures = {"epoch": np.arange(1.0, 40_001), "loss": loss, "accuracy": loss[::-1], "seconds": np.sort(loss)}
        columns = [figures.get(name, np.full(40_000, np.nan)) for name in COLUMNS]
        run.history = History.restored(columns, [], [], last=report)
    deleted, oldest, *others = list(runs)
    runs.delete(deleted)
    runs.add(Run(DATA, NOTEBOOK))
    assert [run.history.thinned for run in (deleted, oldest, *others)] == [True, False, False, False]
    assert told == []
    monkeypatch.setattr("gui.benches.runs.FIGURES", 3_000_000)
    runs.add(Run(DATA, NOTEBOOK))
    assert oldest.history.thinned
    assert not any(run.history.thinned for run in others)
    assert [(note.kind, note.facts["number"]) for note in told] == [(Told.RUN_THINNED, oldest.number)]
    assert sum(run.history.bytes for run in (deleted, *runs)) <= 3_000_000
