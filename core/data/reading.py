"""Reading bytes that may be anything: regular files only, never blocking, never more than a bound."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from core.dataset import SkipReason
from core.errors import DataError, Fault

MAX_IMAGE_FILE = 64 << 20  # bytes
MAX_UNPACKED = 2 << 30  # bytes, of what is in a small packed file or is read into memory at once
SHRINKS = 20  # times, at most, that digits are larger than what they are packed in; what is made to do harm is 1000
BARREN = 1 << 16  # bytes, at most, of a gzip file that nothing comes out of
_GZIP = b"\x1f\x8b"
READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class UnreadableError(Exception):
    """A file that is passed over: why, and the operating system's word if it has one."""

    def __init__(self, reason: SkipReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def shown(path: str | Path) -> str:
    """The path as text that can be printed anywhere: bytes that are no UTF-8, control and direction marks escaped."""
    text = str(path)
    return text if text.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in text)


def most_unpacked(packed: int) -> int:
    """Bytes that may be in a packed file of so many."""
    return max(MAX_UNPACKED, SHRINKS * packed)


def read_bytes(path: str | Path, limit: int = MAX_IMAGE_FILE) -> bytes:
    """The bytes of a regular file.

    Raises
    ------
    UnreadableError
        NOT_READABLE, NOT_A_FILE (a FIFO, a device, a folder), EMPTY or TOO_LARGE (over `limit` bytes).
    """
    try:
        data = _whole(path, limit)
    except OSError as error:
        raise UnreadableError(SkipReason.NOT_READABLE, error.strerror or "") from error
    if not data:
        raise UnreadableError(SkipReason.EMPTY)
    return data


def _whole(path: str | Path, limit: int) -> bytes:
    # Without a file object: for a small file that costs as much as all the rest.
    descriptor, about = _opened(path)
    size = about.st_size
    try:
        if size > limit:
            raise UnreadableError(SkipReason.TOO_LARGE)
        data = os.read(descriptor, size)
        while 0 < len(data) < size and (more := os.read(descriptor, size - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def open_regular(path: str | Path) -> BinaryIO:
    """Open a file for reading without waiting for a FIFO's other end.

    Raises
    ------
    UnreadableError
        NOT_A_FILE where it is no regular file.
    OSError
        as the operating system says.
    """
    return io.BufferedReader(io.FileIO(_opened(path)[0]))


def _opened(path: str | Path) -> tuple[int, os.stat_result]:
    """A regular file's descriptor, and what the system says of it."""
    try:
        descriptor = os.open(path, READ_ONLY)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):  # a socket; a folder, on Windows
            raise UnreadableError(SkipReason.NOT_A_FILE) from error
        raise
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError(SkipReason.NOT_A_FILE)
    return descriptor, about


@contextmanager
def gunzipped(file: BinaryIO) -> Iterator[BinaryIO]:
    """What is in an open file, gunzipped where its first bytes say so."""
    packed = file.read(2) == _GZIP
    file.seek(0)
    if not packed:
        yield file
        return
    with _Gunzipped(file) as content:
        yield cast(BinaryIO, content)


class _Gunzipped(gzip.GzipFile):
    """A gzip file that is given up where it holds nothing for too long: members without content, names without end."""

    def __init__(self, file: BinaryIO) -> None:
        self._packed = _Metered(file)
        super().__init__(fileobj=cast(BinaryIO, self._packed))

    def read(self, size: int | None = -1) -> bytes:
        self._packed.allow(size)
        return super().read(size)

    def readline(self, size: int | None = -1) -> bytes:
        self._packed.allow(size)
        return super().readline(size)


class _Metered:
    """A packed file of which no more is read than what is wanted of its content can need."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def allow(self, wanted: int | None) -> None:
        """Let be read what so many bytes of content are packed in; all of it if none or a negative number is given."""
        self._left = BARREN + 2 * wanted if wanted is not None and wanted >= 0 else sys.maxsize

    def read(self, size: int) -> bytes:
        """The next bytes. Raises BadGzipFile."""
        if self._left <= 0:
            raise gzip.BadGzipFile
        data = self._file.read(size)
        self._left -= len(data)
        return data


@contextmanager
def faults(path: str | Path) -> Iterator[None]:
    """Turn what may go wrong with a file into a DataError."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(Fault.GZIP_DAMAGED, path=shown(path)) from error
    except zipfile.BadZipFile as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=shown(path)) from error
    except UnreadableError as error:
        raise DataError(Fault.NOT_ALLOWED, path=shown(path), reason=error.detail or error.reason.value) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataError(Fault.NOT_FOUND, path=shown(path)) from error
    except OSError as error:
        raise DataError(Fault.NOT_ALLOWED, path=shown(path), reason=error.strerror or str(error)) from error


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte of a name that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
