"""The pictures: in the colour asked, paler where disabled, sharp, and all of one make."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from gui.icons import FOLDER, application_icon, icon, names


def drawn(picture: QIcon, size: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return picture.pixmap(QSize(size, size), 1.0, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def colours(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def distance(one: QColor, other: QColor) -> int:
    pairs = (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    return sum(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("name", names())
def test_every_picture_has_the_colour_asked_and_only_that(qtbot: QtBot, name: str) -> None:
    image = drawn(icon(name, "#c85204"), 40)
    solid = [colour for colour in colours(image) if colour.alpha() > 250]
    assert len(solid) > 30
    # Edges are stored with the alpha multiplied in, which costs a step or two of the colour.
    assert all(
        abs(colour.red() - 0xC8) + abs(colour.green() - 0x52) + abs(colour.blue() - 0x04) < 9 for colour in solid
    )


@pytest.mark.parametrize("name", names())
def test_disabled_is_paler(qtbot: QtBot, name: str) -> None:
    picture = icon(name, "#000000")
    normal, disabled = (
        max(colour.alpha() for colour in colours(drawn(picture, 20, mode)))
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal > 200
    assert 0.3 * normal < disabled < 0.5 * normal


@pytest.mark.parametrize("name", names())
def test_all_are_of_one_make(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text()
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.75"' in text
    assert text.count("currentColor") == 1
    assert not re.search(r"#[0-9a-f]{3}", text)


def test_the_same_picture_is_drawn_once(qtbot: QtBot) -> None:
    assert icon("train", "#123456") is icon("train", "#123456")
    assert icon("train", "#123456") is not icon("train", "#654321")


@pytest.mark.parametrize("size", [16, 32, 64, 256])
def test_the_programs_own_is_blue_with_white_at_every_size(qtbot: QtBot, size: int) -> None:
    image = drawn(application_icon(), size)
    assert image.size() == QSize(size, size)
    shades = colours(image)
    assert image.pixelColor(0, 0).alpha() == 0
    assert sum(shade.blue() > 180 and shade.red() < 110 and shade.alpha() > 250 for shade in shades) > 0.3 * size**2
    assert any(min(shade.red(), shade.green(), shade.blue()) > 240 and shade.alpha() > 250 for shade in shades)
