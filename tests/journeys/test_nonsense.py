"""Stories of settings that make no sense: one sentence says what to change, and the window goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from core.config import GRADIENTS, TEN_DIGITS, Config
from gui.benches.run import Outcome
from tests.journeys.conftest import Visit


def chip(visit: Visit, name: str) -> QToolButton:
    choice = visit.window.findChild(QToolButton, "moreSettingsButton")
    assert choice is not None
    choice.setChecked(True)
    visit.qtbot.wait(20)  # until the form that unfolds has its places
    form = choice.parentWidget()  # the board has buttons with digits of its own
    assert form is not None
    return next(button for button in form.findChildren(QToolButton) if button.text() == name)


def test_without_numbers_for_the_learner_nothing_runs_and_one_sentence_says_why(visit: Visit) -> None:
    visit.window.lab.set_config(replace(TEN_DIGITS, epochs=2))
    for name in ("Resize", "Scale"):
        QTest.mouseClick(chip(visit, name), Qt.MouseButton.LeftButton)
    assert visit.window.lab.config.steps == ()
    about = visit.window.findChild(QLabel, "presetSentence")
    assert about is not None
    assert "exactly one of Scale, Gradients" in about.text()
    visit.click("trainButton")
    visit.until_idle()
    assert "exactly one of Scale, Gradients" in visit.message()
    assert visit.window.lab.run is not None
    assert visit.window.lab.run.outcome is Outcome.FAILED
    QTest.mouseClick(chip(visit, "Scale"), Qt.MouseButton.LeftButton)
    visit.click("trainButton")
    assert visit.message() == ""
    visit.until_idle()
    assert visit.epochs() == 2


def test_gradients_take_the_place_of_scale(visit: Visit) -> None:
    visit.window.lab.set_config(TEN_DIGITS)
    QTest.mouseClick(chip(visit, "Gradients"), Qt.MouseButton.LeftButton)
    assert visit.window.lab.config.steps == ("resize", "gradients")


def test_one_digit_is_no_choice_yet_and_the_form_says_so(visit: Visit) -> None:
    visit.window.lab.set_config(TEN_DIGITS)
    QTest.mouseClick(chip(visit, "3"), Qt.MouseButton.LeftButton)
    assert "Until then a run takes all digits" in visit.text("presetSentence")
    QTest.mouseClick(chip(visit, "5"), Qt.MouseButton.LeftButton)
    assert visit.window.lab.config.classes == (3, 5)
    assert visit.text("presetSentence") == "Your own settings."


@pytest.mark.parametrize(
    "config",
    [
        replace(TEN_DIGITS, batch_size=10_000_000, epochs=2),
        replace(TEN_DIGITS, per_class=1, epochs=2, validation=0.9),
        replace(TEN_DIGITS, size=1, epochs=2),
        replace(TEN_DIGITS, learning_rate=1e9, epochs=2),
        replace(GRADIENTS, steps=("gradients", "pca"), components=1000, per_class=3, epochs=2),
    ],
    ids=["batch", "one image", "one pixel", "huge rate", "components"],
)
def test_extreme_settings_still_run(visit: Visit, config: Config) -> None:
    visit.window.lab.set_config(config)
    visit.click("trainButton")
    visit.until_idle()
    assert visit.window.lab.run is not None
    assert visit.window.lab.run.outcome in (Outcome.DONE, Outcome.DIVERGED)


def test_more_than_memory_holds_is_said_with_what_to_change(visit: Visit) -> None:
    visit.window.lab.set_config(replace(TEN_DIGITS, steps=("resize", "scale", "quadratic"), size=64))
    visit.click("trainButton")
    visit.until_idle()
    assert "GB of memory" in visit.message()
    assert "smaller image size" in visit.message()
