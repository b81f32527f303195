"""Turns: of several programs that would fetch into one folder, one does at a time, and the others wait for it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which lets nobody replace a file that another has open
    fcntl = None  # type: ignore[assignment]


class Turn:
    """One program's wish to write into a folder, given up by `close` and with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        self._number = os.open(folder, os.O_RDONLY) if fcntl else -1

    def has_come(self) -> bool:
        """Whether nobody else writes there; nobody else will from now on. True where that cannot be asked."""
        if self._number < 0:
            return True
        with suppress(OSError):  # not every file system has locks
            try:
                fcntl.flock(self._number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True

    def close(self) -> None:
        """Let the next have its turn."""
        if self._number >= 0:
            os.close(self._number)
            self._number = -1
