"""Stories of several runs: the list, its undo, values side by side, a race, the luck of seeds, and the ribbon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QTreeWidget, QWidget

from core.config import NOTEBOOK, TEN_DIGITS, Config
from core.run.luck import band
from core.run.race import Line, NoLine
from gui.benches.run import Run
from gui.parts.overlay import OBJECTIVE, PARTS
from gui.widgets.ribbon_strip import RibbonStrip
from gui.widgets.run_tree import RunTree
from gui.widgets.value_table import ValueTable
from tests.journeys.conftest import LEFT, NONE, ONE, Visit

CONFIG = replace(TEN_DIGITS, per_class=60, epochs=12)


def trained(visit: Visit, config: Config = CONFIG) -> Run:
    return visit.trained(config)


def tree(visit: Visit) -> RunTree:
    found = visit.window.findChild(RunTree, "runTree")
    assert found is not None
    return found


def rows(table: QTreeWidget) -> list[list[str]]:
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [[item.text(column) for column in range(table.columnCount())] for item in items if item is not None]


def two_runs(visit: Visit) -> tuple[Run, Run]:
    return trained(visit), trained(visit, replace(CONFIG, learning_rate=0.3))


def test_each_run_is_listed_with_what_sets_it_apart_and_its_last_figures(visit: Visit) -> None:
    first, second = two_runs(visit)
    listed = rows(tree(visit))
    assert [row[0] for row in listed] == ["Run 1", "Run 2"]
    assert [row[1] for row in listed] == ["Learning rate 0.1", "Learning rate 0.3"]
    assert [row[2] for row in listed] == ["12", "12"]
    for run, row in zip((first, second), listed, strict=True):
        assert run.last is not None
        assert run.last.validation_accuracy is not None
        assert row[4] == f"{100 * run.last.validation_accuracy:.1f} %"


def test_a_run_is_chosen_hidden_renamed_and_deleted_and_all_of_it_undone(visit: Visit) -> None:
    first, second = two_runs(visit)
    listed = tree(visit)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Up)
    assert visit.window.lab.moments.front is first
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert first.hidden
    assert visit.window.lab.runs.shown == [second]
    QTest.keyClick(listed, Qt.Key.Key_F2)
    editor = listed.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "slow")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    visit.until(lambda: rows(listed)[0][0] == "slow")
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert visit.window.lab.runs.all == [second]
    for _ in range(3):
        QTest.keyClick(listed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit.window.lab.runs.all == [first, second]
    assert (first.name, first.hidden) == ("", False)
    assert rows(listed)[0][0] == "Run 1"


def test_the_keys_of_the_list_leave_the_canvas_alone(visit: Visit) -> None:
    two_runs(visit)
    visit.draw(ONE)
    tree(visit).setFocus()
    QTest.keyClick(tree(visit), Qt.Key.Key_Delete)
    QTest.keyClick(tree(visit), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(visit.window.lab.runs) == 2
    assert not visit.window.canvas.is_empty()


def test_values_of_all_runs_are_shown_at_the_mouse_and_copied(visit: Visit) -> None:
    first, second = two_runs(visit)
    plot = visit.window.curves.loss_plot
    assert plot is not None
    viewport = plot.stage.viewport()
    assert isinstance(viewport, QWidget)
    low, high = plot.stage.view.viewRange()[1]
    at = QPoint(plot.stage.mapFromScene(plot.stage.view.mapViewToScene(QPointF(5, (low + high) / 2))))
    QTest.mouseMove(viewport, at)
    table = visit.window.findChild(ValueTable, "valueTable")
    assert table is not None
    visit.until(table.isVisible)  # a real server sends the move when it comes to it
    heads, *lines = table.text().splitlines()
    assert heads.startswith("run\tepoch\tloss")
    assert [line.split("\t")[:2] for line in lines] == [["Run 1", "5"], ["Run 2", "5"]]
    plot.setFocus()
    QTest.keyClick(plot.stage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split(",") for line in QGuiApplication.clipboard().text().splitlines()]
    assert copied[0] == ["run", "epoch", "loss", "validation_loss", "accuracy", "validation_accuracy"]
    for run, line in zip((first, second), copied[1:], strict=True):
        assert float(line[2]) == run.history.column("loss")[4]
    QTest.mouseMove(viewport, QPoint(1, 1))
    visit.until(lambda: not table.isVisible())


@pytest.mark.parametrize("axis", ["epoch", "passes", "seconds"])
def test_any_axis_linear_or_logarithmic_smooth_or_not(visit: Visit, axis: str) -> None:
    two_runs(visit)
    menu, plot = visit.window.curves.menu, visit.window.curves.loss_plot
    assert plot is not None
    for log in (False, True):
        for width in (1, 5):
            menu.look(menu.view._replace(axis=axis, log_x=log, smooth=width))
            low, high = plot.stage.seen_x()
            last = float(visit.window.lab.runs.all[1].history.column(axis)[-1])
            assert low < (np.log10(last) if log else last) <= high
            assert ("train raw" in plot.stage.lines) == (width > 1)
            plot.grab()


def test_a_race_to_a_proven_line(visit: Visit) -> None:
    racing = visit.window.lab.racing
    racing.rules = racing.rules._replace(seconds=0.5)
    visit.window.lab.set_config(replace(CONFIG, l2=0.05, batch_size=0))
    visit.window.learn.tabs.setCurrentIndex(1)
    visit.click("raceButton")
    visit.until_idle()
    assert isinstance(racing.line, Line)
    assert "proven" in visit.text("raceLabel")
    table = visit.window.findChild(QTreeWidget, "raceTable")
    assert table is not None
    standings = {row[0]: row for row in rows(table)}
    assert set(standings) == {"Gradient descent", "Adam", "L-BFGS", "Fast L-BFGS"}
    assert standings["L-BFGS"][4] == "yes"
    assert float(standings["L-BFGS"][2]) >= float(standings["L-BFGS"][3])  # passes count the line search
    assert [run.name for run in visit.window.lab.runs] == list(standings) or len(visit.window.lab.runs) == 4
    starts = {run.history.frames.before(0).theta.tobytes() for run in racing.runs}  # type: ignore[union-attr]
    assert len(starts) == 1


def test_a_race_without_a_best_loss_says_so_and_gives_no_number(visit: Visit) -> None:
    racing = visit.window.lab.racing
    racing.rules = racing.rules._replace(seconds=0.2)
    visit.window.lab.set_config(replace(NOTEBOOK, classes=(0, 1)))
    visit.window.learn.tabs.setCurrentIndex(1)
    for check in visit.window.findChildren(QCheckBox):
        if check.objectName() in ("adamCheck", "preconditioned_lbfgsCheck"):
            check.setChecked(False)
    visit.click("raceButton")
    visit.until_idle()
    assert racing.line is NoLine.SEPARABLE
    words = visit.text("raceLabel").split("Cut after")[0]
    assert "no finish line" in words
    assert not any(character.isdigit() for character in words.replace("L2", ""))


def test_a_tab_that_needs_room_gets_it_and_gives_it_back(visit: Visit) -> None:
    learn = visit.window.learn
    visit.window.resize(1024, 640)
    learn.lay_out()
    visit.until(lambda: visit.window.height() == 640)
    before = learn.splitter.sizes()
    learn.tabs.setCurrentIndex(1)
    assert learn.splitter.sizes()[1] > before[1] + 20
    plot = visit.window.curves.accuracy_plot
    assert plot is not None
    assert plot.height() >= 90
    learn.tabs.setCurrentIndex(0)
    assert learn.splitter.sizes() == before


def test_who_was_cut_in_a_race_is_said(visit: Visit) -> None:
    racing = visit.window.lab.racing
    visit.window.lab.set_config(replace(CONFIG, l2=1e-4, learning_rate=1e-6, batch_size=0))
    visit.window.learn.tabs.setCurrentIndex(1)
    assert "10 s each" in visit.text("raceLabel")
    racing.rules = racing.rules._replace(seconds=0.05)
    visit.click("raceButton")
    visit.until_idle()
    table = visit.window.findChild(QTreeWidget, "raceTable")
    assert table is not None
    standings = {row[0]: row for row in rows(table)}
    assert standings["Gradient descent"][4] == "cut at 0.05 s"
    words = visit.text("raceLabel")
    assert "Cut after 0.05 s of training" in words
    assert "Gradient descent" in words


def test_a_race_can_be_stopped(visit: Visit) -> None:
    visit.window.lab.set_config(replace(CONFIG, l2=0.05))
    visit.window.learn.tabs.setCurrentIndex(1)
    visit.click("raceButton")
    visit.until(lambda: visit.epochs() > 3)
    visit.until(lambda: any(label.text() == "Racing …" for label in visit.window.run_bar.findChildren(QLabel)))
    visit.click("stopButton")
    visit.until_idle()
    assert all(run.over for run in visit.window.lab.runs)


def test_the_luck_of_seeds_is_a_band(visit: Visit) -> None:
    visit.window.lab.set_config(replace(CONFIG, epochs=4))
    visit.window.learn.tabs.setCurrentIndex(2)
    spin = visit.window.findChild(QSpinBox, "seedsSpin")
    assert spin is not None
    spin.setValue(3)
    visit.click("luckButton")
    visit.until_idle()
    assert "3 of 3 seeds" in visit.text("luckLabel")
    plot = visit.window.curves.loss_plot
    assert plot is not None
    visit.until(lambda: len(plot.stage.backdrop) == 3)
    for axis in ("passes", "seconds"):
        visit.window.curves.menu.look(visit.window.curves.menu.view._replace(axis=axis))
        visit.until(lambda: len(plot.stage.backdrop) == 3)
    luck, view = visit.window.lab.luck, visit.window.curves.menu.view
    loss, penalised = (luck.bands("loss", view._replace(parts=parts))[-1].y for parts in (PARTS, OBJECTIVE))
    medians = [band(luck.draws, name).median for name in ("validation_loss", "objective")]
    assert [float(shape[-1]) for shape in (loss, penalised)] == [float(median[-1]) for median in medians]
    visit.click("clearLuckButton")
    visit.until(lambda: len(plot.stage.backdrop) == 0)
    assert len(visit.window.lab.runs) == 0


def test_the_ribbon_shows_the_answer_over_the_run_and_goes_there(visit: Visit) -> None:
    strip = visit.window.findChild(RibbonStrip, "ribbon")
    assert strip is not None
    assert not strip.isVisible()
    run = trained(visit)
    visit.until(strip.isVisible)  # its place is kept before there is ink: a canvas that shrinks would move the pen
    side = visit.window.draw.canvas.height()
    visit.draw(ONE)
    assert visit.window.draw.canvas.height() == side
    visit.until(lambda: "1:" in strip.accessibleDescription())
    assert run.last is not None
    ink = visit.window.lab.board.ink
    assert ink is not None
    np.testing.assert_allclose(strip._shares[-1], run.last.model.probabilities(ink[None])[0], atol=1e-5)
    np.testing.assert_allclose(strip._shares[0], 0.1)
    QTest.mouseClick(strip, LEFT, NONE, QPoint(1, 10))
    assert visit.window.lab.moments.now.epoch == 0
    visit.click("clearButton")
    visit.until(lambda: "Nothing drawn" in strip.accessibleDescription())
