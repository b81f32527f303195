"""The small pictures that a style sheet takes from files: there, seen, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from gui.looks import style_sheet as sheets
from gui.looks.theme import LIGHT


@pytest.fixture(autouse=True)
def nothing_remembered(qtbot: QtBot) -> Iterator[None]:
    before = QDir.searchPaths("pictures")
    sheets._pictures.cache_clear()
    QDir.setSearchPaths("pictures", [])
    yield
    sheets._pictures.cache_clear()
    QDir.setSearchPaths("pictures", before)


def box(qtbot: QtBot, sheet: str = "") -> QImage:
    check = QCheckBox()
    qtbot.addWidget(check)
    check.setChecked(True)
    check.setStyleSheet(sheet or sheets.style_sheet(LIGHT))
    check.resize(check.sizeHint())
    image: QImage = check.grab().toImage()
    return image


def on_accent(image: QImage) -> int:
    wanted = LIGHT.on_accent
    return sum(image.pixelColor(x, y).name() == wanted for x in range(image.width()) for y in range(image.height()))


def test_without_its_picture_there_is_no_tick(qtbot: QtBot) -> None:
    sheet = sheets.style_sheet(LIGHT).replace("pictures:check", "pictures:none")
    assert on_accent(box(qtbot, sheet)) == 0


@pytest.mark.parametrize("name", ["手写数字", 'a "quoted" (odd); folder'])
def test_the_tick_is_drawn_from_any_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    assert on_accent(box(qtbot)) > 0
    pictures = list((tmp_path / name / "logit-lab" / "pictures").iterdir())
    assert len(pictures) == 10
    assert not any(QPixmap(str(path)).isNull() for path in pictures)


def test_a_spoilt_picture_is_made_anew(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    sheets.style_sheet(LIGHT)
    for path in (tmp_path / "logit-lab" / "pictures").iterdir():
        path.write_bytes(b"no picture")
    sheets._pictures.cache_clear()
    assert on_accent(box(qtbot)) > 0


def test_where_the_cache_cannot_be_written_another_folder_serves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logit-lab").write_bytes(b"a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert on_accent(box(qtbot)) > 0
    (folder,) = QDir.searchPaths("pictures")
    assert not folder.startswith(str(tmp_path))
