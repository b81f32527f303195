"""The IDX reader: the files MNIST comes in, plain or gzipped."""

from __future__ import annotations

import gzip
import math
import re
import struct
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.folder import resized
from core.data.layout import is_folder, listed
from core.data.pace import Pace
from core.data.reading import MAX_UNPACKED, head, shown, unpacked
from core.data.request import DIGITS, Request
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress

MAX_SIDE = 4096  # pixels
_NAME = re.compile(
    r"(?:.*[-_.])?(?P<part>train|t10k|test)[-_.]?(?P<kind>images|labels)(?:[-_.]?idx[13])?(?:[-_.]?ubyte)?(?:\.gz)?",
    re.IGNORECASE,
)
_UNSIGNED_BYTES = 0x0800
_CHUNK = 1 << 20  # bytes
# Deflate cannot pack better than this, so a header that promises more is wrong without unpacking anything.
_BEST_RATIO = 1032


class Pair(NamedTuple):
    """The images and the labels of one part."""

    images: Path
    labels: Path


def recognises(path: Path) -> bool:
    """Whether this reader is the one for what lies there: a folder of IDX files, or one of them."""
    if path.is_dir():
        return any(name["kind"].lower() == "images" for _, name in _named(path))
    return _NAME.fullmatch(path.name) is not None and head(path, 3) == b"\x00\x00\x08"


def read(path: Path, request: Request) -> Generator[Progress, None, Dataset]:
    """Read the four files of MNIST's usual names, or the two of one part.

    A header is compared with the length of its file before anything is allocated. Labels over 9 are left out and
    counted in `ignored`.

    Raises
    ------
    DataError
        NOT_FOUND (a file of a pair), NOT_ALLOWED, GZIP_DAMAGED, FILE_TOO_LARGE, IDX_HEADER, IDX_LENGTH, IDX_COUNTS,
        NO_DIGITS or CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    folder = path if path.is_dir() else path.parent
    pairs = [pair for pair in (_pair(folder, "train"), _pair(folder, "t10k", "test")) if pair]
    counts = [_count(pair) for pair in pairs]
    parts, done = [], 0
    for pair, count in zip(pairs, counts, strict=True):
        parts.append((yield from _read_pair(pair, request.size, Progress(done, sum(counts)))))
        done += count
    if not len(parts[0]):
        raise DataError(Fault.NO_DIGITS, path=shown(path), found=_names(folder), skipped=0)
    yield Progress(done, done)
    return _joined(parts, shown(folder.absolute().name), request)


def _joined(parts: list[Dataset], name: str, request: Request) -> Dataset:
    test = parts[1] if len(parts) > 1 and len(parts[1]) else None
    whole = replace(parts[0], name=name, test=test, ignored=sum(part.ignored for part in parts))
    whole = whole.select(request.classes) if request.classes else whole
    return whole.limit(request.per_class) if request.per_class else whole


def _named(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    for entry in listed(folder):
        name = _NAME.fullmatch(entry.name)
        if name and not is_folder(entry):
            yield Path(entry.path), name


def _names(folder: Path) -> tuple[str, ...]:
    return tuple(shown(path.name) for path, _ in _named(folder))[:10]


def _pair(folder: Path, *parts: str) -> Pair | None:
    kinds: dict[str, Path] = {}
    for path, name in _named(folder):
        if name["part"].lower() in parts:
            kinds.setdefault(name["kind"].lower(), path)
    if "images" not in kinds:
        return None
    other = re.sub("images", "labels", kinds["images"].name, flags=re.IGNORECASE).replace("idx3", "idx1")
    return Pair(kinds["images"], kinds.get("labels", folder / other))


def _count(pair: Pair) -> int:
    """How many images the pair has, from its headers."""
    images, labels = _shape(pair.images, 3)[0], _shape(pair.labels, 1)[0]
    if images != labels:
        raise DataError(Fault.IDX_COUNTS, path=shown(pair.images), images=images, labels=labels)
    return images


def _read_pair(pair: Pair, size: int, at: Progress) -> Generator[Progress, None, Dataset]:
    labels = (yield from _array(pair.labels, 1, at)).astype(np.int64)
    images = yield from _array(pair.images, 3, at)
    digits = np.isin(labels, DIGITS)
    if not digits.all():
        images, labels = images[digits], labels[digits]
    images = yield from _all_resized(images, size, at)
    return Dataset(images, labels, ignored=int(np.count_nonzero(~digits)))


def _shape(path: Path, dimensions: int) -> tuple[int, ...]:
    """What the header promises, found to be possible.

    Raises
    ------
    DataError
        IDX_HEADER, IDX_LENGTH or FILE_TOO_LARGE.
    """
    with unpacked(path) as file:
        shape = _header(path, file.read(4 * (dimensions + 1)), dimensions)
        expected, packed = 4 * (dimensions + 1) + math.prod(shape), path.stat().st_size
        possible = expected <= packed * _BEST_RATIO if isinstance(file, gzip.GzipFile) else expected == packed
    if not possible:
        raise _wrong_length(path, expected, packed)
    if expected > MAX_UNPACKED:
        raise DataError(Fault.FILE_TOO_LARGE, path=shown(path), limit=MAX_UNPACKED)
    return shape


def _header(path: Path, data: bytes, dimensions: int) -> tuple[int, ...]:
    if len(data) < 4 * (dimensions + 1):
        raise DataError(Fault.IDX_HEADER, path=shown(path))
    magic, *shape = struct.unpack(f">{dimensions + 1}I", data)
    if magic != _UNSIGNED_BYTES | dimensions or not all(0 < side <= MAX_SIDE for side in shape[1:]):
        raise DataError(Fault.IDX_HEADER, path=shown(path))
    return tuple(shape)


def _array(path: Path, dimensions: int, at: Progress) -> Generator[Progress, None, NDArray[np.uint8]]:
    shape = _shape(path, dimensions)
    pace = Pace()
    with unpacked(path) as file:
        start = 4 * (dimensions + 1)
        file.read(start)
        expected, found = math.prod(shape), 0
        data = np.empty(expected, np.uint8)
        while chunk := file.read(_CHUNK):
            if found + len(chunk) > expected:
                raise _wrong_length(path, start + expected, start + found + len(chunk))
            data[found : found + len(chunk)] = np.frombuffer(chunk, np.uint8)
            found += len(chunk)
            if pace.due():
                yield Progress(at.done + shape[0] * found // expected, at.total)
    if found != expected:
        raise _wrong_length(path, start + expected, start + found)
    return data.reshape(shape)


def _wrong_length(path: Path, expected: int, found: int) -> DataError:
    return DataError(Fault.IDX_LENGTH, path=shown(path), expected=expected, found=found)


def _all_resized(images: NDArray[np.uint8], size: int, at: Progress) -> Generator[Progress, None, NDArray[np.uint8]]:
    if images.shape[1:] == (size, size):
        return images
    pace = Pace()
    result = np.empty((len(images), size, size), np.uint8)
    for row, image in enumerate(images):
        result[row] = resized(image, size)
        if pace.due():
            yield Progress(at.done + len(images), at.total)
    return result
