"""An array in an npz: its header; and its numbers, read whole, some at a time, or looked at where they lie."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator
from contextlib import ExitStack
from math import prod
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.archive import ENCRYPTED
from core.data.gathered import Gathered
from core.data.pace import Pace
from core.data.packed import DAMAGES
from core.data.reading import MAX_IMAGE_FILE, MAX_UNPACKED
from core.data.tree import Disk, Place
from core.errors import DataError, Fault
from core.progress import Progress
from core.rows import LARGE, Rows

_CHUNK = 1 << 20  # bytes that are read at once, or one image
KINDS = "buif"
LOCAL = 30  # bytes of a zip before the first name, whose length they end with
_MAGIC = b"\x93NUMPY"
_LENGTHS = {1: 2, 2: 4, 3: 4}  # bytes in which a version of the format writes its header's length
_LONGEST = 10_000  # bytes of a header; as numpy.load
# What numpy.save writes (NEP 1, 2007), and nothing that would have to be evaluated.
_HEADER = re.compile(
    r"\s*\{\s*'descr':\s*'(?P<dtype>[<>|=]?(?:b1|[iu][1248]|f[248]))',\s*'fortran_order':\s*(?P<columns>True|False),"
    r"\s*'shape':\s*\((?P<shape>[\d, ]*)\)\s*(?:,\s*)?\}\s*"
)


class Array(NamedTuple):
    """What the header of an array says, and where its numbers begin."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    in_columns: bool
    start: int

    @property
    def bytes(self) -> int:
        """How many the numbers are."""
        return prod(self.shape) * self.dtype.itemsize

    @property
    def row(self) -> int:
        """Bytes of one image."""
        return prod(self.shape[1:]) * self.dtype.itemsize

    @property
    def is_greys(self) -> bool:
        """Whether the numbers are bytes, one a pixel."""
        return self.dtype == np.uint8 and (len(self.shape) < 4 or 1 in (self.shape[1], self.shape[3]))


def header_of(place: Place, content: zipfile.ZipFile, name: str) -> Array:
    """An array's header, found to fit what follows it, so that nothing is allocated in vain.

    Raises
    ------
    DataError
        ARCHIVE_DAMAGED or ARCHIVE_ENCRYPTED.
    """
    if content.getinfo(name).flag_bits & ENCRYPTED:
        raise DataError(Fault.ARCHIVE_ENCRYPTED, path=place.shown)
    try:
        with content.open(name) as file:
            array = _parsed(name.removesuffix(".npy"), file)
    except (*DAMAGES, KeyError, RuntimeError) as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error
    numbers = array.dtype.kind in KINDS
    if numbers and content.getinfo(name).file_size != array.start + array.bytes:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown)
    return array


def _parsed(name: str, file: IO[bytes]) -> Array:
    """The header of an array; what is not made of numbers has dtype void. Raises ValueError."""
    magic, version = file.read(len(_MAGIC)), file.read(2)
    width = _LENGTHS.get(version[0]) if magic == _MAGIC and len(version) == 2 else None
    length = int.from_bytes(file.read(width), "little") if width else _LONGEST + 1
    if length > _LONGEST:
        raise ValueError(length)
    found = _HEADER.fullmatch(file.read(length).decode("latin-1"))
    if not found:
        return Array(name, (), np.dtype("V1"), in_columns=False, start=0)
    shape = tuple(map(int, filter(str.strip, found["shape"].split(","))))
    start = len(_MAGIC) + 2 + (width or 0) + length
    return Array(name, shape, np.dtype(found["dtype"]), found["columns"] == "True", start)


def numbers_of(place: Place, content: zipfile.ZipFile, array: Array) -> Generator[Progress, None, NDArray[Any]]:
    """The numbers of an array in memory. Raises DataError: ARCHIVE_DAMAGED or FILE_TOO_LARGE."""
    if array.bytes > MAX_UNPACKED:
        raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=MAX_UNPACKED)
    data, pace, found = np.empty(array.bytes, np.uint8), Pace(), 0
    try:
        with content.open(_member(array)) as file:
            file.read(array.start)
            while chunk := file.read(_CHUNK):
                data[found : found + len(chunk)] = np.frombuffer(chunk, np.uint8)
                found += len(chunk)
                if pace.due():
                    yield Progress(0, 0)
    except DAMAGES as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error
    if found != array.bytes:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown)
    return data.view(array.dtype).reshape(array.shape, order="F" if array.in_columns else "C")


def images_of(place: Place, content: zipfile.ZipFile, array: Array) -> Generator[Progress, None, Any]:
    """The numbers of an array as images (n, h, w); many are looked at where they lie, or go to a file.

    Raises
    ------
    DataError
        ARCHIVE_DAMAGED or FILE_TOO_LARGE.
    WriteError
        WRITE_FAILED where the disk has no room.
    """
    if array.bytes < LARGE or array.in_columns or array.row > MAX_IMAGE_FILE:
        return _pictures((yield from numbers_of(place, content, array)))
    info = content.getinfo(_member(array))
    if array.is_greys and info.compress_type == zipfile.ZIP_STORED and isinstance(place.tree, Disk):
        return _pictures(_looked_at(place, info, array))
    with ExitStack() as stack:
        gathered = None
        for rows in _blocks(place, content, array):
            pictures = _pictures(rows)
            gathered = gathered or stack.enter_context(Gathered(*pictures.shape[1:]))
            gathered.add(pictures)
            yield Progress(0, 0)
        assert gathered is not None
        return gathered.numbers()


def _looked_at(place: Place, info: zipfile.ZipInfo, array: Array) -> Rows:
    """Numbers that lie in a file as they are. Whether they are what was once written is not found out, as of IDX."""
    with place.tree.open(place.path) as file:
        file.seek(info.header_offset)
        local = file.read(LOCAL)
    start = info.header_offset + LOCAL + int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:], "little")
    try:
        return Rows.mapped(place.path, array.shape, offset=start + array.start, name=place.shown)
    except ValueError as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error


def _blocks(place: Place, content: zipfile.ZipFile, array: Array) -> Generator[NDArray[Any], None, None]:
    """The rows of an array, some at a time."""
    left, most = array.shape[0], max(1, _CHUNK // array.row)
    try:
        with content.open(_member(array)) as file:
            file.read(array.start)
            while left:
                count = min(left, most)
                data = file.read(count * array.row)
                yield np.frombuffer(data, array.dtype).reshape(count, *array.shape[1:])
                left -= count
    except DAMAGES as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error


def _member(array: Array) -> str:
    return f"{array.name}.npy"


def _pictures(numbers: Any) -> Any:
    """As (n, h, w): colours are weighed as the eye does (ITU-R BT.601), rows of pixels are squared."""
    if numbers.ndim == 2:
        side = round(numbers.shape[1] ** 0.5)
        return numbers.reshape((-1, side, side))
    if numbers.ndim == 4 and numbers.shape[1] == 1:
        return numbers.reshape((-1, *numbers.shape[2:]))
    if numbers.ndim == 4 and numbers.shape[3] == 1:
        return numbers.reshape(numbers.shape[:3])
    if numbers.ndim == 4:
        grey = np.asarray(numbers @ np.array([0.299, 0.587, 0.114], np.float32))
        return np.rint(grey).astype(numbers.dtype) if numbers.dtype.kind in "ui" else grey
    return numbers
