"""The settings file: anybody may have edited it, so it is looked through before Qt may read it."""

from __future__ import annotations

import base64
import binascii
import contextlib
import datetime
import json
import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

LONGEST_TEXT = 20_000  # characters of one value
MOST_RECENT = 8  # of a list, the newest first
LARGEST_FILE = 1 << 20  # bytes; ours has a few thousand

# A value that Qt would revive as an object of any kind; we never write one.
REVIVED = re.compile(r'[=,]\s*"?@Variant\(')


class SettingsFile:
    """Texts by name; what is missing or too long is nothing.

    Parameters
    ----------
    path : where the file is; the user's own by default

    Attributes
    ----------
    set_aside : where a file that could not be used was moved to, for the one who tells the user; else None
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self.set_aside = _move_if_broken(self.path)
        # Qt's own kinds of values are never written: reading them back turns "abc" into 0.0 without a word.
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    def sync(self) -> bool:
        """Write to disk now; whether that could be done."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    def _put(self, name: str, text: str) -> None:
        if len(text) <= LONGEST_TEXT:
            self._store.setValue(name, text)

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) and len(value) <= LONGEST_TEXT else ""

    def _data(self, name: str) -> QByteArray:
        with contextlib.suppress(binascii.Error, ValueError):
            return QByteArray(base64.b64decode(self._text(name), validate=True))
        return QByteArray()

    def _prepend(self, name: str, path: str) -> None:
        self._store.sync()  # another window may have added to them
        others = [other for other in self._listed(name) if other != path]
        self._put(name, json.dumps([path, *others][:MOST_RECENT]))

    def _listed(self, name: str) -> list[str]:
        try:
            listed = json.loads(self._text(name) or "[]")
        except (ValueError, RecursionError):
            return []
        paths = [path for path in listed if isinstance(path, str)] if isinstance(listed, list) else []
        return paths[:MOST_RECENT]


def default_path() -> Path:
    """Where the user's settings are, whatever the application is called by then."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "logit-lab" / "settings.ini"


def _move_if_broken(path: Path) -> Path | None:
    if not path.exists() or _is_sound(path):
        return None
    now = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.broken-{now}")
    with contextlib.suppress(OSError):
        return path.rename(aside)
    return None


def _is_sound(path: Path) -> bool:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return False
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return "\0" not in text and not REVIVED.search(text) and all(map(_is_line, text.splitlines()))


def _is_line(line: str) -> bool:
    return not line.strip() or line.lstrip()[0] in ";#[" or "=" in line
