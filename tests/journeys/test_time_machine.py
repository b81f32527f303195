"""Stories of going back in time: the slider, the keys, the plots, Live, and a branch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.config import TEN_DIGITS, Config
from gui.benches.run import Run
from gui.parts.overlay import PARTS, View
from gui.widgets.timeline import Timeline
from gui.widgets.tip_line import TipLine
from tests.journeys.conftest import LEFT, NONE, ONE, Visit

CONFIG = replace(TEN_DIGITS, per_class=60, epochs=40)


def trained(visit: Visit, config: Config = CONFIG) -> Run:
    return visit.trained(config)


def timeline(visit: Visit) -> Timeline:
    found = visit.window.findChild(Timeline, "timeline")
    assert found is not None
    return found


def press(visit: Visit, key: Qt.Key) -> None:
    timeline(visit).setFocus()
    QTest.keyClick(timeline(visit), key)


def test_the_keys_go_back_and_the_answer_goes_with_them(visit: Visit) -> None:
    run = trained(visit)
    visit.draw(ONE)
    visit.until(lambda: visit.answer() == "1")
    model = visit.window.lab.model
    assert model is not None
    assert visit.text("calibrationLabel") == ("" if model.refusal else "not calibrated")
    slider = timeline(visit)
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 40, 40)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert visit.text("momentLabel") == "epoch 0"
    assert visit.text("calibrationLabel") == "not calibrated"
    answer = visit.window.lab.board.answer
    assert answer is not None
    assert answer.probabilities == pytest.approx(0.1)  # nothing has been learnt yet
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert visit.text("momentLabel") == "epoch 1"
    assert visit.window.lab.board.answer is not None
    assert visit.window.lab.board.answer.probabilities.max() > 0.1
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert visit.window.lab.moments.now.epoch == 11
    assert visit.window.lab.moments.now.run is run


def _tip(visit: Visit, name: str) -> TipLine:
    tip = visit.window.findChild(TipLine, name)
    assert tip is not None
    return tip


def _dismiss(tip: TipLine) -> None:
    button = tip.findChild(QToolButton, "tipDismiss")
    assert button is not None
    QTest.mouseClick(button, LEFT)


def test_a_tip_says_how_until_it_was_done_once(visit: Visit) -> None:
    tip = _tip(visit, "timelineTip")
    assert not tip.isVisible()
    trained(visit)
    assert tip.isVisible()
    press(visit, Qt.Key.Key_Home)
    assert not tip.isVisible()
    trained(visit)
    assert not tip.isVisible()
    visit.window.remembering.store()
    assert visit.window.settings.visited()


def test_a_tip_can_be_put_away_for_good(visit: Visit) -> None:
    trained(visit)
    tip = _tip(visit, "timelineTip")
    _dismiss(tip)
    assert not tip.isVisible()
    trained(visit)
    assert not tip.isVisible()


def test_each_page_has_its_tip_once(visit: Visit) -> None:
    book = visit.window.book
    for name in ("understand", "evaluate", "data"):
        book.open_page(name)
        tip = _tip(visit, f"{name}Tip")
        visit.until(tip.isVisible)
    _dismiss(tip)
    assert not tip.isVisible()
    book.open_page("understand")
    assert not _tip(visit, "understandTip").isVisible()  # left once, seen
    settings = visit.window.settings
    assert not any(settings.is_on(f"tip/{name}") for name in ("understand", "evaluate", "data"))


def test_how_curves_are_looked_at_is_found_again(arrive: Callable[..., Visit], qtbot: QtBot) -> None:
    first = arrive()
    for name in ("axisPassesAction", "logXAction", "smooth25Action", "trainPartAction"):
        action = first.window.findChild(QAction, name)
        assert action is not None
        action.trigger()
    first.window.curves.log_check.click()
    chosen = View("passes", True, 25, PARTS[:1])
    assert first.window.curves.menu.view == chosen
    first.window.lab.racing.started.emit()  # a race has its own way, which is not the user's
    assert first.window.curves.menu.view.axis == "seconds"
    first.window.close()
    qtbot.waitUntil(lambda: not first.window.lab.worker.busy)
    second = arrive()
    curves = second.window.curves
    assert curves.menu.view == chosen
    assert curves.log_check.isChecked()
    assert curves.loss_plot is not None
    assert curves.loss_plot.log_action.isChecked()
    second.window.actions_by_name["resetLayout"].trigger()
    assert curves.menu.view == View()
    assert not curves.log_check.isChecked()
    assert "axisEpochAction" in curves.shown_as()


def test_a_layout_that_was_changed_can_be_reset(visit: Visit) -> None:
    window = visit.window
    window.learn.splitter.setSizes([10_000, 0])
    window.fold_left()
    window.fold_right()
    window.actions_by_name["resetLayout"].trigger()
    assert min(window.learn.splitter.sizes()) > 100
    assert all(size > 100 for size in window.splitter.sizes())
    assert window.draw.isVisible()


def test_a_stopped_run_goes_on(visit: Visit) -> None:
    visit.window.lab.set_config(replace(CONFIG, epochs=300, per_class=0))
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 3)
    visit.click("stopButton")
    visit.until_idle()
    reached = visit.epochs()
    assert reached < 300
    visit.click("goOnButton")
    visit.until(lambda: visit.epochs() > reached)
    visit.click("stopButton")
    visit.until_idle()
    assert len(visit.window.lab.runs) == 1


def test_live_follows_again(visit: Visit) -> None:
    trained(visit)
    press(visit, Qt.Key.Key_Home)
    assert not visit.window.learn.timeline.live.isChecked()
    visit.click("liveButton")
    assert visit.text("momentLabel") == "epoch 40"
    assert visit.window.learn.timeline.live.isChecked()


def test_the_past_can_be_visited_while_it_trains(visit: Visit) -> None:
    lab = visit.window.lab
    lab.set_config(replace(CONFIG, epochs=1_000_000))
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 30)
    press(visit, Qt.Key.Key_Home)
    assert lab.moments.now.epoch == 0
    before = visit.epochs()
    visit.until(lambda: visit.epochs() > before + 5)
    assert lab.moments.now.epoch == 0
    assert timeline(visit).value() == 0
    visit.click("liveButton")
    visit.until(lambda: lab.moments.now.epoch > before)
    visit.click("stopButton")
    visit.until_idle()


def test_what_was_not_kept_comes_exactly(visit: Visit) -> None:
    run = trained(visit)
    before = {frame.epoch: frame.theta.tobytes() for frame in run.history.frames}
    run.history.frames.budget = 0
    lab = visit.window.lab
    slider = timeline(visit)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    visit.until(lambda: lab.moments.wanted is None)
    assert visit.text("momentLabel") == "epoch 3"
    assert lab.moments.now.frame is not None
    assert lab.moments.now.frame.theta.tobytes() == before[3]


def test_a_click_in_the_plot_goes_there_and_the_cursor_can_be_dragged(visit: Visit) -> None:
    trained(visit)
    plot = visit.window.curves.loss_plot
    assert plot is not None
    viewport = plot.stage.viewport()
    assert isinstance(viewport, QWidget)

    def at(epoch: float) -> QPoint:
        low, high = plot.stage.view.viewRange()[1]
        return QPoint(plot.stage.mapFromScene(plot.stage.view.mapViewToScene(QPointF(epoch, (low + high) / 2))))

    QTest.mouseClick(viewport, LEFT, NONE, at(20))
    assert visit.window.lab.moments.now.epoch == 20
    assert timeline(visit).value() == 20
    viewport.repaint()
    QTest.mousePress(viewport, LEFT, NONE, at(20))
    for epoch in (18, 14, 10):
        QTest.mouseMove(viewport, at(epoch))
        visit.qtbot.wait(20)
    QTest.mouseRelease(viewport, LEFT, NONE, at(10))
    assert visit.window.lab.moments.now.epoch == 10


def test_a_branch_leaves_its_run_at_the_moment_shown(visit: Visit) -> None:
    run = trained(visit)
    press(visit, Qt.Key.Key_Home)
    press(visit, Qt.Key.Key_PageUp)
    visit.window.lab.set_config(replace(CONFIG, learning_rate=0.5))
    visit.click("branchButton")
    visit.until_idle()
    branch = visit.window.lab.run
    assert branch is not None
    assert branch.trunk is run
    assert branch.history.column("epoch")[0] == 11
    assert timeline(visit).minimum() == 10


def test_a_branch_that_cannot_be_says_why(visit: Visit) -> None:
    trained(visit)
    visit.window.lab.set_config(replace(CONFIG, size=14))
    visit.click("branchButton")
    assert "Image size" in visit.message()
    assert len(visit.window.lab.runs) == 1


def test_a_run_that_waits_is_shown_as_it_is(visit: Visit) -> None:
    lab = visit.window.lab
    lab.set_config(replace(TEN_DIGITS, epochs=10_000))
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 5)
    visit.click("pauseButton")
    run = lab.run
    assert run is not None
    visit.until(lambda: run.last is not None and lab.moments.now.epoch == run.last.epoch)
    route = run.history.route(1)
    assert route is not None
    early = route.start
    lab.moments.now = lab.moments.now._replace(epoch=early.epoch, frame=early)  # the last report had no turn
    visit.until(lambda: run.last is not None and lab.moments.now.epoch == run.last.epoch, 10)
    visit.click("stopButton")
    visit.until_idle()
