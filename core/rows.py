"""Rows: an array larger than memory, or some rows of it, read from its file when they are asked for and let go of."""

from __future__ import annotations

import mmap
import os
import tempfile
import weakref
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault, WriteError

LARGE = 1 << 30  # bytes: arrays from that size on lie in a file, and parts of them are not copied
COPIED = 128 << 20  # bytes: parts of what lies in a file up to that size are
HELD = 96 << 20  # bytes of a file that stay mapped after they were read
AHEAD = 32 << 20  # bytes that are read ahead of who reads one row after the other
TOUCHED = 2 << 20  # bytes that may be mapped around a single row
PIECE = 8192  # rows copied at a time

Places = NDArray[np.intp]


class Mapping:
    """A file in the address space; what has been read is let go of, for the system keeps what it has room for."""

    def __init__(self, memory: mmap.mmap, file: int, offset: int = 0) -> None:
        self.memory = memory
        self.offset = offset
        self._file = os.dup(file)
        weakref.finalize(self, os.close, self._file)
        self._read = 0
        self._ahead = 0

    def reads(self, first: int, end: int, count: int) -> None:
        """Tell that this many bytes between two places are about to be read."""
        self._read += count
        if self._read > HELD:
            self._read = count
            self._advise("MADV_DONTNEED", 0, len(self.memory))
        if not 0 <= end - self._ahead + AHEAD < 2 * AHEAD:
            self._ahead = first
        if end > self._ahead - AHEAD // 2:
            self.expects(self._ahead, AHEAD)
            self._ahead += AHEAD

    def read(self, first: int, out: NDArray[Any]) -> bool:
        """Fill an array with the bytes from a place on, without mapping them; whether the system can."""
        if not hasattr(os, "preadv"):
            return False
        left = memoryview(out.data).cast("B")
        while len(left):
            count = os.preadv(self._file, [left], first)
            if not count:
                raise EOFError(first)
            left, first = left[count:], first + count
        return True

    def expects(self, first: int, length: int) -> None:
        """Tell that these bytes will be read soon."""
        self._advise("MADV_WILLNEED", self.offset + first, length)

    def _advise(self, advice: str, first: int, length: int) -> None:
        option = getattr(mmap, advice, None)  # elsewhere the system has to find out by itself
        first -= first % mmap.PAGESIZE
        length = min(length, len(self.memory) - first)
        if option is not None and length > 0:
            self.memory.madvise(option, first, length)


class Rows:
    """What stands for an array (n, ...) where all that is asked for is some of its rows.

    Parameters
    ----------
    base : the array they are rows of
    places : which of its rows, int (n,); all if None
    mapping : the file that the array lies in, if any
    """

    def __init__(self, base: NDArray[Any], places: Places | None = None, mapping: Mapping | None = None) -> None:
        self._base = base
        self._places = places
        self._mapping = mapping
        self._row = base.itemsize * prod(base.shape[1:])

    @classmethod
    def mapped(cls, path: str | Path, shape: tuple[int, ...], *, dtype: Any = np.uint8, offset: int = 0) -> Rows:
        """The array of that shape that begins at a byte of a file.

        Raises
        ------
        OSError, ValueError
            Where the file is not there, or too short.
        """
        with Path(path).open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            mapping = Mapping(memory, file.fileno(), offset)
        return cls(np.frombuffer(memory, dtype, prod(shape), offset).reshape(shape), mapping=mapping)

    @classmethod
    def scratch(cls, shape: tuple[int, ...], dtype: Any, folder: Path) -> Rows:
        """An array to be filled, in a file of that folder that goes with it.

        Raises
        ------
        WriteError
            WRITE_FAILED where the disk has no room.
        """
        size = max(1, prod(shape) * np.dtype(dtype).itemsize)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                allocate(file.fileno(), size)
                memory = mmap.mmap(file.fileno(), size)
                mapping = Mapping(memory, file.fileno())
        except OSError as error:
            raise WriteError(Fault.WRITE_FAILED, path=str(folder), reason=error.strerror or str(error)) from error
        return cls(np.frombuffer(memory, dtype, prod(shape)).reshape(shape), mapping=mapping)

    @property
    def shape(self) -> tuple[int, ...]:
        """As an array's."""
        return (len(self), *self._base.shape[1:])

    @property
    def ndim(self) -> int:
        """As an array's."""
        return self._base.ndim

    @property
    def dtype(self) -> np.dtype[Any]:
        """As an array's."""
        return self._base.dtype

    @property
    def size(self) -> int:
        """As an array's."""
        return prod(self.shape)

    @property
    def nbytes(self) -> int:
        """What it takes in memory: nothing but the places."""
        return 0 if self._places is None else self._places.nbytes

    def __len__(self) -> int:
        return len(self._base) if self._places is None else len(self._places)

    def __getitem__(self, index: Any) -> NDArray[Any]:
        """Rows by a slice, by their places or by one, as an array that is not to be written to."""
        if self._places is None:
            self._reads(index)
            return self._base[index]  # type: ignore[no-any-return]
        places = self._places[index]
        self._reads(places)
        return self._base[places]  # type: ignore[no-any-return]

    def __setitem__(self, index: slice, values: NDArray[Any]) -> None:
        self._reads(index)
        self._base[index] = values

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        whole = np.empty(self.shape, dtype or self.dtype)
        for first in range(0, len(self), PIECE):
            whole[first : first + PIECE] = self[first : first + PIECE]
        return whole

    def expect(self, rows: slice) -> None:
        """Have the disk begin to read rows that will be asked for."""
        if self._mapping is not None and rows.start < rows.stop:
            ends = (rows.start, rows.stop - 1) if self._places is None else self._places[[rows.start, rows.stop - 1]]
            first, last = (int(end) * self._row for end in ends)
            self._mapping.expects(first, last + self._row - first)

    def read(self, rows: slice, out: NDArray[Any]) -> None:
        """Copy some rows that follow each other."""
        mapping = self._mapping
        if (
            mapping is None
            or self._places is not None
            or not mapping.read(mapping.offset + rows.start * self._row, out)
        ):
            out[:] = self[rows]

    def take(self, places: Places) -> Rows:
        """Some of the rows."""
        return Rows(self._base, places if self._places is None else self._places[places], self._mapping)

    def flat(self) -> Rows:
        """Each row in one line: (n, d)."""
        return Rows(self._base.reshape(len(self._base), -1), self._places, self._mapping)

    @property
    def writeable(self) -> bool:
        """Whether rows can be written over."""
        return self._places is None and self._base.flags.writeable

    def _reads(self, index: Any) -> None:
        if self._mapping is None:
            return
        if isinstance(index, slice):
            first, end, _ = index.indices(len(self._base))
            self._mapping.reads(first * self._row, end * self._row, max(0, end - first) * self._row)
            return
        places = np.atleast_1d(index)
        if len(places):
            first, end = int(places.min()) * self._row, (int(places.max()) + 1) * self._row
            self._mapping.reads(first, end, min(end - first, len(places) * (TOUCHED + self._row)))


def rows_of(array: Any, places: Places) -> Any:
    """These rows of an array: a copy if they are few, otherwise `Rows` of it."""
    size = len(places) * (array.dtype.itemsize * prod(array.shape[1:]))
    if size < (COPIED if isinstance(array, Rows) else LARGE):
        return array[places]
    return (array if isinstance(array, Rows) else Rows(array)).take(places)


def room_for(shape: tuple[int, ...], dtype: Any, folder: Path) -> Any:
    """An array to be filled: in memory, or as `Rows` in a file of the folder where it is large."""
    if prod(shape) * np.dtype(dtype).itemsize < LARGE:
        return np.empty(shape, dtype)
    return Rows.scratch(shape, dtype, folder)


def allocate(file: int, size: int) -> None:
    """Give a new file its size and the disk's promise to hold it; without, writing to mapped memory may kill."""
    os.ftruncate(file, size)
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, size)
