"""Where a file chooser begins: where digits were opened last, or among the documents, if their disk answers.

Qt asks the disk of that folder in the window's own thread, and would wait for one that hangs.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from core.soon import soon


def documents() -> str:
    """The user's documents, or what else answers."""
    return answering([])


def answering(paths: Sequence[str]) -> str:
    """The first of the paths, or of the user's own folders, that is known soon to be there."""
    wanted = [*paths, *map(QStandardPaths.writableLocation, _OWN), os.sep]
    there = soon(_is_there, wanted, otherwise=False)
    return next((path for path, answers in zip(wanted, there, strict=True) if answers), "")


_OWN = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)


def _is_there(path: str) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return bool(path) and Path(path).exists()
    return False
