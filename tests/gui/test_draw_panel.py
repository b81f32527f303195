"""The drawing board: what lies on the canvas is what the model receives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
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
