"""Where a user's own files lie: the folder that the system keeps for the data of programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "logit-lab"
SETTINGS = "settings.ini"


def home() -> Path:
    """The user's own folder; the root, where Qt takes it to be too, for a user whom the system does not know."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.sep)


def data_folder() -> Path:
    """The program's folder for what it keeps for the user; it may not exist yet.

    By the rules of freedesktop.org, of Apple's File System Programming Guide, and of Windows' known folders: where Qt's
    GenericDataLocation is, so that window and command line agree.
    """
    return _home() / NAME


def cache_folder() -> Path:
    """The program's folder for what can be made again: where Qt's GenericCacheLocation is."""
    if sys.platform == "darwin":
        return home() / "Library" / "Caches" / NAME
    if sys.platform == "win32":
        return data_folder() / "cache"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home() / ".cache") / NAME


def settings_file() -> Path:
    """What the window remembers: where Qt's GenericConfigLocation is."""
    if sys.platform == "darwin":
        return home() / "Library" / "Preferences" / NAME / SETTINGS
    if sys.platform == "win32":
        return data_folder() / SETTINGS
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home() / ".config") / NAME / SETTINGS


def scratch_folder() -> Path:
    """Where arrays lie that memory has no room for, as long as they are used."""
    return cache_folder() / "scratch"


def datasets_folder() -> Path:
    """Where datasets fetched from elsewhere are kept."""
    return data_folder() / "datasets"


def _home() -> Path:
    if sys.platform == "darwin":
        return home() / "Library" / "Application Support"
    if sys.platform == "win32":
        named = os.environ.get("LOCALAPPDATA", "")
        return Path(named) if Path(named).is_absolute() else home() / "AppData" / "Local"
    named = os.environ.get("XDG_DATA_HOME", "")
    # The rules have a relative path ignored.
    return Path(named) if Path(named).is_absolute() else home() / ".local" / "share"
