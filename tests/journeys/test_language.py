"""Another language while everything goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from core.config import PRESETS
from gui import i18n
from gui.parts.overlay import View
from gui.widgets.menu_letters import words_of
from tests.journeys.conftest import ONE, Visit


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    i18n.speak(qapp, i18n.SOURCE)
    QLocale.setDefault(before)


def switch(visit: Visit, code: str) -> None:
    train = visit.button("trainButton")
    visit.window.language.choose(code)
    visit.until(lambda: not Shiboken.isValid(train))


def test_words_change_and_everything_stays(visit: Visit) -> None:
    window, lab = visit.window, visit.window.lab
    visit.draw(ONE)
    answer, strokes = visit.answer(), window.canvas.strokes()
    lab.set_config(PRESETS["notebook"])
    view = View("passes", True, 5)
    window.curves.menu.look(view)
    visit.click("trainButton")
    visit.until_idle()
    epochs = visit.epochs()
    window.book.open_page("understand")
    visit.click("moreSettingsButton")
    window.fold_right()
    visit.until(lambda: window.splitter.sizes()[2] == 0)
    sizes = window.splitter.sizes()
    switch(visit, "zh_CN")
    assert visit.button("trainButton").text() == "训练"
    assert window.book.tabText(0) == "学习"
    assert not visit.button("menuButton").icon().isNull()
    assert window.book.currentIndex() == 1
    assert window.canvas.strokes() == strokes
    assert visit.answer() == answer
    assert visit.epochs() == epochs
    assert visit.button("moreSettingsButton").isChecked()
    assert not window.draw.isVisible()
    assert window.splitter.sizes() == sizes
    assert window.curves.loss_plot is not None
    assert window.curves.menu.view == view
    assert window.messages.told
    window.fold_right()
    visit.click("undoButton")
    assert window.canvas.is_empty()
    switch(visit, "en")
    assert visit.button("trainButton").text() == "Train"


def test_a_run_goes_on_in_another_language(visit: Visit) -> None:
    visit.window.lab.set_config(PRESETS["ten_digits"])
    visit.click("trainButton")
    visit.until(lambda: visit.epochs() > 2)
    switch(visit, "zh_CN")
    seen = visit.epochs()
    visit.until(lambda: visit.epochs() > seen)
    assert visit.window.lab.training
    visit.click("stopButton")
    visit.until_idle()


def test_nothing_of_before_stays_behind(visit: Visit, qtbot: QtBot) -> None:
    """Neither widgets nor what listens: the lab tells everything once more, and nobody who has gone answers."""
    window = visit.window
    for index in range(window.book.count()):
        window.book.setCurrentIndex(index)
    switch(visit, "zh_CN")
    visit.until(lambda: not window.lab.aside.worker.busy)
    before = len(window.findChildren(QObject))
    switch(visit, "en")
    switch(visit, "zh_CN")
    visit.until(lambda: len(window.findChildren(QObject)) <= before)  # work beside the run comes and goes
    visit.draw(ONE)
    lab = window.lab
    for signal in (
        lab.dataset_changed, lab.config_changed, lab.run_changed, lab.history_changed, lab.model_changed,
        lab.activity_changed, lab.board.ink_changed, lab.board.answer_changed, lab.runs.changed, lab.clock.frame,
        lab.clock.text,
    ):  # fmt: skip
        with qtbot.captureExceptions() as errors:
            signal.emit()
        assert errors == []


def test_the_focus_stays(visit: Visit) -> None:
    check = visit.window.findChild(QCheckBox, "logCheck")
    assert check is not None
    check.setFocus()
    switch(visit, "zh_CN")
    focus = visit.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "logCheck"


def test_every_menu_names_the_languages_in_their_own_words(visit: Visit) -> None:
    button = visit.window.findChild(QToolButton, "menuButton")
    assert button is not None
    (menu,) = [action for action in button.menu().actions() if words_of(action).endswith("Language")]
    names = [words_of(action) for action in menu.menu().actions()]  # type: ignore[attr-defined]
    assert "English" in names
    assert "简体中文" in names


def test_without_a_font_it_stays_in_english_and_says_what_to_install(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "can_show", str.isascii)
    switch(visit, "zh_CN")
    assert visit.button("trainButton").text() == "Train"
    assert "fonts-noto-cjk" in visit.message()
