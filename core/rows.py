"""Rows: an array larger than memory, or some rows of it, read from its file when they are asked for and let go of."""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError, Fault, WriteError
from core.mapping import READS, Mapping, allocate
from core.readahead import Run

LARGE = 1 << 30  # bytes: arrays from that size on lie in a file, and parts of them are not copied
COPIED = 128 << 20  # bytes: parts of what lies in a file up to that size are
PIECE = 4096  # rows copied at a time
DENSE = 32  # rows for each one wanted, at most, that are passed over where they are mapped; farther ones are read alone
NEAR = 2  # rows for each one wanted that are read with it
MOST = 8 << 20  # bytes read at once

Places = NDArray[np.intp]


class Rows:
    """What stands for an array (n, ...) where all that is asked for is some of its rows.

    Parameters
    ----------
    base : the array they are rows of
    places : which of its rows, int (n,); all if None
    mapping : the file that the array lies in, if any
    name : what to call that file if it goes away
    """

    def __init__(
        self,
        base: NDArray[Any],
        places: Places | None = None,
        *,
        mapping: Mapping | None = None,
        name: str = "",
    ) -> None:
        self._base = base
        self._places = places
        self._mapping = mapping
        self._name = name
        self._row = base.itemsize * prod(base.shape[1:])
        self.ndim, self.dtype, self.size = base.ndim, base.dtype, prod(self.shape)  # as an array's
        self.writeable: bool = places is None and base.flags.writeable  # whether rows can be written over

    @classmethod
    def mapped(
        cls, path: str | Path, shape: tuple[int, ...], *, dtype: Any = np.uint8, offset: int = 0, name: str = ""
    ) -> Rows:
        """The array of that shape that begins at a byte of a file; its name is for showing.

        Raises
        ------
        OSError, ValueError
            Where the file is not there, or too short.
        """
        with Path(path).open("rb") as file:
            return cls.of_file(file, shape, dtype=dtype, offset=offset, name=name or ascii(str(path)))

    @classmethod
    def of_file(
        cls, file: IO[bytes], shape: tuple[int, ...], *, dtype: Any = np.uint8, offset: int = 0, name: str = ""
    ) -> Rows:
        """The same of a file that is open, and need not stay so."""
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        array = np.frombuffer(memory, dtype, prod(shape), offset).reshape(shape)
        return cls(array, mapping=Mapping(memory, file.fileno(), offset), name=name)

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
    def nbytes(self) -> int:
        """What it takes in memory: nothing but the places."""
        return 0 if self._places is None else self._places.nbytes

    def __len__(self) -> int:
        return len(self._base) if self._places is None else len(self._places)

    def __getitem__(self, index: Any) -> NDArray[Any]:
        """Rows by a slice, by their places or by one, as an array that is not to be written to.

        Raises
        ------
        DataError
            WENT_AWAY where the file is not there any more, or not all of it.
        """
        if self._mapping is None:
            return self._base[index if self._places is None else self._places[index]]  # type: ignore[no-any-return]
        if self._places is None and isinstance(index, slice) and index.step in (None, 1):
            first, end, _ = index.indices(len(self))
            return self._block(first, end)
        places = self._chosen(index) if self._places is None else self._places[index]
        result = np.empty((np.size(places), *self._base.shape[1:]), self.dtype)
        self._gather(np.atleast_1d(places), result)
        return result.reshape(*np.shape(places), *self._base.shape[1:])

    def __setitem__(self, index: slice, values: NDArray[Any]) -> None:
        if self._mapping is not None:
            self._mapping.touches(len(values) * self._row)
        self._base[index] = values

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        whole = np.empty(self.shape, dtype or self.dtype)
        for first in range(0, len(self), PIECE):
            whole[first : first + PIECE] = self[first : first + PIECE]
        return whole

    def read_runs(self, runs: list[slice], out: NDArray[Any]) -> None:
        """Copy rows of some slices, one slice after the other, into a contiguous array."""
        if self._places is not None:
            self._gather(np.concatenate([self._places[run] for run in runs]), out)
        else:
            self._read_runs([(run.start, run.stop) for run in runs], out)

    def read(self, rows: slice, room: Callable[[str, tuple[int, ...], Any], NDArray[Any]]) -> NDArray[Any]:
        """Rows of a slice in memory that is used over and over: `room` gives it, for a name, a shape and a dtype."""
        first, end, _ = rows.indices(len(self))
        if self._places is None or first >= end:
            return self._block(first, end)
        places = self._places[first:end]
        out, start, stop = room("gathered", (len(places), *self.shape[1:]), self.dtype), places.min(), places.max() + 1
        if stop - start > NEAR * len(places):
            self._gather(places, out)
        else:
            np.take(self._brought(int(start), int(stop), room), places - start, axis=0, out=out, mode="clip")
        return out

    def take(self, places: Places) -> Rows:
        """Some of the rows."""
        places = places if self._places is None else self._places[places]
        return Rows(self._base, places, mapping=self._mapping, name=self._name)

    def first(self, count: int) -> Rows:
        """The first rows, which lie together as all do."""
        if self._places is not None:
            return self.take(np.arange(count))
        return Rows(self._base[:count], mapping=self._mapping, name=self._name)

    def flat(self) -> Rows:
        """Each row in one line: (n, d)."""
        flat = self._base.reshape(len(self._base), -1)
        return Rows(flat, self._places, mapping=self._mapping, name=self._name)

    def reshape(self, shape: tuple[int, ...]) -> Rows:
        """All of the array in another shape; as an array's."""
        return Rows(self._base.reshape(shape), mapping=self._mapping, name=self._name)

    def _chosen(self, index: Any) -> Places:
        """Places of what an index names. To list all there are for a few of them would cost far more than to read."""
        count = len(self)
        wanted = np.asarray(np.arange(*index.indices(count)) if isinstance(index, slice) else index)
        if wanted.dtype == np.bool_ or (wanted.size and not -count <= wanted.min() <= wanted.max() < count):
            return np.asarray(np.arange(count)[wanted])  # which has words for what is not there
        return np.asarray(np.where(wanted < 0, wanted + count, wanted))

    def _gather(self, places: Places, out: NDArray[Any]) -> None:
        """Copy rows of the base from anywhere."""
        for first in range(0, len(places), PIECE):
            piece = slice(first, first + PIECE)
            self._gather_some(places[piece], out[piece])

    def _gather_some(self, places: Places, out: NDArray[Any]) -> None:
        first, end = int(places.min()), int(places.max()) + 1
        if end - first <= DENSE * len(places):
            np.take(self._block(first, end), places - first, axis=0, out=out, mode="clip")
            return
        starts = np.flatnonzero(np.diff(places, prepend=-2) != 1)
        lengths = np.diff(starts, append=len(places))
        ends = (places[starts] + lengths).tolist()
        self._read_runs(list(zip(places[starts].tolist(), ends, strict=True)), out)

    def _read_runs(self, runs: list[Run], out: NDArray[Any]) -> None:
        if self._mapping is not None and READS:
            in_bytes = [(first * self._row, end * self._row) for first, end in runs]
            with self._there(runs[0][0]):
                self._mapping.read_runs(in_bytes, memoryview(out.data).cast("B"))
            return
        np.concatenate([self._block(first, end) for first, end in runs], out=out)

    def _brought(self, first: int, end: int, room: Callable[[str, tuple[int, ...], Any], NDArray[Any]]) -> NDArray[Any]:
        """Rows of the base, read: to have pages mapped and let go of costs more where they are small."""
        if self._mapping is None or not READS or (end - first) * self._row > MOST:
            return self._block(first, end)
        brought = room("brought", (end - first, *self.shape[1:]), self.dtype)
        with self._there(first):
            self._mapping.read(first * self._row, memoryview(brought.data).cast("B"))
        return brought

    def _block(self, first: int, end: int) -> NDArray[Any]:
        """Rows of the base where they are mapped."""
        if self._mapping is not None and first < end:
            with self._there(first):
                self._mapping.looks(first * self._row, end * self._row)
        return self._base[first:end]

    @contextmanager
    def _there(self, row: int) -> Iterator[None]:
        try:
            yield
        except (OSError, EOFError) as error:
            raise DataError(Fault.WENT_AWAY, path=self._name, read=row, total=len(self._base)) from error


def rows_of(array: Any, places: Places) -> Any:
    """These rows of an array: a copy if they are few, otherwise `Rows` of it."""
    size = len(places) * (array.dtype.itemsize * prod(array.shape[1:]))
    if isinstance(array, Rows):
        return np.asarray(array.take(places)) if size < COPIED else array.take(places)
    return array[places] if size < LARGE else Rows(array).take(places)


def room_for(shape: tuple[int, ...], dtype: Any, folder: Path) -> Any:
    """An array to be filled: in memory, or as `Rows` in a file of the folder where it is large."""
    if prod(shape) * np.dtype(dtype).itemsize < LARGE:
        return np.empty(shape, dtype)
    return Rows.scratch(shape, dtype, folder)
