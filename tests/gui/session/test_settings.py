"""What is remembered, with files that were really spoilt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from core.cli.caching import is_off
from core.places import settings_file
from gui.session.settings import Settings
from gui.session.settings_file import LARGEST_FILE, LONGEST_TEXT, MOST_RECENT, default_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.ini"


def written(path: Path, content: str | bytes) -> Settings:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Settings(path)


def assert_fresh(settings: Settings) -> None:
    assert settings.theme() == "system"
    assert settings.recent_folders() == []
    assert settings.last_dataset() == ""
    assert settings.config() == ""
    assert settings.geometry().isEmpty()
    assert settings.columns().isEmpty()


def test_at_first_everything_has_its_default(path: Path) -> None:
    settings = Settings(path)
    assert_fresh(settings)
    assert settings.set_aside is None


def test_what_is_set_is_there_at_the_next_start(path: Path, tmp_path: Path) -> None:
    config = json.dumps({"classes": [0, 1], "note": 'a, "b"\n; # [c] = \\ 数字 @Variant(x) @ByteArray(y) %20'})
    settings = Settings(path)
    settings.set_theme("dark")
    settings.add_recent_folder(str(tmp_path))
    settings.set_last_dataset(str(tmp_path))
    settings.set_geometry(QByteArray(bytes(range(256))))
    settings.set_columns(QByteArray(b"\0columns"))
    settings.set_config(config)
    assert settings.sync()
    again = Settings(path)
    assert again.set_aside is None
    assert again.theme() == "dark"
    assert again.recent_folders() == [str(tmp_path)]
    assert again.last_dataset() == str(tmp_path)
    assert bytes(again.geometry().data()) == bytes(range(256))
    assert bytes(again.columns().data()) == b"\0columns"
    assert again.config() == config


def test_recent_folders_are_few_without_twins_and_still_there(path: Path, tmp_path: Path) -> None:
    settings = Settings(path)
    folders = [tmp_path / f"数字 {number}" for number in range(MOST_RECENT + 4)]
    for folder in folders:
        folder.mkdir()
        settings.add_recent_folder(str(folder))
    settings.add_recent_folder(str(folders[-3]))
    recent = settings.recent_folders()
    assert len(recent) == MOST_RECENT
    assert recent[:3] == [str(folders[-3]), str(folders[-1]), str(folders[-2])]
    folders[-1].rmdir()
    assert str(folders[-1]) not in settings.recent_folders()


def test_the_sample_needs_no_place(path: Path) -> None:
    settings = Settings(path)
    settings.set_last_dataset("sample")
    assert settings.last_dataset() == "sample"
    settings.set_last_dataset("/no/such/folder")
    assert settings.last_dataset() == ""


@pytest.mark.parametrize(
    "line",
    [
        "theme=purple",
        "theme=abc, def",
        "theme=",
        "theme=@ByteArray(dark)",
        "theme=@Invalid()",
        "geometry=not base 64!",
        "geometry=@Rect(1 2 3 4)",
        "columns=数字",
        "recent=[1, 2, null]",
        'recent="{}"',
        "recent=[[[[",
        f"recent={'[' * 5000}",
        f"config={'x' * (LONGEST_TEXT + 1)}",
        "dataset=/no/such/folder",
        r'dataset="a\x0b"',
    ],
)
def test_values_of_the_wrong_kind_are_not_believed(path: Path, line: str) -> None:
    settings = written(path, f"[General]\n{line}\n")
    assert settings.set_aside is None
    assert_fresh(settings)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 20,
        b"\x7fELF\0\0\0",
        b"[General]\ntheme=dark\n\0\0\0\0",
        "[General]\ntheme=dark\n".encode("utf-16"),
        b"<html>not settings</html>\n",
        b"[General]\ngeometry=@Variant(\\0\\0\\0\\x7f)\n",
        b"[General]\nconfig=" + b"x" * LARGEST_FILE,
    ],
    ids=["bytes", "program", "torn", "utf-16", "web page", "revived object", "huge"],
)
def test_a_broken_file_is_set_aside_and_told_of_once(path: Path, content: bytes) -> None:
    settings = written(path, content)
    assert_fresh(settings)
    assert settings.set_aside is not None
    assert settings.set_aside.name.startswith("settings.ini.broken-")
    assert settings.set_aside.read_bytes() == content
    settings.set_theme("light")
    assert settings.sync()
    again = Settings(path)
    assert again.set_aside is None
    assert again.theme() == "light"


def test_a_folder_in_its_place_is_set_aside(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "inside").write_text("kept")
    settings = Settings(path)
    assert settings.set_aside is not None
    assert (settings.set_aside / "inside").read_text() == "kept"
    settings.set_theme("dark")
    assert settings.sync()
    assert Settings(path).theme() == "dark"


def test_a_home_that_cannot_be_written_is_lived_with(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "home" / "settings.ini")
    assert_fresh(settings)
    settings.set_theme("dark")
    assert settings.theme() == "dark"
    assert not settings.sync()


def test_a_value_too_long_is_not_written(path: Path) -> None:
    settings = Settings(path)
    settings.set_config("kept")
    settings.set_config("x" * (LONGEST_TEXT + 1))
    assert settings.config() == "kept"


def test_the_file_is_in_the_users_own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_path().name == "settings.ini"
    assert default_path().parent.name == "logit-lab"


def test_the_command_line_reads_the_settings_as_they_are_written(qapp: object) -> None:
    settings = Settings()
    assert settings.path == settings_file()
    for on in (True, False):
        settings.turn("cache", on)
        assert settings.sync()
        assert is_off(settings.path) is not on
