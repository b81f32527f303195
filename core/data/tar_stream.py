"""The bytes of a tar in their order, unpacked within bounds; and its members once more, where they lie as they are."""

from __future__ import annotations

import bz2
import io
import lzma
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from core.data.reading import MAX_UNPACKED

KEPT = 256 << 20  # bytes of members in memory; those of a tar that is not compressed are read again beyond that
MAX_HEADER = 16 << 20  # bytes between two members
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
        self._total = 0
        self._kept = 0

    def allow(self, size: int) -> None:
        """Let the next `size` bytes, and a header, be read."""
        self._left = size + MAX_HEADER

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data: bytes = self._file.read(size)
        self._left -= len(data)
        self._total += len(data)
        if self._left < 0 or self._total > self._most:
            raise TooLargeError(self._most)
        return data

    def has_room(self, size: int) -> bool:
        """Whether a member of that size is kept in memory, as all must be that could not be read again."""
        room = self._kept + size <= (KEPT if self._again else MAX_UNPACKED)
        if not (room or self._again):
            raise TooLargeError(MAX_UNPACKED)
        self._kept += size if room else 0
        return room

    def again(self, start: int, size: int) -> Callable[[], BinaryIO]:
        """A way to open a member once more."""
        assert self._again is not None
        return partial(self._again.part, start, size)


class Again:
    """A file in which members lie as they are; any thread may read them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = threading.Lock()

    def part(self, start: int, size: int) -> BinaryIO:
        """Some of its bytes, as a file."""
        return io.BufferedReader(_Part(self, start, size))

    def read(self, start: int, size: int) -> bytes:
        """Bytes from anywhere."""
        with self._lock:
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
