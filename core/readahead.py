"""Read ahead: a thread asks the disk for what comes next in a file, in its order, before anybody looks at it.

Whoever asks the system to have some bytes ready soon gets them in single pages, and each page costs time when it is
made, mapped and let go of. Whoever reads a file in its order gets pages hundreds of times as large. So a thread reads
it, into nothing: on Linux what is sent from a file to the null device comes into memory and is not copied.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from contextlib import suppress
from io import FileIO
from pathlib import Path

SENDS = sys.platform == "linux"  # elsewhere files are sent to sockets alone

Run = tuple[int, int]  # places of the first byte and the one behind the last


class Readahead:
    """Brings bytes of a file into memory; its thread lives while there are some to be brought.

    Parameters
    ----------
    file : its descriptor, which stays open while this is used
    """

    def __init__(self, file: int) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._wanted: deque[Run] = deque()
        self._works = False

    def bring(self, first: int, end: int) -> None:
        """Have these bytes brought after those that were asked for before."""
        with self._lock:
            self._wanted.append((first, end))
            self._works = self._works or self._starts()

    def forget(self) -> None:
        """What has not been begun is not wanted any more."""
        with self._lock:
            self._wanted.clear()

    def _starts(self) -> bool:
        try:
            # Opened once more: the system remembers of each opening how it is read, and others leap about in this file.
            file = Path(f"/proc/self/fd/{self._file}").open("rb", 0)  # noqa: SIM115 - the thread closes it
            threading.Thread(target=self._work, args=(file,), name="core-readahead", daemon=True).start()
        except (OSError, RuntimeError):  # then nobody reads ahead
            self._wanted.clear()
            return False
        return True

    def _work(self, file: FileIO) -> None:
        # What the disk refuses is refused again to whoever looks there, who has words for it.
        with suppress(OSError), file, Path(os.devnull).open("wb", 0) as nowhere:
            while run := self._next():
                _send(file.fileno(), nowhere.fileno(), run)
            return
        with self._lock:
            self._works = False

    def _next(self) -> Run | None:
        with self._lock:
            self._works = bool(self._wanted)
            return self._wanted.popleft() if self._wanted else None


def _send(file: int, nowhere: int, run: Run) -> None:
    first, end = run
    while first < end and (count := os.sendfile(nowhere, file, first, end - first)):
        first += count
