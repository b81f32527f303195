from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gui.activity import Activity
from gui.lab import Lab
from gui.panels.data_panel import DataPanel
from tests.core.data.writers import digits, write_pictures

PART = digits([3, 3, 5, 5])


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    yield lab
    assert lab.shut_down(5)


@pytest.fixture
def panel(qtbot: QtBot, lab: Lab) -> DataPanel:
    panel = DataPanel(lab)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def opened(qtbot: QtBot, lab: Lab, path: Path) -> None:
    lab.open_dataset(str(path))
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)


def words(panel: DataPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_dark_on_light_is_turned_told_and_can_be_left(qtbot: QtBot, lab: Lab, panel: DataPanel, tmp_path: Path) -> None:
    write_pictures(tmp_path / "train", replace(PART, images=255 - PART.images))
    write_pictures(tmp_path / "test", replace(PART, images=255 - PART.images))
    opened(qtbot, lab, tmp_path)
    check = panel.findChild(QCheckBox, "lightOnDarkCheck")
    assert isinstance(check, QCheckBox)
    assert check.isVisible()
    assert check.isChecked()
    assert "8 were dark on light" in words(panel)
    for turned in (False, True):
        check.click()
        qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)
        assert lab.dataset is not None
        assert check.isVisible()
        assert check.isChecked() == turned
        assert np.array_equal(lab.dataset.images, PART.images if turned else 255 - PART.images)


def test_light_on_dark_has_nothing_to_choose(qtbot: QtBot, lab: Lab, panel: DataPanel, tmp_path: Path) -> None:
    write_pictures(tmp_path, PART)
    opened(qtbot, lab, tmp_path)
    check = panel.findChild(QCheckBox, "lightOnDarkCheck")
    assert isinstance(check, QCheckBox)
    assert not check.isVisible()
    assert "dark on light" not in words(panel)
