"""Stories of training: live on the sample, on a folder, the notebook's experiment; stopped, and closed in mid-run."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QSpinBox

from core.config import NOTEBOOK, TEN_DIGITS
from core.data import open_dataset
from core.dataset import Dataset
from core.progress import finish
from core.trainer import train
from gui.benches.moments import Source
from gui.lab import Activity
from tests.journeys.conftest import ONE, Visit

WriteFolder = Callable[[Dataset, Sequence[int], int], Path]

pytestmark = pytest.mark.slow


def choose_preset(visit: Visit, name: str) -> None:
    combo = visit.window.findChild(QComboBox, "presetCombo")
    assert combo is not None
    combo.setFocus()
    index = combo.findData(name)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    combo.activated.emit(index)
    assert combo.currentData() == name


def set_epochs(visit: Visit, epochs: int) -> None:
    spin = visit.window.findChild(QSpinBox, "epochsSpin")
    assert spin is not None
    spin.selectAll()
    QTest.keyClicks(spin.lineEdit(), str(epochs))
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert visit.window.lab.config.epochs == epochs


def test_training_is_seen_while_it_happens(visit: Visit) -> None:
    visit.draw(ONE)
    set_epochs(visit, 8)
    progress = visit.window.findChild(QProgressBar, "trainProgress")
    assert progress is not None
    seen: set[str] = set()
    plot = visit.window.curves.loss_plot
    assert plot is not None
    visit.window.lab.clock.frame.connect(lambda: seen.add(plot.readout()))
    visit.click("trainButton")
    visit.until_idle()
    assert len(seen) >= 3
    assert visit.epochs() == 8
    assert progress.value() == progress.maximum()
    assert visit.window.lab.moments.now.source is Source.RUN
    assert visit.answer() == "1"
    assert "1000 test images" in visit.message().replace(",", "")


def test_the_notebook_is_one_choice_away_and_gets_its_numbers(visit: Visit) -> None:
    choose_preset(visit, "notebook")
    assert visit.window.lab.config == NOTEBOOK
    visit.click("trainButton")
    visit.until_idle()
    run = visit.window.lab.run
    assert run is not None
    expected = [report.loss for report in train(finish(open_dataset("sample")), NOTEBOOK)]
    assert run.history.column("loss").tolist() == expected


def test_a_folder_of_jpgs_is_picked_and_trained_on(
    visit: Visit, jpg_folder: WriteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = jpg_folder(finish(open_dataset("sample")), (0, 1, 7), 30)
    (root / "train" / "0" / "cut.jpg").write_bytes((root / "train" / "0" / "0.jpg").read_bytes()[:200])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(root))
    visit.click("openDatasetButton")
    visit.until_idle()
    dataset = visit.window.lab.dataset
    assert dataset is not None
    assert dataset.counts == {0: 30, 1: 30, 7: 30}
    assert "手写数字" in visit.message()
    assert [skipped.path.endswith("cut.jpg") for skipped in dataset.skipped] == [True]
    set_epochs(visit, 20)
    visit.click("trainButton")
    visit.until_idle()
    run = visit.window.lab.run
    assert run is not None
    assert run.last is not None
    assert run.last.accuracy > 0.9


def test_a_broken_folder_is_explained_and_nothing_is_lost(visit: Visit, tmp_path: Path) -> None:
    before = visit.window.lab.dataset
    (tmp_path / "holiday").mkdir()
    visit.window.choosing.take(str(tmp_path))
    visit.until_idle()
    assert visit.window.lab.dataset is before
    assert "holiday" in visit.message()
    assert "train/0" in visit.message()


def test_pause_step_resume_and_stop(visit: Visit) -> None:
    set_epochs(visit, 100_000)
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 2)
    visit.click("pauseButton")
    visit.qtbot.wait(150)
    held = visit.epochs()
    visit.qtbot.wait(150)
    assert visit.epochs() == held
    assert visit.button("pauseButton").text() == "Resume"
    visit.click("stepButton")
    visit.until(lambda: visit.epochs() == held + 1)
    visit.click("pauseButton")
    visit.until(lambda: visit.epochs() > held + 3)
    began = time.monotonic()
    visit.click("stopButton")
    visit.until_idle()
    assert time.monotonic() - began < 20  # the run would take minutes
    assert "epoch" in visit.message()
    assert not visit.button("stopButton").isEnabled()


def test_the_window_closes_in_the_middle_of_a_run(visit: Visit) -> None:
    set_epochs(visit, 100_000)
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 2)
    began = time.monotonic()
    visit.window.close()
    assert time.monotonic() - began < 20  # the run would take minutes
    visit.until(lambda: not visit.window.lab.worker.busy)


def test_the_window_closes_in_the_middle_of_loading(visit: Visit, jpg_folder: WriteFolder) -> None:
    root = jpg_folder(finish(open_dataset("sample")), range(10), 100)
    visit.window.choosing.open_dataset(str(root))
    assert visit.window.lab.activity is Activity.LOADING
    visit.window.close()
    visit.until(lambda: not visit.window.lab.worker.busy)


def test_loading_can_be_cancelled(visit: Visit, jpg_folder: WriteFolder) -> None:
    before = visit.window.lab.dataset
    root = jpg_folder(finish(open_dataset("sample")), range(10), 100)
    visit.window.choosing.open_dataset(str(root))
    assert visit.button("stopButton").text() == "Cancel"
    visit.click("stopButton")
    visit.until_idle()
    assert visit.window.lab.dataset is before
    assert "cancelled" in visit.message()


def test_a_run_that_explodes_says_what_to_lower(visit: Visit) -> None:
    visit.window.lab.set_config(replace(TEN_DIGITS, learning_rate=1e9, l2=1e6))
    visit.click("trainButton")
    visit.until_idle()
    assert "learning rate" in visit.message()
    visit.draw(ONE)
    assert visit.answer() != ""


def test_curves_are_exported(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_epochs(visit, 3)
    visit.click("trainButton")
    visit.until_idle()
    for ending in ("csv", "png", "svg"):
        path = tmp_path / f"曲线.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        getattr(visit.window.exporting, ending)()
        visit.until_idle()
        assert "曲线" in visit.message()
    with (tmp_path / "曲线.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["epoch"] for row in rows] == ["1", "2", "3"]
    assert (tmp_path / "曲线-loss.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (tmp_path / "曲线-accuracy.svg").read_bytes()


def test_settings_and_folder_are_remembered(arrive: Callable[..., Visit], jpg_folder: WriteFolder) -> None:
    root = jpg_folder(finish(open_dataset("sample")), (3, 8), 10)
    first = arrive()
    first.window.choosing.take(str(root))
    first.until_idle()
    set_epochs(first, 77)
    first.window.close()
    second = arrive()
    assert second.window.lab.config.epochs == 77
    assert second.window.lab.dataset is not None
    assert second.window.lab.dataset.classes == (3, 8)
