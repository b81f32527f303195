from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.probability_bars import ProbabilityBars

TEN = [str(digit) for digit in range(10)]


@pytest.fixture
def bars(shown: Callable[[QWidget, int, int], Any]) -> ProbabilityBars:
    found: ProbabilityBars = shown(ProbabilityBars(), 240, 170)
    return found


def width_of(picture: QImage, row: int, colour: str, rows: int = 10) -> int:
    y = int((row + 0.5) * picture.height() / rows)
    return sum(picture.pixelColor(x, y) == QColor(colour) for x in range(picture.width()))


def test_longest_bar_is_the_accented_one(bars: ProbabilityBars) -> None:
    bars.show_probabilities(TEN, [0.02] * 4 + [0.8] + [0.036] * 5)
    picture = bars.grab().toImage()
    assert width_of(picture, 4, LIGHT.accent) > 80
    assert all(width_of(picture, row, LIGHT.accent) == 0 for row in range(10) if row != 4)


def test_bars_are_as_long_as_their_values(bars: ProbabilityBars) -> None:
    lengths = []
    for value in (0.4, 0.8):
        bars.show_probabilities(TEN, [value] + [(1 - value) / 9] * 9)
        lengths.append(width_of(bars.grab().toImage(), 0, LIGHT.accent))
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=4)


def test_none_shows_empty_tracks(bars: ProbabilityBars) -> None:
    bars.show_probabilities(TEN, [0.1] * 10)
    filled = bars.grab().toImage()
    bars.show_probabilities(TEN, None)
    empty = bars.grab().toImage()
    assert empty != filled
    assert all(width_of(empty, row, LIGHT.accent) == 0 for row in range(10))
    assert bars.accessibleDescription() == "No answer"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "<0.1 %"),
        (0.00099, "<0.1 %"),
        (0.001, "0.1 %"),
        (0.0751, "7.5 %"),
        (0.5, "50.0 %"),
        (0.9994, "99.9 %"),
        (0.99949, "99.9 %"),
        (0.9996, "100 %"),
        (1.0, "100 %"),
    ],
)
def test_percentages(bars: ProbabilityBars, value: float, text: str) -> None:
    assert bars.percent(value) == text


def test_top_answer_is_told_to_screen_readers(bars: ProbabilityBars) -> None:
    bars.show_probabilities(["0", "1"], [0.25, 0.75])
    assert bars.accessibleDescription() == "1: 75.0 %"


def test_no_layout_jump_between_values(bars: ProbabilityBars) -> None:
    bars.show_probabilities(TEN, None)
    hint, least = bars.sizeHint(), bars.minimumSizeHint()
    bars.show_probabilities(TEN, [0.0] * 9 + [1.0])
    assert (bars.sizeHint(), bars.minimumSizeHint()) == (hint, least)
    assert hint.height() <= 170
    assert least.height() <= 170


def test_two_rows_and_none_at_all(bars: ProbabilityBars) -> None:
    bars.show_probabilities([], None)
    bars.grab()
    bars.show_probabilities(["3", "8"], [0.3, 0.7])
    picture = bars.grab().toImage()
    assert sum(picture.pixelColor(120, y) == QColor(LIGHT.accent) for y in range(26, 52)) > 5


def test_rows_painted_one_by_one_are_those_painted_at_once(
    bars: ProbabilityBars, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars.resize(240, 173)
    bars.show_probabilities(TEN, [0.55, 0.45] + [0.0] * 8)
    screen = QImage(bars.size(), QImage.Format.Format_RGB32)
    bars.render(screen)
    asked: list[QRect] = []
    monkeypatch.setattr(bars, "update", lambda area=None: asked.append(area or bars.rect()))
    bars.show_probabilities(TEN, [0.45, 0.549, 0.0, 0.001] + [0.00001] * 6)
    assert len(asked) == 3
    for area in asked:
        bars.render(screen, area.topLeft(), QRegion(area))
    whole = QImage(bars.size(), QImage.Format.Format_RGB32)
    bars.render(whole)
    assert screen == whole


def test_wrong_count_is_refused(bars: ProbabilityBars) -> None:
    with pytest.raises(ValueError, match="2 probabilities for 3 labels"):
        bars.show_probabilities(["0", "1", "2"], [0.5, 0.5])


def test_theme_recolours(bars: ProbabilityBars, qapp: QApplication) -> None:
    bars.show_probabilities(TEN, [0.8] + [0.2 / 9] * 9)
    dark = apply_theme(qapp, "dark")
    assert width_of(bars.grab().toImage(), 0, dark.accent) > 80
