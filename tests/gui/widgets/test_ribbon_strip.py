"""The ribbon shows moments that were there, and nothing between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.looks.theme import LIGHT
from gui.widgets.ribbon_strip import RibbonStrip
from gui.widgets.timeline import Timeline

Shown = Callable[[QWidget, int, int], Any]
EPOCHS = np.array([0, 50, 100])
SHARES = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])


def strip(shown: Shown) -> RibbonStrip:
    found: RibbonStrip = shown(RibbonStrip(), 201, 44)
    found.show_shares(["3", "8"], EPOCHS, SHARES, None)
    return found


def colour(widget: QWidget, x: int) -> str:
    return widget.grab().toImage().pixelColor(x, 3).name()


def test_each_column_is_the_moment_kept_before_it_and_the_leader_is_coloured(shown: Shown) -> None:
    found = strip(shown)
    assert colour(found, 50) == colour(found, 95) == LIGHT.accent
    assert colour(found, 110) == colour(found, 190) != LIGHT.accent
    found.mark(50)
    assert colour(found, 150) == LIGHT.accent
    assert colour(found, 50) != LIGHT.accent


def test_a_press_seeks_the_epoch_under_it_and_words_say_what_is_seen(shown: Shown) -> None:
    found = strip(shown)
    heard: list[int] = []
    found.sought.connect(heard.append)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 10))
    assert heard == [50]
    found.mark(50)
    assert found.accessibleDescription().startswith("epoch 50: 8: 100.0 %")


def test_without_moments_it_is_empty_and_says_so(shown: Shown) -> None:
    found: RibbonStrip = shown(RibbonStrip(), 100, 44)
    found.grab()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    found.show_shares([], np.empty(0, dtype=np.int64), np.empty((0, 0)), None)
    assert "Nothing" in found.accessibleDescription()


def test_marks_of_a_timeline_stand_where_its_handle_goes(shown: Shown) -> None:
    slider: Timeline = shown(Timeline(), 300, 30)
    kept = np.array([0, 10, 100])
    slider.show_epochs(0, 100, kept)
    places = slider.place(kept)
    assert places[0] < places[1] < places[2] < 300
    ink = [x for x in range(300) if slider.grab().toImage().pixelColor(x, 27).name() == LIGHT.muted]
    assert ink == places.tolist()
    assert slider.pageStep() == 10
