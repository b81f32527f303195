"""Stories of the page Understand in the real window: draw, see why, push, switch off, ask, check, mend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QWidget

from core.config import NOTEBOOK, PRESETS, Config
from core.insight.representer import to_the_optimum
from gui.pages.understand_page import UnderstandPage
from gui.panels.evidence_panel import EvidencePanel
from gui.panels.gradient_panel import GradientPanel
from gui.panels.paint_panel import PaintPanel
from gui.panels.push_panel import PushPanel
from gui.panels.step_panel import StepPanel
from gui.panels.voices_panel import VoicesPanel
from tests.journeys.conftest import ONE, ZERO, Visit

pytestmark = pytest.mark.slow

WHY, PUSH, FILM, WEIGHTS, PAINT, IMAGES, FORMULAS = range(7)
SMALL = replace(PRESETS["pixels"], steps=("resize_area", "scale"), size=14, per_class=60)


def page(visit: Visit, tab: int) -> UnderstandPage:
    visit.window.book.open_page("understand")
    found = visit.window.book.page("understand")
    assert isinstance(found, UnderstandPage)
    found.tabs.setCurrentIndex(tab)
    return found


def trained(visit: Visit, config: Config) -> None:
    visit.window.lab.set_config(config)
    visit.click("trainButton")
    visit.until_idle()


def part(visit: Visit, kind: type, name: str) -> QWidget:
    found = visit.window.findChild(kind, name)
    assert isinstance(found, QWidget), name
    return found


def test_the_ink_says_why_under_the_pen(visit: Visit) -> None:
    panel = page(visit, WHY).findChild(EvidencePanel)
    assert isinstance(panel, EvidencePanel)
    seen = []
    visit.window.lab.board.answer_changed.connect(lambda: seen.append(panel.shown))
    visit.draw(ONE)
    assert len({id(one) for one in seen}) > 2
    visit.until(lambda: "1 against" in visit.text("evidenceQuestion"))
    choice = part(visit, QComboBox, "againstCombo")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    visit.until(lambda: "mean" in visit.text("evidenceQuestion"))
    assert panel.shown is not None
    assert panel.shown.tints.sum() == pytest.approx(panel.shown.difference - panel.shown.paper)


def test_a_push_by_keys_changes_the_answer(visit: Visit) -> None:
    trained(visit, SMALL)
    panel = page(visit, PUSH).findChild(PushPanel)
    assert isinstance(panel, PushPanel)
    visit.draw(ZERO)
    assert visit.answer() == "0"
    slider = part(visit, QSlider, "pushSlider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert panel.push is not None
    assert not visit.text("pushAnswer").startswith("150 % of the way: 0")
    assert visit.answer() == "0"  # the drawing itself stays as it is
    visit.click("pushLay")
    assert visit.answer() != "0"
    visit.click("undoButton")
    assert visit.answer() == "0"


def test_a_step_switched_off_shows_what_it_was_good_for(visit: Visit) -> None:
    page(visit, FILM)
    visit.draw([[(60, 60), (75, 60), (90, 62), (80, 90), (72, 120)]])
    switch = part(visit, QAbstractButton, "filmStepScale")
    cell = switch.parentWidget()
    assert cell is not None
    before = cell.grab().toImage()
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert cell.grab().toImage() != before


def test_training_images_are_asked_once_the_optimum_is_there(visit: Visit) -> None:
    trained(visit, replace(SMALL, epochs=2))
    panel = page(visit, IMAGES).findChild(VoicesPanel)
    assert isinstance(panel, VoicesPanel)
    visit.draw(ONE)
    visit.until(lambda: "not near the optimum" in visit.text("voicesSum"))
    visit.click("voicesFurther")
    assert visit.window.lab.config == to_the_optimum(replace(SMALL, epochs=2))
    visit.click("trainButton")
    visit.until_idle()
    visit.until(lambda: "left over" in visit.text("voicesSum") and panel.heard is not None and panel.heard.voices.near)
    assert panel.heard is not None
    voices = panel.heard.voices
    assert voices.shares.sum() + voices.bias + voices.left_over == pytest.approx(voices.difference, abs=1e-2)


def test_the_clinic_finds_the_notebook_s_slip(visit: Visit) -> None:
    trained(visit, NOTEBOOK)
    found = page(visit, FORMULAS)
    check, meter = found.findChild(GradientPanel), found.findChild(StepPanel)
    assert isinstance(check, GradientPanel)
    assert isinstance(meter, StepPanel)
    visit.until(lambda: check.found is not None and meter.steps is not None)
    assert check.found is not None
    assert np.abs(check.found.coded - check.found.numeric).max() < 1e-7
    np.testing.assert_allclose(check.found.printed, -check.found.numeric, atol=1e-7)
    button = part(visit, QAbstractButton, "obeyButton")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    visit.until(lambda: check.descents is not None)
    assert check.descents is not None
    assert (np.diff(check.descents.printed) > 0).all()
    assert (np.diff(check.descents.coded) < 0).all()


def test_weights_can_be_painted(visit: Visit) -> None:
    trained(visit, SMALL)
    panel = page(visit, PAINT).findChild(PaintPanel)
    assert isinstance(panel, PaintPanel)
    visit.until(lambda: panel.accuracy is not None)
    square = panel.board.square()
    top, bottom = (QPoint(int(square.center().x()), int(square.height() * share)) for share in (0.4, 0.6))
    # Ink in the middle speaks against a zero.
    QTest.mousePress(panel.board, Qt.MouseButton.RightButton, pos=top)
    QTest.mouseMove(panel.board, bottom)
    QTest.mouseRelease(panel.board, Qt.MouseButton.RightButton, pos=bottom)
    visit.until(lambda: panel.images[0].min() < 0)
    visit.until(lambda: panel.accuracy is not None and panel.accuracy > 0.12)
    assert "%" in visit.text("paintWords")


def test_a_hint_is_taken_and_hints_are_switched_off(visit: Visit) -> None:
    lab = visit.window.lab
    lab.set_config(replace(SMALL, per_class=1))
    label = part(visit, QLabel, "hintWords")
    assert label.isVisible()
    visit.click("hintMend")
    assert lab.config.per_class == 0
    assert not label.isVisible()
    lab.set_config(replace(SMALL, per_class=1))
    visit.click("hintsOff")
    assert not label.isVisible()
    visit.window.actions_by_name["toggleHints"].trigger()
    assert label.isVisible()
