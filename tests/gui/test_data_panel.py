"""What is being opened is seen at once, and only as long as it is being opened."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from core.progress import Glimpse
from gui.lab import Lab
from gui.panels.data_panel import DataPanel
from gui.widgets.image_grid import ImageGrid


def test_a_glimpse_is_shown_until_it_is_opened_or_not(qtbot: QtBot) -> None:
    lab = Lab()
    panel = DataPanel(lab)
    qtbot.addWidget(panel)
    panel.show()
    grid: ImageGrid = panel.findChild(ImageGrid)  # type: ignore[assignment]
    assert not grid.isVisible()
    lab.opening.glimpsed.emit(Glimpse.of(np.zeros((2, 28, 28), np.uint8), (3, 8)))
    assert grid.isVisible()
    lab.activity_changed.emit()  # opening has ended without a dataset
    assert not grid.isVisible()
    lab.shut_down(20)
