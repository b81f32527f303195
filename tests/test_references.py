"""No frame, stroke or report takes a reference of None or True away, as PySide6 6.12.0 does before Python 3.12."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.config import NOTEBOOK
from gui.lab import Activity, Lab
from gui.widgets.canvas import Canvas
from gui.widgets.curve_plot import CurvePlot

TIMES = 300
LOST = TIMES // 3  # what is left of a run elsewhere may be freed meanwhile; a loss at each turn is far more
IMMORTAL = "None and True are immortal: their counts stand still"
pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason=IMMORTAL)


def counts() -> tuple[int, int]:
    gc.collect()
    return sys.getrefcount(None), sys.getrefcount(True)


def keeps_both(turn: Callable[[int], object], *, times: int = TIMES) -> None:
    """None and True are had as often after many turns as before them."""
    for number in range(5):
        turn(number)
    before = counts()
    for number in range(times):
        turn(number)
    after = counts()
    assert after[0] > before[0] - LOST, f"of None {before[0] - after[0]} are lost"
    assert after[1] > before[1] - LOST, f"of True {before[1] - after[1]} are lost"


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.open_dataset("sample")
    qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)
    yield lab
    assert lab.shut_down(20)


def test_frames_of_a_plot(qtbot: QtBot) -> None:
    plot = CurvePlot("Loss", "loss")
    qtbot.addWidget(plot)
    plot.resize(400, 250)
    plot.show()

    def frame(number: int) -> None:
        epochs = np.arange(1.0, 3 + number)
        plot.show_series({"train": (epochs, 2 / epochs)})
        plot.follow()
        plot.grab()

    keeps_both(frame)


def test_strokes_on_the_canvas(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(280, 280)
    canvas.show()

    def stroke(number: int) -> None:
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(canvas, left, plain, QPoint(100, 50))
        QTest.mouseMove(canvas, QPoint(120 + number % 50, 150))
        QTest.mouseRelease(canvas, left, plain, QPoint(140, 220))
        canvas.grab()
        assert not canvas.is_empty()
        canvas.undo_stack.undo()

    keeps_both(stroke)


def test_a_run_in_the_lab(qtbot: QtBot, lab: Lab) -> None:
    def run(number: int) -> None:
        lab.set_config(replace(NOTEBOOK, epochs=20, seed=number))
        lab.train()
        qtbot.waitUntil(lambda: lab.activity is Activity.IDLE)
        assert lab.run is not None
        assert len(lab.run.history) == 20

    keeps_both(run, times=15)
