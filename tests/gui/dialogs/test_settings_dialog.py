from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.places import datasets_folder
from gui.dialogs.settings_dialog import SettingsDialog, show_settings
from gui.session.settings import USUAL_MEMORY, Settings

ROOT = Path(__file__).parents[3]


class Told:
    """What was asked of the window."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, *choice: str) -> None:
        self.asked.append(choice[0] if choice else "apply")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def open_dialog(qtbot: QtBot, settings: Settings, told: Told) -> Callable[[], SettingsDialog]:
    window = QWidget()
    qtbot.addWidget(window)

    def show() -> SettingsDialog:
        show_settings(window, settings, wear=told, speak=told, apply=told)
        dialog = window.findChild(QDialog)
        assert isinstance(dialog, SettingsDialog)
        return dialog

    return show


def test_it_is_not_modal_and_there_is_one(open_dialog: Callable[[], SettingsDialog]) -> None:
    dialog = open_dialog()
    assert not dialog.isModal()
    assert open_dialog() is dialog


def test_choices_count_at_once(open_dialog: Callable[[], SettingsDialog], settings: Settings, told: Told) -> None:
    dialog = open_dialog()
    told.asked.clear()
    dialog.theme.setCurrentIndex(dialog.theme.findData("contrast"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    dialog.language.setCurrentIndex(dialog.language.findData("zh_CN"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    dialog.memory.setValue(512)
    dialog.hints.click()
    assert told.asked == ["contrast", "zh_CN", "apply", "apply"]
    assert (settings.memory(), settings.is_on("hints")) == (512, False)


def test_a_folder_for_datasets(
    open_dialog: Callable[[], SettingsDialog], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = open_dialog()
    dialog.findChild(QPushButton, "dataFolderButton").click()  # type: ignore[union-attr]
    assert settings.data_folder() == tmp_path
    assert dialog.folder.text() == str(tmp_path)


def test_all_can_be_as_it_was(open_dialog: Callable[[], SettingsDialog], settings: Settings, told: Told) -> None:
    settings.set_memory(1024)
    settings.turn("hints", False)
    settings.set_data_folder("/somewhere")
    dialog = open_dialog()
    dialog.findChild(QPushButton, "resetButton").click()  # type: ignore[union-attr]
    assert (settings.memory(), settings.is_on("hints"), settings.data_folder()) == (
        USUAL_MEMORY,
        True,
        datasets_folder(),
    )
    assert told.asked[-2:] == ["system", "system"]
    assert (dialog.memory.value(), dialog.hints.isChecked()) == (USUAL_MEMORY, True)


@pytest.mark.parametrize("written", ["-5", "1e9", "lots", "99999999999999999999", "²"])
def test_nonsense_in_the_file_is_the_default(settings: Settings, written: str) -> None:
    settings._put("memory", written)
    assert settings.memory() == USUAL_MEMORY
    settings._put("data", "relative/folder")
    assert settings.data_folder() == datasets_folder()


def test_decoded_folders_are_kept_until_the_window_is_told_otherwise(qtbot: QtBot) -> None:
    from gui.app import create_window

    window = create_window([])
    qtbot.addWidget(window)
    assert window.lab.opening.cache is not None
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.cache.setChecked(False)
    assert window.lab.opening.cache is None
    assert not window.settings.is_on("cache")
    dialog.findChild(QPushButton, "resetButton").click()
    assert window.lab.opening.cache is not None
    window.close()


def test_two_windows_keep_each_others_settings(tmp_path: Path) -> None:
    """Each a process of its own, as two windows are, with the file open at the same time."""
    path = tmp_path / "settings.ini"
    program = """
import sys
from pathlib import Path
from gui.session.settings import Settings
settings = Settings(Path(sys.argv[1]))
settings.theme()
print("open", flush=True)
sys.stdin.readline()
if sys.argv[2] == "one":
    settings.set_theme("dark")
    settings.add_recent_folder("/one")
else:
    settings.set_memory(512)
    settings.add_recent_folder("/two")
settings.sync()
print("done", flush=True)
sys.stdin.readline()
settings.sync()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    both = [
        subprocess.Popen([sys.executable, "-c", program, path, name], cwd=ROOT, text=True, **pipes)  # type: ignore[call-overload]
        for name in ("one", "two")
    ]
    for process in both:
        assert process.stdout.readline() == "open\n"
    for process in both:
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"
    for process in both:
        process.communicate("\n", timeout=300)
        assert process.returncode == 0
    seen = Settings(path)
    assert (seen.theme(), seen.memory()) == ("dark", 512)
    assert seen._listed("recent") == ["/two", "/one"]
