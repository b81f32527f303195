"""Stories of runs in files: saved from one window, opened in another, there with its moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from core.config import NOTEBOOK
from gui.files.intake import Brought, kind_of
from tests.journeys.conftest import Visit

pytestmark = pytest.mark.slow


def test_a_run_is_saved_opened_and_goes_on(
    arrive: Callable[..., Visit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "一次训练.npz")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    first = arrive()
    first.window.lab.set_config(replace(NOTEBOOK, epochs=40))
    first.click("trainButton")
    first.until_idle()
    first.window.actions_by_name["saveRun"].trigger()
    first.until(lambda: "Run saved" in first.message())
    assert kind_of(path) is Brought.RUN

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    second = arrive()
    count = len(second.window.lab.runs)
    second.window.actions_by_name["openRun"].trigger()
    second.until(lambda: len(second.window.lab.runs) == count + 1)
    run, before = second.window.lab.runs.all[-1], first.window.lab.run
    assert before is not None
    np.testing.assert_array_equal(run.history.column("loss"), before.history.column("loss"))
    assert run.last is not None
    assert before.last is not None
    np.testing.assert_array_equal(run.last.keyframe.theta, before.last.keyframe.theta)
    assert "一次训练" in second.message()


def test_what_is_no_run_is_refused_in_words(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "digits.npz"
    np.savez(path, x_train=np.zeros((2, 8, 8), np.uint8), y_train=np.arange(2))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    count = len(visit.window.lab.runs)
    visit.window.actions_by_name["openRun"].trigger()
    visit.until(lambda: "is not a Logit Lab run" in visit.message())
    assert len(visit.window.lab.runs) == count


@pytest.mark.parametrize("action", ["openRun", "openFile", "openModel"])
def test_a_model_is_opened_as_one_whatever_it_was_chosen_as(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    path = tmp_path / "model.npz"
    visit.window.lab.moments.save(str(path))
    visit.until(path.exists)
    assert kind_of(str(path)) is Brought.MODEL
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    visit.window.actions_by_name[action].trigger()
    visit.until(lambda: "Model model.npz answers now" in visit.message())


def test_without_a_run_there_is_nothing_to_save(visit: Visit) -> None:
    visit.window.actions_by_name["saveRun"].trigger()
    assert "nothing" in visit.message().lower() or "no " in visit.message()
