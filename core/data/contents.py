"""Contents: the bytes of many files, of which each costs only the few calls that the system needs.

A small file is read in 5 microseconds. Half of what a careful reading takes besides can be spared: asking what kind of
file it is, where reading tells; the way from the root to it, where its folder is open; its name's way into bytes.
Where the system has a ring, a thread reads all files of a folder by it, and needs the interpreter for none of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import numpy as np

from core.data import ring
from core.data.pile import File, Pile
from core.data.reading import READ_ONLY, UnreadableError, read_bytes

Stamp = tuple[int, int]  # bytes, and nanoseconds of the last change

SMALL = 1 << 16  # bytes; a file with fewer is read in one call
NOTHING: Stamp = (-1, -1)
# Whether a way can begin at an opened folder: not on Windows.
CAN_BEGIN = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
MANY = 16  # files, from which on a ring is worth making


def read_files(paths: Sequence[str]) -> Sequence[File]:
    """The bytes of each file, or why not, as `core.data.reading.read_bytes` gives and raises them.

    They may be lost when the calling thread reads others.
    """
    start, names = _names(paths)
    with opened(start) as folder:
        if MANY <= len(paths) <= ring.MOST and (own := _own.ring()) is not None:
            sizes = own.read(folder, names)
            left = np.flatnonzero(sizes == 0).tolist()
            return Pile(own.block[: len(paths)], sizes, {row: _with_care(paths[row]) for row in left})
        small = _one_by_one(folder, _apart(names))
        return [data or _with_care(path) for path, data in zip(paths, small, strict=True)]


def reads_aside(count: int) -> bool:
    """Whether the calling thread reads so many files without the interpreter, so that others can meanwhile."""
    return count >= MANY and _own.ring() is not None


def stamps(paths: Sequence[str]) -> list[Stamp]:
    """What each file looks like, nothing of what is not there."""
    start, names = _names(paths)
    with opened(start) as folder:
        return [_stamp(name, folder) for name in _apart(names)]


def _stamp(name: bytes, folder: int | None) -> Stamp:
    try:
        about = os.stat(name, dir_fd=folder)
    except OSError:
        return NOTHING
    return about.st_size, about.st_mtime_ns


def _with_care(path: str) -> File:
    try:
        return read_bytes(path)
    except UnreadableError as why:
        return why


def _one_by_one(folder: int | None, names: Sequence[bytes]) -> Iterator[bytes]:
    begin, read, end = os.open, _read_start, os.close
    for name in names:
        data = b""
        try:
            descriptor = begin(name, READ_ONLY, dir_fd=folder)
            try:
                data = read(descriptor, SMALL, 0)
            finally:
                end(descriptor)
        except OSError:
            pass
        yield data if len(data) < SMALL else b""


class _Own(threading.local):
    """A thread's own ring, made when it first asks."""

    def __init__(self) -> None:
        self._ring: ring.Ring | None = None
        self._asked = False

    def ring(self) -> ring.Ring | None:
        """None where there can be none."""
        if not self._asked:
            self._asked = True
            with suppress(OSError):
                self._ring = ring.Ring()
        return self._ring


_own = _Own()


def _read(descriptor: int, size: int, _start: int) -> bytes:
    return os.read(descriptor, size)


# From a FIFO, a socket or a terminal nothing is read at a place; a device without end gives all that is asked for.
_read_start = getattr(os, "pread", _read)


def _names(paths: Sequence[str]) -> tuple[str, bytes]:
    """The folder of files that all lie in one, and their names there; else none, and their paths.

    A NUL stands before each name, and after the last.
    """
    whole = os.fsencode("\0".join(["", *paths, ""]))
    if whole.count(b"\0") != len(paths) + 1:
        raise ValueError("a name holds a NUL")
    start = paths[0][: paths[0].rfind("/") + 1] if paths and CAN_BEGIN else ""
    folder = os.fsencode(start)
    names = whole.replace(b"\0" + folder, b"\0")
    alike = len(names) == len(whole) - len(paths) * len(folder) and b"/" not in names
    return (start, names) if alike else ("", whole)


def _apart(names: bytes) -> list[bytes]:
    return names.split(b"\0")[1:-1]


@contextmanager
def opened(folder: str) -> Iterator[int | None]:
    """A folder, from where the way to each of its files is short; None where it cannot be opened."""
    descriptor = _opened(folder)
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _opened(folder: str) -> int | None:
    try:
        return os.open(folder, READ_ONLY | os.O_DIRECTORY) if folder and CAN_BEGIN else None
    except OSError:
        return None
