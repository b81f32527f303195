from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QSpinBox, QWidget

from gui.looks.shades import signed_rgb
from gui.looks.theme import CONTRAST, DARK, LIGHT, Choice, Theme, apply_theme, current, disabled_text, mixed

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def rgb(colour: str) -> tuple[int, int, int]:
    parsed = QColor(colour)
    return parsed.red(), parsed.green(), parsed.blue()


def luminance(colour: str) -> float:
    channels = [channel / 255 for channel in rgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@THEMES
@pytest.mark.parametrize("words", ["text", "muted", "good", "warning", "error"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_words_can_be_read(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("words", ["text", "muted", "good", "warning", "error", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_high_contrast_is_high(words: str, ground: str) -> None:
    assert contrast(getattr(CONTRAST, words), getattr(CONTRAST, ground)) >= 7.0


def test_high_contrast_draws_every_edge() -> None:
    assert contrast(CONTRAST.line, CONTRAST.surface) >= 4.5
    assert contrast(disabled_text(CONTRAST), CONTRAST.window) >= 4.5


@THEMES
def test_words_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5


@THEMES
@pytest.mark.parametrize("drawn", ["accent", "train", "validation", "positive", "negative"])
def test_lines_and_bars_stand_out(theme: Theme, drawn: str) -> None:
    assert contrast(getattr(theme, drawn), theme.surface) >= 3.0


@THEMES
def test_what_cannot_be_used_can_still_be_read(theme: Theme) -> None:
    assert contrast(disabled_text(theme), theme.window) >= 3.0


@THEMES
def test_ink_stands_out_from_paper(theme: Theme) -> None:
    assert contrast(theme.ink, theme.paper) >= 12


@pytest.mark.parametrize(("choice", "expected"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])
def test_applying_dresses_the_application(qapp: QApplication, choice: Choice, expected: Theme) -> None:
    assert apply_theme(qapp, choice) is expected
    assert current() is expected
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(expected.window)
    assert expected.accent in qapp.styleSheet()
    apply_theme(qapp, "light")


def test_system_wears_one_of_them(qapp: QApplication) -> None:
    assert apply_theme(qapp, "system") in (LIGHT, DARK, CONTRAST)
    apply_theme(qapp, "light")


def test_applying_again_leaves_one_follower(qapp: QApplication) -> None:
    before = len(qapp.children())
    for _ in range(3):
        apply_theme(qapp, "dark")
    apply_theme(qapp, "light")
    assert len(qapp.children()) <= before + 1


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("field", [QSpinBox, QComboBox])
def test_fields_have_arrows(qtbot: Any, qapp: QApplication, choice: Choice, field: type[QWidget]) -> None:
    theme = apply_theme(qapp, choice)
    widget = field()
    qtbot.addWidget(widget)
    widget.resize(120, 30)
    picture = widget.grab().toImage()
    right = {picture.pixelColor(x, y).name() for x in range(98, 116) for y in range(4, 26)}
    apply_theme(qapp, "light")
    assert max(contrast(colour, theme.surface) for colour in right) >= 3.0


def test_primary_button_is_filled_with_the_accent(qtbot: Any, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QPushButton()
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.resize(80, 30)
    assert button.grab().toImage().pixelColor(40, 15) == QColor(LIGHT.accent)


@pytest.mark.parametrize(("choice", "theme"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])
def test_signed_colours_run_from_negative_to_positive(qapp: QApplication, choice: Choice, theme: Theme) -> None:
    apply_theme(qapp, choice)
    colours = signed_rgb(np.array([[-2.0, -9.0], [0.0, np.nan], [2.0, 9.0]]), 2.0)
    apply_theme(qapp, "light")
    assert colours.shape == (3, 2, 3)
    assert colours.dtype == np.uint8
    for row, colour in enumerate((theme.negative, theme.neutral, theme.positive)):
        expected = rgb(colour)
        assert colours[row].tolist() == [list(expected)] * 2


@pytest.mark.parametrize("limit", [0.0, -1.0, float("nan")])
def test_a_scale_of_nothing_is_neutral(limit: float) -> None:
    colours = signed_rgb(np.array([-1.0, 0.0, 1.0]), limit)
    assert (colours == colours[1]).all()


@THEMES
def test_the_two_hues_differ_for_every_eye(theme: Theme) -> None:
    # Blue against orange: far apart in the blue-yellow direction, which red-green blindness keeps.
    red, green, blue = rgb(theme.positive)
    other_red, other_green, other_blue = rgb(theme.negative)
    assert (red + green) / 2 - blue > 60
    assert other_blue - (other_red + other_green) / 2 > 60


def test_mixing_meets_in_the_middle() -> None:
    assert mixed("#000000", "#ffffff", 0.0) == "#000000"
    assert mixed("#000000", "#ffffff", 1.0) == "#ffffff"
    assert mixed("#000000", "#204060", 0.5) == "#102030"
