"""Judging: only while somebody looks, on what there is, and with a reason where there is nothing to judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.config import TEN_DIGITS
from core.dataset import Dataset
from core.errors import Fault
from core.judging.judgement import Part
from gui.benches.judging import JUDGE, Judging
from gui.lab import Activity, Lab


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.moments.use_bundled()
    yield lab
    assert lab.shut_down(20)
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE and not lab.aside.worker.busy)


def open_sample(qtbot: QtBot, lab: Lab) -> None:
    lab.open_dataset("sample")
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)


def judged(qtbot: QtBot, judging: Judging, n: int) -> None:
    qtbot.waitUntil(
        lambda: judging.judgement is not None and judging.judgement.whole and judging.judgement.evaluation.n == n,
        timeout=20_000,
    )


def test_nothing_is_judged_while_nobody_looks(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    open_sample(qtbot, lab)
    assert JUDGE not in lab.aside.purposes
    assert judging.judgement is None
    judging.watch(True)
    judged(qtbot, judging, 1000)
    judging.watch(False)
    lab.moments.use_bundled()
    assert JUDGE not in lab.aside.purposes


def test_that_it_judges_is_told_before_there_is_anything(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    open_sample(qtbot, lab)
    told: list[tuple[bool, bool]] = []
    judging.changed.connect(lambda: told.append((judging.judgement is None, judging.under_way)))
    judging.watch(True)
    assert told == [(True, True)]
    judged(qtbot, judging, 1000)


def test_without_digits_there_is_nothing_and_with_them_there_is(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    judging.watch(True)
    assert judging.judgement is None
    assert not any(judging.offered().values())
    with qtbot.waitSignal(judging.offers_changed):
        open_sample(qtbot, lab)
    judged(qtbot, judging, 1000)
    assert judging.offered() == {Part.TEST: True, Part.VALIDATION: False, Part.TRAINING: True, Part.OTHER: False}


def test_digits_without_a_test_part_are_judged_themselves(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    judging.watch(True)
    lab.dataset = Dataset(np.zeros((7, 28, 28), np.uint8), np.arange(7))
    lab.dataset_changed.emit()
    judged(qtbot, judging, 7)
    assert judging.part is Part.TRAINING


def test_a_model_of_other_digits_is_a_reason_and_no_alarm(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    alarms: list[object] = []
    lab.noted.connect(alarms.append)
    judging.watch(True)
    assert lab.model is not None
    few = replace(lab.model, classes=(0, 1), weights=lab.model.weights[:, :1], bias=lab.model.bias[:1], refusal=None)
    lab.moments.take(lab.moments.now._replace(model=few))
    lab.dataset = Dataset(np.zeros((4, 28, 28), np.uint8), np.array([7, 7, 8, 8]))
    lab.dataset_changed.emit()
    qtbot.waitUntil(lambda: judging.error is not None)
    assert judging.error is not None
    assert judging.error.kind is Fault.NO_SHARED_CLASSES
    assert judging.judgement is None
    assert alarms == []


def test_the_next_model_of_a_run_is_judged_on_rows_that_are_there_already(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    open_sample(qtbot, lab)
    lab.set_config(replace(TEN_DIGITS, per_class=30, epochs=3))
    lab.train()
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)
    judging.watch(True)
    judged(qtbot, judging, 1000)
    first = judging.judgement
    assert first is not None
    assert lab.run is not None
    lab.moments.go(lab.run, 1)
    qtbot.waitUntil(lambda: judging.judgement is not first and judging.judgement is not None)
    assert judging.judgement is not None
    assert judging.judgement.exam is first.exam
    judging.choose(Part.VALIDATION)
    judged(qtbot, judging, 30)
    assert judging.judgement.exam is not first.exam


def test_a_run_is_judged_as_it_learns(qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.benches.judging.LIVE", 30)
    judging = Judging(lab)
    open_sample(qtbot, lab)
    judging.watch(True)
    judged(qtbot, judging, 1000)
    lab.set_config(replace(TEN_DIGITS, per_class=30, epochs=1_000_000))
    lab.train()
    seen: set[float] = set()
    judging.changed.connect(lambda: seen.add(judging.judgement.evaluation.cross_entropy if judging.judgement else 0.0))
    qtbot.waitUntil(lambda: len(seen) > 3, timeout=20_000)
    assert lab.training
    lab.stop()
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)


def test_other_digits_are_judged_all_of_them(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    judging.watch(True)
    with qtbot.waitSignal(judging.progressed):
        judging.open_other("sample")
    judged(qtbot, judging, 6000)
    assert judging.part is Part.OTHER
    assert lab.dataset is None


def test_a_model_that_came_while_another_was_judged_is_not_taken_for_one_of_its_run(qtbot: QtBot, lab: Lab) -> None:
    judging = Judging(lab)
    open_sample(qtbot, lab)
    lab.set_config(replace(TEN_DIGITS, per_class=30, epochs=3))
    lab.train()
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)
    lab.moments.use_bundled()
    judging.watch(True)
    judged(qtbot, judging, 1000)
    first = judging.judgement
    assert lab.run is not None
    lab.moments.go(lab.run, 1)
    lab.dataset_changed.emit()  # asks again, before the answer is there
    qtbot.waitUntil(lambda: judging.judgement is not first and not judging.under_way)
    assert judging.judgement is not None
    assert lab.model is not None
    assert judging.judgement.exam.pipeline is lab.model.pipeline
