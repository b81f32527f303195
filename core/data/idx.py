"""The IDX reader: the files MNIST comes in, plain or gzipped."""

from __future__ import annotations

import gzip
import math
import re
import struct
from collections.abc import Generator, Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any, NamedTuple

import numpy as np

from core.data.arrays import MAX_SIDE, Part, dataset_of, turned
from core.data.beside import beside, others
from core.data.borders import leads_out, stay_inside
from core.data.names import in_order, is_clutter
from core.data.pace import Pace
from core.data.reading import MAX_UNPACKED, faults, most_unpacked, shown
from core.data.request import Request
from core.data.tree import Disk, Entry, Place
from core.dataset import Dataset, Images, SkipReason
from core.errors import DataError, Fault
from core.places import scratch_folder
from core.progress import Progress
from core.rows import LARGE, Rows, room_for

SNIFFED_AT_MOST = 16  # files in a folder that are looked into where no name tells
_NAME = re.compile(
    r"(?P<set>.*[-_.])?(?P<part>train|t10k|test)[-_.]?(?P<kind>images|labels)(?:[-_.]?idx[13])?(?:[-_.]?ubyte)?(?:\.gz)?",
    re.IGNORECASE | re.DOTALL,
)
_TRAIN, _TEST = ("train",), ("t10k", "test")
_UNSIGNED_BYTES = 0x0800
_MAGIC = {b"\x00\x00\x08\x03": "images", b"\x00\x00\x08\x01": "labels"}
_CHUNK = 1 << 20  # bytes
# Deflate cannot pack better than this, so a header that promises more is wrong without unpacking anything.
_BEST_RATIO = 1032


class Pair(NamedTuple):
    """The images and the labels of one part."""

    images: Place
    labels: Place


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there: a folder of IDX files, or one of them."""
    if place.is_folder:
        return any(name["kind"].lower() == "images" for _, name in _named(place)) or len(_told_by_content(place)) == 2
    return place.head(4) in _MAGIC or (place.head(3) == b"\x00\x00\x08" and bool(_NAME.fullmatch(_file_name(place))))


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read the four files of MNIST's usual names, or the two of one part; or the only two there are, of any names.

    A header is compared with the length of its file before anything is allocated. Labels over 9 are left out and
    counted in `ignored`, as is what else lies in the folder. EMNIST's images, which lie on their side, are turned.
    (LeCun, Cortes and Burges 1998 made the format; Cohen, Afshar, Tapson and van Schaik 2017 made EMNIST.)

    Raises
    ------
    DataError
        NOT_FOUND (a file of a pair), NOT_ALLOWED, GZIP_DAMAGED, FILE_TOO_LARGE, IDX_HEADER, IDX_LENGTH, IDX_COUNTS,
        NO_DIGITS or CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    pairs = _pairs(place)
    counts = [_count(pair) for pair in pairs]
    parts, done = [], 0
    for pair, count in zip(pairs, counts, strict=True):
        parts.append((yield from _read_pair(pair, Progress(done, sum(counts)))))
        done += count
    found = tuple(pair.images.shown for pair in pairs)
    dataset = yield from dataset_of(parts, place.folder(), request, found=found)
    return beside(dataset, others(place, {one.path for pair in pairs for one in pair}))


def _pairs(place: Place) -> list[Pair]:
    folder = place.folder()
    named = list(_named(folder))
    family = _family(place, named)
    pairs = [pair for pair in (_pair(folder, named, family, parts=parts) for parts in (_TRAIN, _TEST)) if pair]
    if place.is_folder:
        for entry, _ in named:
            with faults(entry.path):
                stay_inside(entry, folder)
    if pairs and (place.is_folder or _NAME.fullmatch(_file_name(place))):
        return pairs
    kinds = _told_by_content(folder) | ({} if place.is_folder else {_MAGIC.get(place.head(4), "images"): place})
    if len(kinds) == 2:
        return [Pair(kinds["images"], kinds["labels"])]
    missing = "train-labels-idx1-ubyte" if "images" in kinds else "train-images-idx3-ubyte"
    raise DataError(Fault.NOT_FOUND, path=shown(str(PurePath(folder.path) / missing)))


def _file_name(place: Place) -> str:
    return PurePath(place.path).name


def _named(folder: Place) -> Iterator[tuple[Entry, re.Match[str]]]:
    """The files that are named as MNIST's are."""
    named = [(entry, name) for entry in folder.scan() if (name := _NAME.fullmatch(entry.name))]
    for entry, name in in_order(named, lambda one: one[0].name):
        if not entry.is_folder and not is_clutter(entry.name) and not _is_no_file(folder.at(entry.path)):
            yield entry, name


def _is_no_file(place: Place) -> bool:
    """Whether a FIFO or the like lies there, which names tell nothing of."""
    try:
        place.head(1)
    except DataError as error:
        return error.facts.get("reason") == SkipReason.NOT_A_FILE.value
    return False


def _told_by_content(folder: Place) -> dict[str, Place]:
    """The file of images and the one of labels, where there is one of each."""
    files = (entry for entry in folder.scan() if not entry.is_folder and not is_clutter(entry.name))
    inside = [entry for entry in islice(files, SNIFFED_AT_MOST + 1) if not leads_out(entry, folder)]
    kinds: dict[str, Place] = {}
    for entry in inside if len(inside) <= SNIFFED_AT_MOST else ():
        kind = _kind(folder.at(entry.path))
        if kind in kinds:
            return {}
        if kind:
            kinds[kind] = folder.at(entry.path)
    return kinds


def _kind(place: Place) -> str:
    try:
        return _MAGIC.get(place.head(4), "")
    except DataError:
        return ""


def _family(place: Place, named: list[tuple[Entry, re.Match[str]]]) -> str:
    """Which of several sets that lie together: the one the opened file is of, or digits before all others."""
    own = None if place.is_folder else _NAME.fullmatch(_file_name(place))
    if own:
        return own["set"] or ""
    families = [name["set"] or "" for _, name in named if name["kind"].lower() == "images"]
    return min(families, key=lambda family: "digits" not in family.lower(), default="")


def _pair(
    folder: Place, named: list[tuple[Entry, re.Match[str]]], family: str, *, parts: tuple[str, ...]
) -> Pair | None:
    kinds: dict[str, Entry] = {}
    for entry, name in named:
        if name["part"].lower() in parts and (name["set"] or "") == family:
            kinds.setdefault(name["kind"].lower(), entry)
    if "images" not in kinds:
        return None
    images = kinds["images"]
    other = re.sub("images", "labels", images.name, flags=re.IGNORECASE).replace("idx3", "idx1")
    labels = kinds["labels"].path if "labels" in kinds else str(PurePath(folder.path) / other)
    return Pair(folder.at(images.path), folder.at(labels))


def _count(pair: Pair) -> int:
    """How many images the pair has, from its headers."""
    images, labels = _shape(pair.images, 3)[0], _shape(pair.labels, 1)[0]
    if images != labels:
        raise DataError(Fault.IDX_COUNTS, path=pair.images.shown, images=images, labels=labels)
    return images


def _read_pair(pair: Pair, at: Progress) -> Generator[Progress, None, Part]:
    labels = (yield from _array(pair.labels, 1, at)).astype(np.int64)
    lying = "emnist" in _file_name(pair.images).lower()
    if not lying and _stays_there(pair.images):
        with faults(pair.images.path):
            mapped: Any = Rows.mapped(pair.images.path, _shape(pair.images, 3), offset=16, name=pair.images.shown)
        return Part(mapped, labels)
    images = yield from _array(pair.images, 3, at)
    return Part(turned(images) if lying else images, labels)


def _shape(place: Place, dimensions: int) -> tuple[int, ...]:
    """What the header promises, found to be possible.

    Raises
    ------
    DataError
        IDX_HEADER, IDX_LENGTH or FILE_TOO_LARGE.
    """
    with place.unpacked() as file:
        shape = _header(place, file.read(4 * (dimensions + 1)), dimensions)
        expected, packed = 4 * (dimensions + 1) + math.prod(shape), place.size()
        possible = expected <= packed * _BEST_RATIO if isinstance(file, gzip.GzipFile) else expected == packed
    if not possible:
        raise _wrong_length(place, expected, packed)
    limit = most_unpacked(packed) if dimensions == 3 else MAX_UNPACKED
    if expected > limit and not _stays_there(place):
        raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=limit)
    return shape


def _stays_there(place: Place) -> bool:
    """Whether images are not read but looked at where they lie: in a large plain file of this computer."""
    return isinstance(place.tree, Disk) and place.size() >= LARGE and place.head(2) == b"\0\0"


def _header(place: Place, data: bytes, dimensions: int) -> tuple[int, ...]:
    if len(data) < 4 * (dimensions + 1):
        raise DataError(Fault.IDX_HEADER, path=place.shown)
    magic, *shape = struct.unpack(f">{dimensions + 1}I", data)
    if magic != _UNSIGNED_BYTES | dimensions or not all(0 < side <= MAX_SIDE for side in shape[1:]):
        raise DataError(Fault.IDX_HEADER, path=place.shown)
    return tuple(shape)


def _array(place: Place, dimensions: int, at: Progress) -> Generator[Progress, None, Images]:
    shape = _shape(place, dimensions)
    pace = Pace()
    with place.unpacked() as file:
        start = 4 * (dimensions + 1)
        file.read(start)
        expected, found = math.prod(shape), 0
        data = room_for((expected,), np.uint8, scratch_folder())
        while chunk := file.read(_CHUNK):
            if found + len(chunk) > expected:
                raise _wrong_length(place, start + expected, start + found + len(chunk))
            data[found : found + len(chunk)] = np.frombuffer(chunk, np.uint8)
            found += len(chunk)
            if pace.due():
                yield Progress(at.done + shape[0] * found // expected, at.total)
    if found != expected:
        raise _wrong_length(place, start + expected, start + found)
    images: Images = data.reshape(shape)
    return images


def _wrong_length(place: Place, expected: int, found: int) -> DataError:
    return DataError(Fault.IDX_LENGTH, path=place.shown, expected=expected, found=found)
