"""The lab: opens, trains, answers, and says what went wrong without losing what was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from threadpoolctl import threadpool_info

from core.config import NOTEBOOK, TEN_DIGITS
from core.errors import CoreError, Fault
from gui.benches.moments import Source
from gui.benches.notes import Note, Told
from gui.benches.run import Outcome
from gui.lab import Activity, Lab

STROKE = [[(140.0, 40.0), (140.0, 240.0)]]


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    yield lab
    assert lab.shut_down(20)
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)


@pytest.fixture
def told(lab: Lab) -> list[Note | CoreError]:
    heard: list[Note | CoreError] = []
    lab.noted.connect(heard.append)
    return heard


def idle(qtbot: QtBot, lab: Lab) -> None:
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE, timeout=20_000)


def open_sample(qtbot: QtBot, lab: Lab) -> None:
    lab.open_dataset("sample")
    idle(qtbot, lab)
    assert lab.dataset is not None


def test_the_sample_has_ten_classes(qtbot: QtBot, lab: Lab) -> None:
    open_sample(qtbot, lab)
    assert lab.dataset is not None
    assert lab.dataset.classes == tuple(range(10))
    assert lab.dataset.test is not None


def test_a_run_reports_and_then_is_tested(qtbot: QtBot, lab: Lab, told: list[Note | CoreError]) -> None:
    open_sample(qtbot, lab)
    lab.set_config(NOTEBOOK)
    lab.train()
    assert lab.activity is Activity.TRAINING
    idle(qtbot, lab)
    assert lab.run is not None
    assert lab.run.outcome is Outcome.DONE
    assert len(lab.run.history) == 100
    assert lab.moments.now.source is Source.RUN
    kinds = [note.kind for note in told]
    assert kinds == [Told.DATASET_OPENED, Told.RUN_DONE, Told.TESTED]
    assert told[-1].facts["accuracy"] > 0.7


def test_a_stopped_run_keeps_what_it_learnt(qtbot: QtBot, lab: Lab, told: list[Note | CoreError]) -> None:
    open_sample(qtbot, lab)
    lab.set_config(replace(NOTEBOOK, epochs=1_000_000))
    lab.train()
    qtbot.waitUntil(lambda: lab.run is not None and len(lab.run.history) > 10)
    lab.stop()
    idle(qtbot, lab)
    assert lab.run is not None
    assert lab.run.outcome is Outcome.STOPPED
    assert lab.run.model is not None
    assert told[-1].kind is Told.RUN_STOPPED


def test_pause_and_step(qtbot: QtBot, lab: Lab) -> None:
    open_sample(qtbot, lab)
    lab.set_config(NOTEBOOK)
    lab.step()
    qtbot.waitUntil(lambda: lab.run is not None and len(lab.run.history) == 1)
    assert lab.paused
    lab.step()
    run = lab.run
    assert run is not None
    qtbot.waitUntil(lambda: len(run.history) == 2)
    qtbot.wait(60)
    assert len(run.history) == 2
    lab.set_paused(False)
    idle(qtbot, lab)
    assert len(run.history) == 100


def test_a_diverging_run_names_the_learning_rate(qtbot: QtBot, lab: Lab, told: list[Note | CoreError]) -> None:
    open_sample(qtbot, lab)
    lab.set_config(replace(TEN_DIGITS, learning_rate=1e9, l2=1e6))
    lab.train()
    idle(qtbot, lab)
    assert lab.run is not None
    assert lab.run.outcome is Outcome.DIVERGED
    assert told[-1].kind is Told.RUN_DIVERGED
    assert told[-1].facts["learning_rate"] == 1e9


def test_a_refused_dataset_leaves_the_one_in_use(
    qtbot: QtBot, lab: Lab, told: list[Note | CoreError], tmp_path: Path
) -> None:
    open_sample(qtbot, lab)
    before = lab.dataset
    lab.open_dataset(str(tmp_path))
    idle(qtbot, lab)
    assert lab.dataset is before
    assert isinstance(told[-1], CoreError)
    assert told[-1].kind is Fault.NO_DIGITS


def test_opening_while_training_ends_the_run(qtbot: QtBot, lab: Lab) -> None:
    open_sample(qtbot, lab)
    lab.set_config(replace(NOTEBOOK, epochs=1_000_000))
    lab.train()
    qtbot.waitUntil(lambda: lab.run is not None and len(lab.run.history) > 1)
    lab.open_dataset("sample")
    idle(qtbot, lab)
    assert lab.run is not None
    assert lab.run.outcome is Outcome.STOPPED


def test_training_again_while_training_starts_anew(qtbot: QtBot, lab: Lab) -> None:
    open_sample(qtbot, lab)
    lab.set_config(replace(NOTEBOOK, epochs=1_000_000))
    lab.train()
    first = lab.run
    assert first is not None
    qtbot.waitUntil(lambda: len(first.history) > 1)
    lab.set_config(NOTEBOOK)
    lab.train()
    idle(qtbot, lab)
    assert first.outcome is Outcome.STOPPED
    assert lab.run is not None
    assert lab.run.outcome is Outcome.DONE


def test_classes_the_new_dataset_lacks_are_let_go(
    qtbot: QtBot, lab: Lab, told: list[Note | CoreError], tmp_path: Path
) -> None:
    from core.opencv import cv2

    for label in "45":
        (tmp_path / label).mkdir()
        for index in range(3):
            _, png = cv2.imencode(".png", np.diag(np.full(28, 255 - 40 * index, dtype=np.uint8)))
            (tmp_path / label / f"{index}.png").write_bytes(png.tobytes())
    lab.set_config(NOTEBOOK)
    lab.open_dataset(str(tmp_path))
    idle(qtbot, lab)
    assert lab.config.classes == ()
    assert told[-1].kind is Told.CLASSES_RESET


def test_the_bundled_model_answers_a_drawing(lab: Lab) -> None:
    lab.moments.use_bundled()
    lab.board.show_strokes(STROKE)
    assert lab.board.answer is not None
    assert lab.board.answer.digit == 1
    lab.board.show_strokes([])
    assert lab.board.answer is None


def test_models_are_saved_and_opened(qtbot: QtBot, lab: Lab, told: list[Note | CoreError], tmp_path: Path) -> None:
    path = tmp_path / "模型.npz"
    lab.moments.use_bundled()
    lab.moments.save(str(path))
    qtbot.waitUntil(path.exists)
    lab.moments.open(str(path))
    qtbot.waitUntil(lambda: lab.moments.now.source is Source.FILE)
    assert [note.kind for note in told] == [Told.MODEL_SAVED, Told.MODEL_OPENED]


def test_a_broken_model_leaves_the_one_in_use(
    qtbot: QtBot, lab: Lab, told: list[Note | CoreError], tmp_path: Path
) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(b"PK\x03\x04 nonsense")
    lab.moments.use_bundled()
    before = lab.model
    lab.moments.open(str(path))
    qtbot.waitUntil(lambda: bool(told))
    assert lab.model is before
    assert told[-1].kind is Fault.MODEL_FOREIGN


def test_settings_change_while_it_runs(qtbot: QtBot, lab: Lab) -> None:
    open_sample(qtbot, lab)
    lab.set_config(replace(NOTEBOOK, epochs=1_000_000))
    lab.train()
    run = lab.run
    assert run is not None
    qtbot.waitUntil(lambda: len(run.history) > 5)
    lab.set_config(replace(lab.config, learning_rate=0.5))
    qtbot.waitUntil(lambda: run.history.column("learning_rate")[-1] == 0.5)
    assert run.history.column("learning_rate")[0] == 0.01
    lab.set_config(replace(lab.config, epochs=len(run.history) + 10))
    idle(qtbot, lab)
    assert run.outcome is Outcome.DONE


def test_while_a_window_is_there_blas_has_one_thread(qtbot: QtBot) -> None:
    before = _blas()
    lab = Lab()
    lab.settle()
    assert _blas() == {1}
    assert lab.model is not None
    assert lab.shut_down(5)
    assert _blas() == before


def _blas() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}
