"""Borders: a folder that was chosen is all that was chosen; links that lead out of it are told, not followed."""

from __future__ import annotations

import os

from core.data.reading import UnreadableError
from core.data.tree import Disk, Entry, Place
from core.dataset import Skipped, SkipReason


def leads_out(entry: Entry, folder: Place) -> bool:
    """Whether something in a folder is a link to what lies elsewhere; one that leads nowhere is not."""
    if not entry.is_link or not isinstance(folder.tree, Disk):
        return False
    try:
        end, root = os.path.realpath(entry.path), os.path.realpath(folder.path)
    except OSError:  # nobody may know where it leads
        return True
    return os.path.lexists(end) and end != root and not end.startswith(os.path.join(root, ""))  # noqa: PTH118


def outside(path: str) -> Skipped:
    """What is told of such a link; its path safe to print."""
    return Skipped(path, SkipReason.OUTSIDE)


def stay_inside(entry: Entry, folder: Place) -> None:
    """Raise UnreadableError, OUTSIDE, where an entry leads out."""
    if leads_out(entry, folder):
        raise UnreadableError(SkipReason.OUTSIDE)
