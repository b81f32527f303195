"""The drawing board: what lies on the canvas is what the model receives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.lab import Lab
from gui.panels.draw_panel import DrawPanel


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DrawPanel]:
    lab = Lab()
    lab.moments.use_bundled()
    drawing = DrawPanel(lab)
    qtbot.addWidget(drawing)
    yield drawing
    assert lab.shut_down(20)


def test_an_image_of_a_dataset_keeps_its_pixels_and_can_be_taken_back(panel: DrawPanel) -> None:
    board = panel._lab.board
    image = np.zeros((28, 28), np.uint8)
    image[3:20, 2:5] = 77  # off the middle and pale, which a picture from elsewhere would not stay
    board.offer(image)
    assert board.ink is not None
    np.testing.assert_array_equal(board.ink, image)
    assert board.answer is not None
    panel.canvas.set_picture(image)
    assert board.ink is not None
    assert (board.ink != image).any()
    panel.canvas.undo_stack.undo()
    np.testing.assert_array_equal(board.ink, image)
    panel.canvas.undo_stack.undo()
    assert board.ink is None


def test_probabilities_that_were_not_set_right_say_so(panel: DrawPanel) -> None:
    lab = panel._lab
    caveat = panel.findChild(QLabel, "calibrationLabel")
    assert caveat is not None
    assert caveat.text() == ""  # nothing is said of an empty sheet
    panel.canvas.set_strokes([[(140.0, 40.0), (140.0, 240.0)]])
    assert caveat.text() == ""
    assert lab.model is not None
    lab.moments.take(lab.moments.now._replace(model=replace(lab.model, refusal=None)))
    assert caveat.text() == "not calibrated"
    panel.canvas.clear()
    assert caveat.text() == ""
