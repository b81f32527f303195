"""What is remembered from one start to the next: a file that anybody may have edited, so nothing in it is believed."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray

from core.places import datasets_folder
from core.soon import soon
from gui.looks.theme import Choice
from gui.session.settings_file import MOST_RECENT, SettingsFile

THEMES = ("system", "light", "dark", "contrast")
LEAST_MEMORY, USUAL_MEMORY, MOST_MEMORY = 32, 256, 16_384  # megabytes


class Settings(SettingsFile):
    """What is remembered, read with checks: what is missing, of the wrong kind or out of range has its default."""

    def theme(self) -> Choice:
        """The theme chosen."""
        choice = self._text("theme")
        return cast(Choice, choice) if choice in THEMES else "system"

    def set_theme(self, choice: Choice) -> None:
        """Remember the theme."""
        self._put("theme", choice)

    def language(self) -> str:
        """The language chosen: a code that may have no file any more, or "system"."""
        return self._text("language") or "system"

    def set_language(self, choice: str) -> None:
        """Remember the language."""
        self._put("language", choice)

    def memory(self) -> int:
        """Megabytes that the kept moments of all runs may take."""
        text = self._text("memory")
        return min(max(int(text), LEAST_MEMORY), MOST_MEMORY) if text.isdecimal() and len(text) < 9 else USUAL_MEMORY

    def set_memory(self, megabytes: int) -> None:
        """Remember it."""
        self._put("memory", str(megabytes))

    def data_folder(self) -> Path:
        """Where fetched datasets are kept."""
        text = self._text("data")
        return Path(text) if text and Path(text).is_absolute() else datasets_folder()

    def set_data_folder(self, path: str) -> None:
        """Remember it; nothing means the usual one."""
        self._put("data", path)

    def is_on(self, name: str) -> bool:
        """Whether "hints" are given, decoded folders kept ("cache"), a "tip/…" said; all are unless turned off."""
        return self._text(name) != "off"

    def turn(self, name: str, on: bool) -> None:
        """Remember whether one of these is on."""
        self._put(name, "on" if on else "off")

    def recent_folders(self) -> list[str]:
        """Datasets opened lately that are still there, for all that is known soon, the newest first."""
        paths = self._listed("recent")
        return [path for path, there in zip(paths, soon(_exists, paths, otherwise=True), strict=True) if there]

    def add_recent_folder(self, path: str) -> None:
        """Put a dataset first among the recent ones."""
        self._prepend("recent", path)

    def saved_folders(self) -> list[str]:
        """Folders that something was saved in lately, the newest first."""
        return self._listed("saved")

    def add_saved_folder(self, path: str) -> None:
        """Remember that something will be saved there; on disk at once, for it may be the last thing done."""
        if path not in self.saved_folders()[:1]:
            self._prepend("saved", path)
            self._store.sync()

    def unwritten(self) -> list[str]:
        """What could not be written any more when the window was closed."""
        return self._listed("unwritten")

    def set_unwritten(self, paths: Sequence[str]) -> None:
        """Remember it, on disk at once; nothing means that it was told."""
        if paths or self._text("unwritten"):
            self._put("unwritten", json.dumps(list(paths)[:MOST_RECENT]) if paths else "")
            self._store.sync()

    def last_dataset(self) -> str:
        """What was open last: a path that is still there, "sample", or nothing."""
        path = self._text("dataset")
        return path if path == "sample" or soon(_exists, [path], otherwise=True)[0] else ""

    def set_last_dataset(self, path: str) -> None:
        """Remember what is open."""
        self._put("dataset", path)

    def config(self) -> str:
        """The config of the last run as JSON text; whoever parses it checks it."""
        return self._text("config")

    def set_config(self, text: str) -> None:
        """Remember the config."""
        self._put("config", text)

    def geometry(self) -> QByteArray:
        """What the window's saveGeometry gave, or nothing."""
        return self._data("geometry")

    def set_geometry(self, data: QByteArray) -> None:
        """Remember where the window stood."""
        self._put("geometry", _as_text(data))

    def columns(self) -> QByteArray:
        """What the splitter's saveState gave, or nothing."""
        return self._data("columns")

    def set_columns(self, data: QByteArray) -> None:
        """Remember how wide the columns were."""
        self._put("columns", _as_text(data))

    def layout(self, name: str) -> QByteArray:
        """How a splitter, or tabs, of that name was left, or nothing."""
        return self._data(f"layout/{name}")

    def set_layout(self, name: str, data: bytes) -> None:
        """Remember how it was left."""
        self._put(f"layout/{name}", _as_text(QByteArray(data)))

    def view(self) -> list[str]:
        """The names of what was chosen of how curves are looked at; some may mean nothing any more."""
        return [name for name in self._text("view").split(",") if name]

    def set_view(self, names: Sequence[str]) -> None:
        """Remember them."""
        self._put("view", ",".join(names))

    def visited(self) -> bool:
        """Whether the user has been shown how to go back in time, and did."""
        return self._text("visited") == "yes"

    def set_visited(self, visited: bool) -> None:
        """Remember that the user has gone back in time."""
        self._put("visited", "yes" if visited else "")


def _as_text(data: QByteArray) -> str:
    return base64.b64encode(bytes(data.data())).decode("ascii")


def _exists(path: str) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return bool(path) and Path(path).exists()
    return False
