from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.data import open_dataset
from core.data.sample import NAME as SAMPLE
from core.insight.demonstration import Demonstration, demonstrate
from core.progress import finish
from core.run.report import Report
from core.run.setup import prepare
from core.trainer import slices
from gui import guide, i18n
from gui.benches.notes import Note, Told
from gui.guide.experiments import EXPERIMENTS
from gui.guide.figures import figure, names
from gui.guide.window import GuideWindow, open_guide
from gui.lab import Lab

GUIDES = sorted(guide.FOLDER.glob("*.html"))
PAGES = {"learn", "understand", "evaluate", "data"}
each = pytest.mark.parametrize("path", GUIDES, ids=[path.stem for path in GUIDES])


def links(path: Path, scheme: str) -> list[str]:
    return re.findall(rf'(?:href|src)="{scheme}:([^"]+)"', path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown() -> Demonstration:
    return finish(demonstrate())


def test_there_is_one_in_every_language() -> None:
    assert {path.stem for path in GUIDES} == set(i18n.languages())


@each
def test_every_experiment_and_figure_is_in_it_once(path: Path) -> None:
    assert sorted(links(path, "experiment")) == sorted(EXPERIMENTS)
    assert sorted(links(path, "figure")) == sorted(names())
    assert set(links(path, "page")) == PAGES


@each
def test_its_anchors_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r'href="#(\w+)"', text)) == set(re.findall(r'name="(\w+)"', text))


@each
def test_every_figure_says_what_it_shows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r'<img src="figure:[^>]+ alt="[^"]{10,}"', text)) == len(names())


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_trains(name: str) -> None:
    setup = finish(prepare(finish(open_dataset(SAMPLE)), EXPERIMENTS[name]))
    assert next(report for report in slices(setup) if isinstance(report, Report)).epoch == 1


@pytest.mark.parametrize("name", names())
def test_a_figure_is_painted(name: str, shown: Demonstration, qapp: object) -> None:
    empty, painted = figure(name, None, 1.0), figure(name, shown, 1.0)
    assert painted.size() == empty.size()
    assert painted != empty


def test_the_figures_are_true(shown: Demonstration) -> None:
    middle = len(shown.logits) // 2
    assert shown.chances[middle] == 0.5
    assert shown.slopes.argmax() == middle
    assert shown.costs[middle] == pytest.approx(0.693147)
    assert shown.losses[-1] < shown.losses[0]
    assert abs(shown.weights).max() > 0


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[], tuple[GuideWindow, Lab, list[str]]]:
    window, pages = QWidget(), list[str]()
    lab = Lab(window)
    qtbot.addWidget(window, before_close_func=lambda _: [lab.shut_down(20)].clear())

    def show() -> tuple[GuideWindow, Lab, list[str]]:
        open_guide(window, lab, pages.append)
        (found,) = window.findChildren(GuideWindow)
        return found, lab, pages

    return show


def test_the_guide_opens_once_beside_the_window(
    opened: Callable[[], tuple[GuideWindow, Lab, list[str]]], qtbot: QtBot
) -> None:
    shown, _, _ = opened()
    assert opened()[0] is shown
    assert not shown.isModal()
    qtbot.waitUntil(lambda: shown.pages.shown is not None, timeout=20_000)
    picture = shown.pages.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("figure:sigmoid"))
    assert not picture.isNull()


def test_a_click_makes_the_experiments_settings(opened: Callable[[], tuple[GuideWindow, Lab, list[str]]]) -> None:
    shown, lab, pages = opened()
    notes: list[Note] = []
    lab.noted.connect(notes.append)
    for name, config in EXPERIMENTS.items():
        shown.pages.anchorClicked.emit(QUrl(f"experiment:{name}"))
        assert lab.config == config
    assert {note.kind for note in notes} == {Told.EXPERIMENT_SET}
    shown.pages.anchorClicked.emit(QUrl("page:data"))
    assert pages[-1] == "data"
    shown.pages.anchorClicked.emit(QUrl("experiment:../../etc"))
    shown.pages.anchorClicked.emit(QUrl("#mathematics"))
    assert lab.config == config


@pytest.mark.parametrize(("code", "heading"), [("zh_CN", "使用指南"), ("en", "Guide"), ("de", "Guide")])
def test_it_is_in_the_language_spoken(code: str, heading: str) -> None:
    assert heading in guide.text(code)
