from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.dataset import Dataset, Skipped, SkipReason
from gui.benches.activity import Activity
from gui.lab import Lab
from gui.panels.reading_panel import ReadingPanel
from tests.core.data.writers import digits, write_pictures


@pytest.fixture
def lab(qtbot: QtBot) -> Lab:
    return Lab()


def panel_of(lab: Lab, qtbot: QtBot) -> ReadingPanel:
    panel = ReadingPanel(lab)
    qtbot.addWidget(panel)
    return panel


def words(panel: ReadingPanel) -> str:
    label = panel.findChild(QLabel, "readingWords")
    assert label is not None
    return label.text()


def test_every_skipped_file_is_listed_with_its_reason(lab: Lab, qtbot: QtBot) -> None:
    many = tuple(Skipped(f"<b>{index}</b>.jpg", SkipReason.EMPTY) for index in range(5_000))
    test = replace(digits([1]), skipped=(many[0], Skipped("t.jpg", SkipReason.UNDECODABLE)))
    lab.dataset = replace(digits([0, 1]), skipped=many, test=test, ignored=3, ignored_names=("notes",))
    panel = panel_of(lab, qtbot)
    assert panel.count == 5_001
    line = panel.list.model().index(7, 0).data()
    assert line == "<b>7</b>.jpg – empty"
    assert "5,001" in words(panel).replace("5001", "5,001")
    assert "notes" in words(panel)


def test_what_was_made_of_the_pictures_is_said(lab: Lab, qtbot: QtBot) -> None:
    lab.dataset = replace(digits([0, 1]), sizes={(30, 20): 1, (28, 28): 9}, inverted=2, reader="folder")
    text = words(panel_of(lab, qtbot))
    assert "folder" in text
    assert "28 × 28 (9), 20 × 30 (1)" in text
    assert "turned: 2" in text
    assert "No file was passed over" in text


def test_paper_is_turned_or_left_as_it_is(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    dark = np.full((4, 28, 28), 250, np.uint8)
    dark[:, 8:20, 12:16] = 10
    write_pictures(tmp_path, Dataset(dark, np.array([0, 0, 1, 1], np.int64)))
    lab.open_dataset(str(tmp_path))
    qtbot.waitUntil(lambda: lab.dataset is not None and lab.activity is Activity.IDLE)
    panel = panel_of(lab, qtbot)
    assert "turned: 4" in words(panel)
    before = lab.dataset
    assert before is not None
    np.testing.assert_array_equal(before.images, 255 - dark)
    panel.turn.click()
    qtbot.waitUntil(lambda: lab.dataset is not before and lab.activity is Activity.IDLE)
    assert lab.dataset is not None
    np.testing.assert_array_equal(lab.dataset.images, dark)
    assert "turned" not in words(panel)
    assert lab.shut_down(20)
