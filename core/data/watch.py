"""A watch over files while they are read: what they looked like then, to tell later whether they have changed."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.contents import NOTHING, Stamp, read_files, stamps
from core.data.pile import File
from core.data.tree import Disk, Entry

RACY = 2.0  # seconds; what changed so shortly before it was read may change again within the clock's tick


class Watch(Disk):
    """Files as they were when they were read: sizes and times come with the reading itself and are not asked again."""

    def __init__(self) -> None:
        self._began = time.time_ns()
        self._turn = threading.Lock()
        self._stamps: dict[str, Stamp] = {}
        self._changed: dict[str, int] = {}
        self._listed: dict[str, list[str]] = {}

    def scan(self, folder: str) -> Iterator[Entry]:
        """As `Tree.scan`."""
        self.enter(folder)
        return super().scan(folder)

    def contents(self, paths: Sequence[str]) -> Iterable[File]:
        """As `Tree.contents`."""
        # Before they are read: what changes between is told by its stamp. One at a time: it takes the interpreter.
        with self._turn:
            self._stamps.update(zip(paths, stamps(paths), strict=True))
        return read_files(paths)

    def enter(self, folder: str) -> None:
        """Note when a folder was last changed, before it is listed."""
        with suppress(OSError):
            self._changed[folder] = os.stat(folder).st_mtime_ns  # noqa: PTH116  # text, as it is kept

    def listed(self, folder: str, paths: list[str]) -> None:
        """Note the files of a folder, all of which will be read."""
        self._listed[folder] = paths

    def folders(self) -> list[list[Any]] | None:
        """Path, time and digest of its files' stamps, of each folder; None where anything is too new to be sure of."""
        latest = max((changed for _, changed in self._stamps.values()), default=0)
        if max(latest, *self._changed.values(), 0) > self._began - RACY * 1e9:
            return None
        digests = {folder: self._digest(folder, paths) for folder, paths in self._listed.items()}
        return [[folder, changed, digests.get(folder, "")] for folder, changed in self._changed.items()]

    def _digest(self, folder: str, paths: list[str]) -> str:
        start = len(os.path.join(folder, ""))  # noqa: PTH118
        stamps = chain.from_iterable(self._stamps.get(path, NOTHING) for path in paths)
        return digest_of([path[start:] for path in paths], np.fromiter(stamps, np.int64))


def digest_of(names: list[str], stamps: NDArray[np.int64]) -> str:
    """Of names, and of the size and time of each, in hex."""
    hashed = hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape"))
    hashed.update(np.ascontiguousarray(stamps).data)
    return hashed.hexdigest()
