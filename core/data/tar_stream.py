"""The bytes of a tar in their order, unpacked within bounds; and its members once more, where they lie as they are."""

from __future__ import annotations

import bz2
import errno
import io
import lzma
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO

from core.data.packed import Member
from core.errors import Fault, WriteError
from core.places import scratch_folder

KEPT = 256 << 20  # bytes of members in memory; beyond that they are read where they lie, or where they are put aside
CHUNK = 1 << 20  # bytes of these that are put aside at once
ASKED = 64 << 20  # bytes of these after which the disk is asked for its room again
LEFT = 1 << 30  # bytes of the disk that are left to others
MAX_HEADER = 16 << 20  # bytes between two members
ENDS = 64  # times that the end may be read; to pass over a size that is not there, the library would try for ever
MAX_DICTIONARY = 256 << 20  # bytes of memory that xz may ask for
_BZIP2, _XZ = b"BZh", b"\xfd7zXZ\0"


class TooLargeError(Exception):
    """More was unpacked than there is room for, in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Stream:
    """The bytes of a tar, unpacked as its first bytes say, never more of them than was allowed."""

    def __init__(self, file: BinaryIO, most: int, again: Again | None = None) -> None:
        start = file.read(6)
        file.seek(0)
        self._file: Any = file
        if start.startswith(_BZIP2):
            self._file = bz2.BZ2File(file)
        elif start == _XZ:
            self._file = _Xz(file)
        self._again = again if self._file is file else None
        self._left = MAX_HEADER
        self._most = most
        self._aside = Aside()
        self._total = 0
        self._ends = 0
        self._kept = 0

    def allow(self, size: int) -> None:
        """Let the next `size` bytes, and a header, be read."""
        self._left = size + MAX_HEADER

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data: bytes = self._file.read(size)
        self._ends += not data
        if self._ends > ENDS:
            raise EOFError
        self._left -= len(data)
        self._total += len(data)
        if self._left < 0 or self._total > self._most:
            raise TooLargeError(self._most)
        return data

    def member(self, start: int, size: int, *, beginning: bytes, rest: BinaryIO) -> Member:
        """A member that begins with some bytes: in memory, where it lies in the tar, or with others in a file."""
        if self._kept + size <= KEPT:
            self._kept += size
            return Member(size, beginning + rest.read(), in_memory)
        if self._again:
            return Member(size, start, self._again.part)
        return self._aside.member(size, beginning, rest)

    def close(self) -> None:
        """Let go of what was put aside."""
        self._aside.close()


def in_memory(data: bytes, _size: int) -> BinaryIO:
    """Bytes as a file."""
    return io.BytesIO(data)


class Aside:
    """Members of a compressed tar beyond what memory should hold: one file without a name, gone when it is closed."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._again: Again | None = None
        self._end = 0
        self._unchecked = 0

    def member(self, size: int, beginning: bytes, rest: BinaryIO) -> Member:
        """Put a member aside. Raises WriteError where the disk would be left without room for anything else."""
        start, data = self._end, beginning
        self._check_room(size)
        while data:
            self._write(data)
            data = rest.read(CHUNK)
        assert self._again is not None
        return Member(size, start, self._again.part)

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def _write(self, data: bytes) -> None:
        with _failures():
            if self._file is None or self._again is None:
                self._file = tempfile.TemporaryFile(dir=scratch_folder())  # noqa: SIM115 - closed by `close`
                self._again = Again(self._file)
            with self._again.lock:
                self._file.seek(self._end)
                self._end += self._file.write(data)

    def _check_room(self, size: int) -> None:
        if self._unchecked and self._unchecked + size <= ASKED:
            self._unchecked += size
            return
        with _failures():
            scratch_folder().mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(scratch_folder()).free < LEFT + max(size, ASKED):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._unchecked = size


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(Fault.WRITE_FAILED, path=str(scratch_folder()), reason=reason) from error


class Again:
    """A file in which members lie as they are; any thread may read them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.lock = threading.Lock()

    def part(self, start: int, size: int) -> BinaryIO:
        """Some of its bytes, as a file."""
        return io.BufferedReader(_Part(self, start, size))

    def read(self, start: int, size: int) -> bytes:
        """Bytes from anywhere."""
        with self.lock:
            self._file.seek(start)
            return self._file.read(size)


class _Part(io.RawIOBase):
    """Some bytes of a file, as a file."""

    def __init__(self, whole: Again, start: int, size: int) -> None:
        super().__init__()
        self._whole, self._start, self._size = whole, start, size
        self._at = 0

    def readable(self) -> bool:
        """As of any file."""
        return True

    def seekable(self) -> bool:
        """As of any file."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As of any file."""
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        """As of any file."""
        data = self._whole.read(self._start + self._at, max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


class _Xz:
    """An xz file that asks for a bounded amount of memory, which the library's own has no way to say."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpacker = lzma.LZMADecompressor(memlimit=MAX_DICTIONARY)

    def read(self, size: int) -> bytes:
        """The next bytes, fewer only at the end."""
        data = b""
        while len(data) < size and not self._unpacker.eof:
            packed = self._file.read(1 << 16) if self._unpacker.needs_input else b""
            if self._unpacker.needs_input and not packed:
                raise EOFError
            data += self._unpacker.decompress(packed, size - len(data))
        return data
