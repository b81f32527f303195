"""The npz reader: NumPy's archive of arrays, such as x_train and y_train; objects in it are never unpickled."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterable
from contextlib import ExitStack
from itertools import islice
from math import isqrt, prod
from typing import IO, Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.archive import ENCRYPTED, ZIP, zip_of
from core.data.arrays import MAX_SIDE, Part, dataset_of, greys, whole_labels
from core.data.pace import Pace
from core.data.packed import DAMAGES
from core.data.reading import MAX_UNPACKED, shown
from core.data.request import Request
from core.data.tree import Place
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress

_TEST = re.compile(r"test|t10k|val", re.IGNORECASE)
_LABELS = re.compile(r"(^|_)(y|labels?|targets?|classes)(_|$)", re.IGNORECASE)
_CHUNK = 1 << 20  # bytes
_KINDS = "buif"
_LOCAL = 30  # bytes of a zip before the first name, whose length they end with
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


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there: a zip of nothing but arrays."""
    if place.is_folder or place.head(4) not in ZIP:
        return False
    with place.faults(), place.tree.open(place.path) as file:
        # All that lies in it is looked at only where the first is an array: there may be a million.
        names = zip_of(place, file).namelist() if _begins_with_array(file) else []
    return bool(names) and all(name.endswith(".npy") for name in names)


def _begins_with_array(file: BinaryIO) -> bool:
    start = file.read(_LOCAL)
    name = file.read(int.from_bytes(start[26:28], "little")) if len(start) == _LOCAL else b""
    file.seek(0)
    return name.endswith(b".npy")


def holds_digits(path: str) -> bool:
    """Whether a file is an npz of digits, and not of a model or of anything else."""
    place = Place.on_disk(path)
    try:
        if not recognises(place):
            return False
        with place.faults(), place.tree.open(place.path) as file:
            content = zip_of(place, file)
            return bool(_chosen(place, [_header(place, content, name) for name in content.namelist()]))
    except DataError:
        return False


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read arrays of images (n, h, w), (n, h, w, 1 or 3) or (n, pixels) and of labels (n,), by their names and shapes.

    Names with "test" or "val" in them make the test part. Numbers may be of any kind: fractions up to 1 and depths
    other than 8 bits are scaled to 0..255; labels may be one-hot rows.

    Raises
    ------
    DataError
        ARCHIVE_DAMAGED, ARCHIVE_ENCRYPTED, FILE_TOO_LARGE, ARRAYS_ABSENT, ARRAY_VALUE, IDX_COUNTS; NO_DIGITS or
        CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    with ExitStack() as stack:
        stack.enter_context(place.faults())
        content = zip_of(place, stack.enter_context(place.tree.open(place.path)))
        arrays = yield from _headers(place, content)
        parts = []
        for wanted in _chosen(place, arrays):
            images, labels = yield from _pair(place, content, wanted)
            if len(images) != len(labels):
                raise DataError(Fault.IDX_COUNTS, path=place.shown, images=len(images), labels=len(labels))
            parts.append(Part(images, labels))
    return (yield from dataset_of(parts, place, request, found=_names(arrays)))


def _pair(
    place: Place, content: zipfile.ZipFile, wanted: tuple[Array, Array]
) -> Generator[Progress, None, tuple[NDArray[np.uint8], NDArray[np.int64]]]:
    numbers = []
    for array in wanted:
        numbers.append((yield from _read(place, content, array)))
    images, labels = greys(_pictures(numbers[0])), whole_labels(numbers[1])
    for array, made in zip(wanted, (images, labels), strict=True):
        if made is None:
            raise DataError(Fault.ARRAY_VALUE, path=place.shown, key=shown(array.name))
    assert images is not None
    assert labels is not None
    return images, labels


def _headers(place: Place, content: zipfile.ZipFile) -> Generator[Progress, None, list[Array]]:
    arrays, pace = [], Pace()
    for name in content.namelist():
        arrays.append(_header(place, content, name))
        if pace.due():
            yield Progress(0, 0)
    return arrays


def _header(place: Place, content: zipfile.ZipFile, name: str) -> Array:
    """Read a header, found to fit what follows it, so that nothing is allocated in vain."""
    if content.getinfo(name).flag_bits & ENCRYPTED:
        raise DataError(Fault.ARCHIVE_ENCRYPTED, path=place.shown)
    try:
        with content.open(name) as file:
            array = _parsed(name.removesuffix(".npy"), file)
    except (*DAMAGES, KeyError, RuntimeError) as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error
    numbers = array.dtype.kind in _KINDS
    if numbers and content.getinfo(name).file_size != array.start + array.bytes:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown)
    if numbers and array.bytes > MAX_UNPACKED:
        raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=MAX_UNPACKED)
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


def _chosen(place: Place, arrays: Iterable[Array]) -> list[tuple[Array, Array]]:
    """Images and labels of the training part, and of the test part if there is one."""
    useful = [array for array in arrays if array.dtype.kind in _KINDS and array.shape and array.shape[0]]
    chosen = []
    for test in (False, True):
        part = [array for array in useful if bool(_TEST.search(array.name)) == test]
        images = [array for array in part if _holds_pictures(array)]
        labels = [array for array in part if _holds_labels(array) and array not in images[:1]]
        labels.sort(key=lambda array: not _LABELS.search(array.name))
        if images and labels:
            chosen.append((images[0], labels[0]))
    if not chosen:
        raise DataError(Fault.ARRAYS_ABSENT, path=place.shown, found=_names(arrays))
    return chosen


def _names(arrays: Iterable[Array]) -> tuple[str, ...]:
    return tuple(shown(array.name) for array in islice(arrays, 10))


def _holds_pictures(array: Array) -> bool:
    shape = array.shape
    if len(shape) == 2:
        return 16 <= shape[1] <= MAX_SIDE**2 and isqrt(shape[1]) ** 2 == shape[1]
    possible = all(0 < side <= MAX_SIDE for side in shape[1:])
    return possible and (len(shape) == 3 or (len(shape) == 4 and (shape[3] in (1, 3) or shape[1] == 1)))


def _holds_labels(array: Array) -> bool:
    return len(array.shape) == 1 or (len(array.shape) == 2 and array.shape[1] in (1, 10))


def _read(place: Place, content: zipfile.ZipFile, array: Array) -> Generator[Progress, None, NDArray[Any]]:
    data, pace, found = np.empty(array.bytes, np.uint8), Pace(), 0
    try:
        with content.open(f"{array.name}.npy") as file:
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


def _pictures(numbers: NDArray[Any]) -> NDArray[Any]:
    """As (n, h, w): colours are weighed as the eye does (ITU-R BT.601), rows of pixels are squared."""
    if numbers.ndim == 2:
        side = round(numbers.shape[1] ** 0.5)
        return numbers.reshape(-1, side, side)
    if numbers.ndim == 4 and numbers.shape[1] == 1:
        return numbers[:, 0]
    if numbers.ndim == 4 and numbers.shape[3] == 1:
        return numbers[..., 0]
    if numbers.ndim == 4:
        grey = np.asarray(numbers @ np.array([0.299, 0.587, 0.114], np.float32))
        return np.rint(grey).astype(numbers.dtype) if numbers.dtype.kind in "ui" else grey
    return numbers
