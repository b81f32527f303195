"""Stories of the page Evaluate: how good is it, where does it fail, and is the other better?"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from core.config import PRESETS
from core.dataset import Dataset
from core.evaluation import evaluate
from core.judging.judgement import Part
from core.progress import finish
from gui.pages.evaluate_page import EvaluatePage
from tests.journeys.conftest import Visit

pytestmark = pytest.mark.slow


def turn_to_evaluate(visit: Visit, tab: str = "") -> EvaluatePage:
    visit.window.book.open_page("evaluate")
    page = visit.window.book.page("evaluate")
    assert isinstance(page, EvaluatePage)
    titles = [page.tabs.tabText(index) for index in range(page.tabs.count())]
    page.tabs.setCurrentIndex(titles.index(tab) if tab else 0)
    visit.until(lambda: page.judging.judgement is not None and page.judging.judgement.whole)
    return page


def combo(visit: Visit, name: str) -> QComboBox:
    found = visit.window.findChild(QComboBox, name)
    assert found is not None
    return found


def pick(visit: Visit, name: str, text: str) -> None:
    box = combo(visit, name)
    box.setFocus()
    index = box.findText(text)
    assert index >= 0, [box.itemText(place) for place in range(box.count())]
    key = Qt.Key.Key_Down if index > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(index - box.currentIndex())):
        QTest.keyClick(box, key)


def test_the_figures_are_those_of_the_test_images(visit: Visit) -> None:
    page = turn_to_evaluate(visit)
    lab = visit.window.lab
    assert lab.model is not None
    assert lab.dataset is not None
    assert lab.dataset.test is not None
    told = finish(evaluate(lab.model, lab.dataset.test))
    assert visit.text("accuracyLabel") == f"{100 * told.accuracy:.2f} %"
    assert f"{told.cross_entropy:.4f}" in visit.text("judgementLabel")
    assert np.array_equal(page.confusion.matrix._counts, told.confusion)
    pick(visit, "partCombo", "Training images")
    visit.until(lambda: page.judging.judgement is not None and page.judging.judgement.evaluation.n == 5000)
    assert page.judging.part is Part.TRAINING


def test_a_cell_shows_its_images_worst_first_and_a_click_puts_one_on_the_canvas(visit: Visit) -> None:
    page = turn_to_evaluate(visit)
    judgement = page.judging.judgement
    assert judgement is not None
    outcomes, matrix, images = judgement.outcomes, page.confusion.matrix, page.confusion.images
    assert len(images.shown) == (outcomes.said != outcomes.targets).sum()
    off = outcomes.confusion.copy()
    np.fill_diagonal(off, 0)
    row, column = (int(place) for place in np.unravel_index(off.argmax(), off.shape))
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix._area(row, column).center().toPoint())
    there = (outcomes.targets == row) & (outcomes.said == column)
    assert sorted(images.shown) == outcomes.rows[there].tolist()
    assert images.shown[0] == outcomes.rows[np.where(there, outcomes.losses, -1).argmax()]
    images.setFocus()
    QTest.keyClick(images, Qt.Key.Key_Return)
    board = visit.window.lab.board
    assert board.ink is not None
    np.testing.assert_array_equal(board.ink, judgement.exam.dataset.images[images.shown[0]])
    assert board.answer is not None
    assert board.answer.digit == outcomes.classes[column]
    visit.click("allMistakesButton")
    assert matrix.cell is None


def test_it_follows_a_run_and_its_moments(visit: Visit) -> None:
    page = turn_to_evaluate(visit)
    lab = visit.window.lab
    lab.set_config(replace(PRESETS["ten_digits"], per_class=60, epochs=4))
    visit.click("trainButton")
    visit.until_idle()
    assert lab.run is not None
    last = lab.model
    assert last is not None
    assert lab.dataset is not None
    assert lab.dataset.test is not None
    told = finish(evaluate(last, lab.dataset.test))
    visit.until(lambda: visit.text("accuracyLabel") == f"{100 * told.accuracy:.2f} %")
    lab.moments.go(lab.run, 1)
    visit.until(lambda: lab.moments.now.epoch == 1)
    assert lab.model is not None
    early = finish(evaluate(lab.model, lab.dataset.test))
    visit.until(lambda: visit.text("accuracyLabel") == f"{100 * early.accuracy:.2f} %")
    pick(visit, "partCombo", "Validation images")
    visit.until(lambda: page.judging.judgement is not None and page.judging.judgement.evaluation.n == 60)


def test_two_runs_are_compared_on_the_same_images(visit: Visit) -> None:
    page = turn_to_evaluate(visit, "Compare")
    lab = visit.window.lab
    for optimizer in ("gradient_descent", "adam"):
        lab.set_config(replace(PRESETS["ten_digits"], per_class=60, epochs=3, optimizer=optimizer, learning_rate=0.01))
        visit.click("trainButton")
        visit.until_idle()
    pick(visit, "firstCombo", "Run 1")
    pick(visit, "secondCombo", "Run 2")
    visit.until(lambda: page.comparison.comparison is not None and "Run 1" in visit.text("comparisonLabel"))
    told = page.comparison.comparison
    assert told is not None
    assert told.n == 1000
    assert "McNemar's test: p " in visit.text("mcnemarLabel")
    assert page.comparison.images[0].shown.tolist() == told.only_first.tolist()
    assert page.comparison.images[1].shown.tolist() == told.only_second.tolist()
    pick(visit, "secondCombo", "Run 1")
    visit.until(lambda: page.comparison.comparison is None)


def test_certainty_and_robustness_are_drawn(visit: Visit) -> None:
    page = turn_to_evaluate(visit, "Certainty")
    assert page.certainty.roc is not None
    assert page.certainty.reliability is not None
    assert "area 1.0000" in page.certainty.roc.accessibleDescription()
    assert "%" in page.certainty.reliability.accessibleDescription()
    page = turn_to_evaluate(visit, "Robustness")
    visit.until(lambda: page.robustness.chart is not None and bool(page.robustness.chart.csv_rows()[1:]))
    pick(visit, "disturbanceCombo", "Turning")
    visit.until(lambda: page.robustness.chart is not None and len(page.robustness.chart.csv_rows()) == 9)
    assert page.robustness.chart is not None
    points = {row[1]: float(row[2]) for row in page.robustness.chart.csv_rows()[1:]}
    assert points["0.0"] > 98
    assert points["60.0"] < 60


def test_another_folder_is_judged_and_the_dataset_stays(
    visit: Visit,
    jpg_folder: Callable[[Dataset, Sequence[int], int], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = turn_to_evaluate(visit)
    before = visit.window.lab.dataset
    assert before is not None
    folder = jpg_folder(before, (3, 8), 12)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    visit.click("otherFolderButton")
    visit.until(lambda: page.judging.judgement is not None and page.judging.judgement.evaluation.n == 24)
    assert combo(visit, "partCombo").currentText() == folder.name
    assert visit.window.lab.dataset is before


def test_everything_is_reached_by_tab_and_has_a_name(visit: Visit) -> None:
    page = turn_to_evaluate(visit)
    for index in range(page.tabs.count()):
        page.tabs.setCurrentIndex(index)
        visit.qtbot.wait(20)
        shown = [part for part in page.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
        stops = [part for part in shown if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops
        for stop in stops:
            named = stop.accessibleName() or getattr(stop, "text", lambda: "")()
            assert named or stop.objectName() in ("", "qt_tabwidget_tabbar"), stop


def trained(visit: Visit) -> None:
    visit.window.lab.set_config(replace(PRESETS["ten_digits"], per_class=40, epochs=3))
    visit.click("trainButton")
    visit.until_idle()


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_a_run_leaves_as_a_script_that_gives_its_curve(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(visit)
    save_as(monkeypatch, tmp_path / "my run")
    visit.window.actions_by_name["exportScript"].trigger()
    visit.until(lambda: (tmp_path / "my run.py").exists() and "my run.py" in visit.message())
    told = subprocess.run(
        [sys.executable, "-I", tmp_path / "my run.py"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    lines = list(csv.DictReader(io.StringIO(told)))
    assert visit.window.lab.run is not None
    assert [float(line["loss"]) for line in lines] == visit.window.lab.run.history.column("loss").tolist()


def test_a_run_that_no_page_holds_says_so(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, tmp_path / "run.py")
    visit.window.actions_by_name["exportScript"].trigger()
    assert visit.message()
    visit.window.lab.set_config(replace(PRESETS["pixels"], per_class=40, epochs=2))
    visit.click("trainButton")
    visit.until_idle()
    visit.window.actions_by_name["exportScript"].trigger()
    visit.until(lambda: "Fast L-BFGS" in visit.message())
    assert list(tmp_path.glob("*.py")) == []


def test_a_report_is_one_page_with_everything(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained(visit)
    save_as(monkeypatch, tmp_path / "report.html")
    visit.window.actions_by_name["exportReport"].trigger()
    visit.until((tmp_path / "report.html").exists)
    visit.until_idle()
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    lab = visit.window.lab
    assert lab.run is not None
    assert lab.dataset is not None
    assert lab.dataset.test is not None
    assert lab.run.final is not None
    told = finish(evaluate(lab.run.final, lab.dataset.test))
    assert f"{100 * told.accuracy:.2f} %" in page
    assert page.count("<svg") == 3
    assert page.count("data:image/png;base64,") == 24
    assert "Learning rate" in page


@pytest.mark.parametrize("tab", ["Confusion", "Digits", "Certainty", "Compare", "Robustness"])
def test_every_tab_leaves_as_picture_drawing_and_table(
    tab: str, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if tab == "Compare":
        trained(visit)
    page = turn_to_evaluate(visit, tab)
    visit.until(lambda: not visit.window.lab.aside.purposes)
    for ending, begins in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"")):
        save_as(monkeypatch, tmp_path / f"out.{ending}")
        page.export(ending)
        visit.until_idle()
        files = list(tmp_path.glob(f"*.{ending}"))
        assert len(files) == (2 if tab == "Certainty" else 1)
        assert all(file.read_bytes().startswith(begins) and file.stat().st_size > 40 for file in files)


def test_a_place_that_cannot_be_written_is_told(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = turn_to_evaluate(visit)
    for ending in ("png", "svg", "csv"):
        save_as(monkeypatch, tmp_path / "not there" / f"matrix.{ending}")
        page.export(ending)
        visit.until_idle()
        assert "could not be written" in visit.message()
        visit.window.messages.clear()


def test_every_answer_leaves_as_a_table(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = turn_to_evaluate(visit)
    save_as(monkeypatch, tmp_path / "answers.csv")
    page.export_answers()
    visit.until_idle()
    with (tmp_path / "answers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1000
    right = sum(row["is"] == row["read_as"] for row in rows)
    assert visit.text("accuracyLabel") == f"{right / 10:.2f} %"


def test_the_page_is_found_as_it_was_left_and_can_be_put_back(arrive: Callable[..., Visit], qtbot: QtBot) -> None:
    first = arrive()
    page = turn_to_evaluate(first)
    splitter = page.findChild(QSplitter, "confusionSplitter")
    assert splitter is not None
    splitter.setSizes([300, 100])
    page.tabs.setCurrentIndex(3)
    first.window.close()
    second = arrive()
    second.window.book.open_page("evaluate")
    again = second.window.book.page("evaluate")
    assert isinstance(again, EvaluatePage)
    assert again.tabs.currentIndex() == 3
    second.window.actions_by_name["resetLayout"].trigger()
    assert again.tabs.currentIndex() == 0
    qtbot.wait(20)
    restored = again.findChild(QSplitter, "confusionSplitter")
    assert restored is not None
    left, right = restored.sizes()
    assert 1 < left / right < 2
