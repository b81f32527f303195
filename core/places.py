"""Where a user's own files lie: the folder that the system keeps for the data of programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "logit-lab"


def data_folder() -> Path:
    """The program's folder for what it keeps for the user; it may not exist yet.

    By the rules of freedesktop.org, of Apple's File System Programming Guide, and of Windows' known folders: where Qt's
    GenericDataLocation is, so that window and command line agree.
    """
    return _home() / NAME


def datasets_folder() -> Path:
    """Where datasets fetched from elsewhere are kept."""
    return data_folder() / "datasets"


def _home() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        named = os.environ.get("LOCALAPPDATA", "")
        return Path(named) if Path(named).is_absolute() else Path.home() / "AppData" / "Local"
    named = os.environ.get("XDG_DATA_HOME", "")
    # The rules have a relative path ignored.
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
