"""The panels of the page Understand, each over a lab of its own: what is shown is what the core says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.config import Config
from core.data import open_dataset
from core.explain import fair_limit
from core.insight.contrast import Ground
from core.insight.hints import Kind
from core.judging import refusal
from core.progress import finish
from core.trainer import train
from gui.benches.hinting import Hinting
from gui.benches.moments import Moment, Source
from gui.benches.refusing import Refusing
from gui.lab import Lab
from gui.pages.understand_page import UnderstandPage
from gui.panels.draw_panel import DrawPanel
from gui.panels.evidence_panel import EvidencePanel
from gui.panels.film_panel import FilmPanel
from gui.panels.formula_panel import FormulaPanel
from gui.panels.gradient_panel import GradientPanel
from gui.panels.hint_bar import HintBar
from gui.panels.paint_panel import PaintPanel
from gui.panels.push_panel import PushPanel
from gui.panels.spread_panel import SpreadPanel
from gui.panels.step_panel import StepPanel
from gui.panels.voices_panel import VoicesPanel
from gui.panels.weights_panel import WeightsPanel
from gui.widgets.canvas import Canvas
from gui.widgets.paint_board import PaintBoard

ONE = [[(140.0, 40.0), (140.0, 240.0)]]
SCRIBBLE = [
    [(30, 30), (250, 60), (40, 100), (240, 130), (50, 200), (220, 240), (100, 20), (20, 250), (260, 250), (30, 140)]
]
PIXELS = Config(
    steps=("resize_area", "scale"), size=14, optimizer="preconditioned_lbfgs", epochs=200, l2=3e-2, stop_gradient=1e-7
)

Shown = TypeVar("Shown", bound=QWidget)
Show = Callable[[type[Shown]], Shown]


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.moments.use_bundled()
    yield lab
    assert lab.shut_down(20)


@pytest.fixture
def show(lab: Lab, qtbot: QtBot) -> Show:  # type: ignore[type-arg]
    def shown(kind: type[Shown]) -> Shown:
        panel = kind(lab)  # type: ignore[arg-type]
        qtbot.addWidget(panel)
        panel.resize(520, 420)
        panel.show()
        return panel

    return shown


@pytest.fixture
def trained(lab: Lab, qtbot: QtBot) -> Lab:
    """A lab whose run has come to its optimum."""
    lab.dataset = finish(open_dataset("sample", per_class=20))
    lab.set_config(PIXELS)
    lab.train()
    qtbot.waitUntil(lambda: not lab.worker.busy, timeout=20_000)
    assert lab.moments.now.run is lab.run
    return lab


def test_a_fair_scale_does_not_let_one_number_hide_the_rest() -> None:
    pictures = np.zeros((2, 10, 10))
    pictures[0, 0, 0], pictures[1] = 1000.0, 2.0
    assert fair_limit(pictures) == 2.0


def test_evidence_is_live_and_adds_up(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(EvidencePanel)
    assert panel.shown is None
    lab.board.show_strokes(ONE)
    assert panel.shown is not None
    assert lab.model is not None
    assert lab.model.classes[panel.shown.contrast.winner] == 1
    assert panel.shown.ground is Ground.OCCLUSION
    qtbot.waitUntil(lambda: "occlusion" in panel._ground.text())
    assert panel.shown.tints.sum() == pytest.approx(panel.shown.difference - panel.shown.paper)
    assert panel.image.numbers is panel.shown.tints
    panel.against.setCurrentIndex(panel.against.findData(7))
    qtbot.waitUntil(lambda: panel._question.text() == "1 against 7")
    panel.against.setCurrentIndex(1)
    assert panel.shown.contrast.rival is None
    lab.board.show_strokes([])
    assert panel.shown is None
    assert panel.image.numbers is None


def test_words_on_evidence_are_of_its_model(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(EvidencePanel)
    panel.against.setCurrentIndex(panel.against.findData(7))
    lab.board.show_strokes(ONE)
    panel.hide()  # the words are still to come, and the next model knows two digits
    two = list(train(finish(open_dataset("sample", per_class=20)), replace(PIXELS, classes=(0, 1), epochs=1)))[-1]
    lab.moments.take(Moment(Source.FILE, two.model))
    qtbot.waitUntil(lambda: panel._question.text() == "1 against 7")


def test_evidence_gets_finer_when_the_pen_rests(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(EvidencePanel)
    lab.board.show_strokes(ONE)
    quick = panel.shown
    qtbot.waitUntil(lambda: panel.shown is not quick)
    assert panel.shown is not None
    assert quick is not None
    assert panel.shown.difference == quick.difference


def test_evidence_says_when_ink_was_never_seen(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(EvidencePanel)
    lab.board.show_strokes(SCRIBBLE)
    qtbot.waitUntil(lambda: panel._trust.text().startswith("I have not seen ink like this"))
    lab.board.show_strokes(ONE)
    qtbot.waitUntil(lambda: panel._trust.text() == "")


def test_a_scribble_is_answered_not_sure(lab: Lab, qtbot: QtBot) -> None:
    panel = DrawPanel(lab, Canvas())
    qtbot.addWidget(panel)
    panel.canvas.set_strokes(SCRIBBLE)
    assert lab.board.answer is not None
    assert not lab.board.answer.sure
    assert panel._answer.text() == "?"
    assert "real digits" in panel._answer.toolTip()
    panel.canvas.set_strokes(ONE)
    assert panel._answer.text() == "1"


def test_the_slider_pushes_the_drawing_over_the_border(trained: Lab, show: Show) -> None:  # type: ignore[type-arg]
    panel = show(PushPanel)
    assert not panel.slider.isEnabled()
    trained.board.show_strokes(ONE)
    assert panel.push is not None
    assert panel.push.shortest
    assert panel.slider.isEnabled()
    answers = []
    for value in (0, 150):
        panel.slider.setValue(value)
        answers.append(panel._answer.text().split(": ")[1].split(",")[0])
    assert answers[0] == "1"
    assert answers[1] != "1"
    valid = panel.push.length
    panel.valid.setChecked(False)
    assert panel.push.length < valid


def test_a_push_through_features_that_bend_is_searched(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(PushPanel)
    lab.board.show_strokes(ONE)
    assert "Looking" in panel._words.text()
    qtbot.waitUntil(lambda: "Looking" not in panel._words.text(), timeout=20_000)
    assert not panel.valid.isEnabled()


def test_the_film_shows_every_step_and_its_answer(lab: Lab, show: Show) -> None:  # type: ignore[type-arg]
    panel = show(FilmPanel)
    assert not panel.cells
    assert panel._hint.isVisible()
    lab.board.show_strokes(ONE)
    assert lab.model is not None
    assert len(panel.cells) == 6 + len(lab.model.pipeline.steps)
    assert panel.cells["small"].note.text().startswith("1, ")
    centre = panel.cells["centre"].title
    assert isinstance(centre, QCheckBox)
    before = panel.cells["small"].picture.grab().toImage()
    centre.click()
    assert panel.off == {"centre"}
    assert panel.cells["small"].picture.grab().toImage() != before
    bar = np.zeros((60, 60), np.uint8)
    bar[10:50, 28:34] = 255
    lab.board.show_picture(bar)
    assert len(panel.cells) == len(lab.model.pipeline.steps)
    lab.board.show_strokes([])
    assert not panel.cells


def test_weights_of_a_curved_model_wait_for_a_drawing(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(WeightsPanel)
    assert "no one image" in panel._words.text()
    assert not panel.grid._captions
    lab.board.show_strokes(ONE)
    qtbot.waitUntil(lambda: len(panel.grid._captions) == 10, timeout=10_000)


def test_weights_over_time_follow_the_moment(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(SpreadPanel)
    qtbot.waitUntil(lambda: panel.spread is not None)
    assert panel.spread is not None
    assert trained.run is not None
    assert trained.run.last is not None
    norm = np.linalg.norm(trained.run.last.keyframe.theta[:-1])
    assert panel.spread.norms[-1] == pytest.approx(norm)
    assert panel._norm.text().startswith(f"epoch {trained.run.last.epoch}:")
    frame = trained.run.history.frames.before(1)
    assert frame is not None
    trained.moments.show(trained.run, frame)
    assert panel._norm.text().startswith(f"epoch {frame.epoch}:")


def test_training_images_say_so_at_the_optimum(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(VoicesPanel)
    assert "Draw" in panel._sum.text()
    trained.board.show_strokes(ONE)
    qtbot.waitUntil(lambda: panel.heard is not None, timeout=10_000)
    assert panel.heard is not None
    voices = panel.heard.voices
    assert voices.near
    assert voices.shares.sum() + voices.bias + voices.left_over == pytest.approx(voices.difference, abs=1e-6)
    captions = panel._for[1]._captions
    assert captions
    assert all("+" in caption for caption in captions)
    assert captions[0].startswith("1:")


def test_training_images_are_silent_with_a_reason(lab: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(VoicesPanel)
    assert "Train a run first" in panel._sum.text()
    lab.dataset = finish(open_dataset("sample", per_class=5))
    lab.set_config(replace(PIXELS, l2=0.0, epochs=2))
    lab.train()
    qtbot.waitUntil(lambda: not lab.worker.busy, timeout=20_000)
    lab.board.show_strokes(ONE)
    assert "without an L2 penalty" in panel._sum.text()
    lab.set_config(replace(PIXELS, l2=1e-3, epochs=1))
    lab.train()
    qtbot.waitUntil(lambda: "not near the optimum" in panel._sum.text(), timeout=20_000)


def test_the_gradient_check_and_the_climb(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(GradientPanel)
    qtbot.waitUntil(lambda: panel.found is not None, timeout=10_000)
    assert panel.found is not None
    assert panel.table.item(0, 1).text()
    np.testing.assert_allclose(panel.found.numeric, panel.found.coded, atol=1e-7)
    panel.obey_button.click()
    qtbot.waitUntil(lambda: panel.descents is not None, timeout=20_000)
    assert panel.descents is not None
    assert panel.descents.printed[-1] > panel.descents.printed[0]
    assert panel.plot is not None
    assert "as printed" in panel.plot.readout()


def test_formulas_stand_beside_their_code(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(FormulaPanel)
    qtbot.waitUntil(lambda: panel.found is not None, timeout=10_000)
    seen = set()
    for row in range(panel.choice.count()):
        panel.choice.setCurrentIndex(row)
        assert panel.code.toPlainText().startswith("def ")
        assert panel.numbers.text()
        seen.add((panel.written.text(), panel.numbers.text(), panel.code.toPlainText()))
    assert len(seen) == panel.choice.count()


def test_the_meter_warns_above_the_limit(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(StepPanel)
    qtbot.waitUntil(lambda: panel.steps is not None, timeout=20_000)
    assert panel.steps is not None
    limit = panel.steps.limit
    trained.set_config(replace(PIXELS, optimizer="gradient_descent", learning_rate=limit * 1.1))
    assert panel._warning.text().startswith("Too long")
    trained.set_config(replace(PIXELS, optimizer="gradient_descent", learning_rate=limit * 0.9))
    assert panel._warning.text() == ""
    assert panel.meter.share == pytest.approx(1.8)


def test_painting_is_rated_beside_the_learned(trained: Lab, show: Show, qtbot: QtBot) -> None:  # type: ignore[type-arg]
    panel = show(PaintPanel)
    qtbot.waitUntil(lambda: panel.accuracy is not None, timeout=10_000)
    assert panel.accuracy == pytest.approx(0.1)
    panel._copy.click()
    qtbot.waitUntil(lambda: panel.accuracy is not None and panel.accuracy > 0.5, timeout=10_000)
    learned = panel.accuracy
    panel.findChild(QWidget, "paintDigit3").click()
    QTest.mouseClick(panel.board, Qt.MouseButton.RightButton, pos=QPoint(panel.board.width() // 2, 60))
    assert panel.images[3].min() == -panel.board.limit
    for _ in range(40):
        QTest.keyClick(panel.board, Qt.Key.Key_Up)
        QTest.keyClick(panel.board, Qt.Key.Key_Space)
    assert panel.images[3, 0].max() == panel.board.limit
    panel.board.radius = 20
    QTest.keyClick(panel.board, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.accuracy != learned, timeout=10_000)


def test_a_run_that_is_over_learns_to_refuse(trained: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusal, "LESS_NONSENSE", 100)
    refusing = Refusing(trained)
    assert trained.model is not None
    assert trained.model.refusal is None or trained.model.refusal.weights is None
    trained.board.show_strokes(ONE)
    qtbot.waitUntil(lambda: "refusal" not in trained.aside.purposes, timeout=30_000)
    assert refusing.parent() is trained
    assert trained.model.refusal is not None
    assert trained.model.refusal.weights is not None
    assert trained.run is not None
    assert trained.run.final is trained.model


@pytest.fixture
def hinting(lab: Lab) -> Hinting:
    lab.dataset = finish(open_dataset("sample", per_class=20))
    lab.set_config(replace(PIXELS, per_class=1))
    return Hinting(lab)


def test_a_hint_has_evidence_and_a_remedy(lab: Lab, hinting: Hinting, qtbot: QtBot) -> None:
    bar = HintBar(hinting)
    qtbot.addWidget(bar)
    hinting.look()
    assert hinting.hint is not None
    assert hinting.hint.kind is Kind.ONE_EACH
    assert "10 classes" in bar.words.text()
    bar.mend_button.click()
    assert lab.config.per_class == 0
    assert hinting.hint is None
    assert bar.isHidden()


def test_hints_can_be_dismissed_and_switched_off(lab: Lab, hinting: Hinting) -> None:
    hinting.look()
    hinting.dismiss()
    assert hinting.hint is None
    lab.set_config(replace(PIXELS, per_class=1, epochs=3))
    assert hinting.hint is None
    other = Hinting(lab, enabled=False)
    other.look()
    assert other.hint is None
    other.set_enabled(True)
    assert other.hint is not None


def test_a_rate_too_large_is_measured_and_mended(lab: Lab, qtbot: QtBot) -> None:
    lab.dataset = finish(open_dataset("sample", per_class=20))
    hinting = Hinting(lab)
    lab.set_config(Config(steps=("scale",), learning_rate=50.0, epochs=5, l2=1e-3))
    lab.train()
    qtbot.waitUntil(lambda: hinting.hint is not None, timeout=20_000)
    assert hinting.hint is not None
    assert hinting.hint.kind is Kind.RATE_LARGE
    hinting.mend()
    assert lab.config.learning_rate < 1
    qtbot.waitUntil(lambda: not lab.worker.busy, timeout=20_000)


def test_every_control_can_be_reached_and_has_a_name(lab: Lab, qtbot: QtBot) -> None:
    lab.board.show_strokes(ONE)
    page = UnderstandPage(lab)
    qtbot.addWidget(page)
    page.resize(450, 480)
    page.show()
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, PaintBoard)
    controls = [widget for widget in page.findChildren(QWidget) if isinstance(widget, kinds)]
    own = [widget for widget in controls if not isinstance(widget, QScrollBar) and widget.objectName()[:3] != "qt_"]
    own = [widget for widget in own if not isinstance(widget.parent(), (QTabBar, QTableWidget))]
    assert len(own) > 25
    for widget in own:
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget.objectName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.objectName()


def test_no_tab_is_wider_than_the_smallest_window_has_room_for(lab: Lab, qtbot: QtBot) -> None:
    lab.board.show_strokes(ONE)
    page = UnderstandPage(lab)
    qtbot.addWidget(page)
    page.resize(430, 470)
    page.show()
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        scroll = page.tabs.currentWidget()
        assert isinstance(scroll, QScrollArea)
        column = scroll.widget()
        assert column is not None
        assert column.minimumSizeHint().width() <= scroll.viewport().width(), page.tabs.tabText(tab)
