"""The timeline marks the epochs kept, those beside each other as one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.timeline import Timeline, runs


@given(st.lists(st.integers(0, 300), min_size=1))
def test_runs_cover_the_places_and_nothing_else(places: list[int]) -> None:
    found = runs(np.array(sorted(places), dtype=np.int64))
    assert [place for left, right in found for place in range(left, right)] == sorted(set(places))
    assert all(right < left for (_, right), (left, _) in pairwise(found))


@pytest.mark.parametrize("kept", [[0, 40, 100], list(range(0, 101, 1))])
def test_each_epoch_kept_has_its_mark(qtbot: QtBot, kept: list[int]) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.resize(400, 30)
    bare = line.grab().toImage()
    line.show_epochs(0, 100, np.array(kept))
    line.setValue(50)
    line.setValue(0)
    picture, row = line.grab().toImage(), line.height() - 2
    marked = {x for x in range(line.width()) if picture.pixel(x, row) != bare.pixel(x, row)}
    assert set(line.place(np.array(kept)).tolist()) <= marked
    assert len(marked) < line.width() // (1 if len(kept) > 50 else 3)


@pytest.mark.parametrize("y", [1, 10, 15, 28])
def test_a_press_anywhere_goes_there_and_a_drag_goes_on(qtbot: QtBot, y: int) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.resize(400, 30)
    line.show_epochs(0, 100, np.array([0, 100]))
    line.setValue(95)
    line.show()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    (third, half) = (int(place) for place in line.place(np.array([30, 50])))
    QTest.mousePress(line, left, none, QPoint(third, y))
    assert line.value() == pytest.approx(30, abs=1)
    assert line.isSliderDown()
    QTest.mouseMove(line, QPoint(half, y))
    assert line.value() == pytest.approx(50, abs=1)
    QTest.mouseRelease(line, left, none, QPoint(half, y))
    assert not line.isSliderDown()
