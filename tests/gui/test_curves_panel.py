"""The curves' words: what is proven about a run is told, and only what says something."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.config import PRESETS
from core.data import open_dataset
from core.progress import finish
from core.trainer import Report, train
from gui.lab import Lab
from gui.panels.curves_panel import CurvesPanel


@pytest.fixture(scope="module")
def report() -> Report:
    dataset = finish(open_dataset("sample")).limit(30)
    return list(train(dataset, replace(PRESETS["pixels"], l2=0.1, epochs=5)))[-1]


def test_what_is_proven_is_told(qtbot: QtBot, report: Report) -> None:
    panel = CurvesPanel(Lab())
    qtbot.addWidget(panel)
    objective = report.objective
    assert panel._proven(report._replace(gap=None)) == ""
    assert panel._proven(report._replace(gap=2 * objective)) == ""
    assert "0.012 nats" in panel._proven(report._replace(gap=0.012))
    assert "machine precision" in panel._proven(report._replace(gap=0.0))
    free = replace(report.setup, training=replace(report.setup.training, l2=0.0))
    assert "No best loss" in panel._proven(report._replace(accuracy=1.0, setup=free))
