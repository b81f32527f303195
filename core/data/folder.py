"""The folder reader: pictures sorted into one folder a digit."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.layout import LabelFolder, find_layout, is_clutter, is_folder, natural_key
from core.data.pace import Pace
from core.data.reading import UnreadableError, read_bytes, shown
from core.data.request import Request
from core.dataset import Dataset, Skipped, SkipReason
from core.errors import DataError, Fault
from core.opencv import cv2, decode_grey
from core.progress import Progress

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"})


class Shelf(NamedTuple):
    """The picture files of one label folder, in natural order, and how many of them are wanted."""

    label: int
    paths: list[str]
    wanted: int


def recognises(path: Path) -> bool:
    """Whether this reader is the one for what lies there."""
    return path.is_dir()


def read(path: Path, request: Request) -> Generator[Progress, None, Dataset]:
    """Read `train/<label>/*` and `test/<label>/*`, or `<label>/*`, in grey, each picture resized to the size asked for.

    Of the training part the first `per_class` pictures of each digit that can be read are loaded, in natural order of
    their names; the test part is loaded whole. Files that cannot be read are reported in `skipped`.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, NO_DIGITS or CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    layout = find_layout(path)
    reading = _Reading(request.size)
    reading.ignored = layout.ignored
    if layout.train:
        request.require(folder.label for folder in layout.train)
    train = yield from reading.shelves(layout.train, request)
    test = yield from reading.shelves(layout.test, request._replace(per_class=0))
    reading.total = sum(shelf.wanted for shelf in train + test)
    images, labels = yield from reading.load(train)
    if not len(labels):
        raise DataError(Fault.NO_DIGITS, path=shown(path), found=layout.found, skipped=len(reading.skipped))
    request.require(labels.tolist())
    held = yield from reading.load(test)
    yield Progress(reading.total, reading.total)
    name = shown(path.absolute().name)
    part = Dataset(*held, name=name) if len(held[1]) else None
    return Dataset(images, labels, name, part, tuple(reading.skipped), reading.ignored)


def load_image(path: str, size: int) -> NDArray[np.uint8]:
    """One picture, grey and resized.

    Returns
    -------
    uint8 (size, size)

    Raises
    ------
    UnreadableError
        as `read_bytes`, or UNDECODABLE.
    """
    grey = decode_grey(read_bytes(path))
    if grey is None:
        raise UnreadableError(SkipReason.UNDECODABLE)
    return resized(grey, size)


def resized(image: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """The image (h, w) as (size, size): averaged by area where a side shrinks, bilinear otherwise."""
    if image.shape == (size, size):
        return image
    interpolation = cv2.INTER_AREA if max(image.shape) > size else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (size, size), interpolation=interpolation), dtype=np.uint8)


class _Reading:
    """One opening of a folder: what was passed over so far, and how far it has come."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.skipped: list[Skipped] = []
        self.ignored = 0
        self.done = 0
        self.total = 0
        self.pace = Pace()

    def shelves(self, folders: Iterable[LabelFolder], request: Request) -> Generator[Progress, None, list[Shelf]]:
        """List the wanted label folders."""
        shelves = []
        for folder in folders:
            if request.takes(folder.label):
                paths = yield from self._paths(folder.path)
                wanted = min(request.per_class or len(paths), len(paths))
                shelves.append(Shelf(folder.label, paths, wanted))
        return shelves

    def load(self, shelves: list[Shelf]) -> Generator[Progress, None, tuple[NDArray[np.uint8], NDArray[np.int64]]]:
        """Load the pictures wanted of each shelf: uint8 (n, size, size), int64 (n,)."""
        room = sum(shelf.wanted for shelf in shelves)
        images = np.empty((room, self.size, self.size), np.uint8)
        labels = np.empty(room, np.int64)
        first = 0
        for shelf in shelves:
            count = yield from self._load(shelf, images[first:])
            labels[first : first + count] = shelf.label
            first += count
        return images[:first], labels[:first]

    def _load(self, shelf: Shelf, images: NDArray[np.uint8]) -> Generator[Progress, None, int]:
        count, before = 0, self.done
        for tried, path in enumerate(shelf.paths):
            if count == shelf.wanted:
                break
            if self.pace.due():
                # A file that failed is made up for by the next, as long as there are more than are wanted.
                self.done = before + shelf.wanted - min(shelf.wanted - count, len(shelf.paths) - tried)
                yield Progress(self.done, self.total)
            try:
                images[count] = load_image(path, self.size)
                count += 1
            except UnreadableError as why:
                self.skipped.append(Skipped(shown(path), why.reason, why.detail))
        self.done = before + shelf.wanted
        return count

    def _paths(self, folder: str) -> Generator[Progress, None, list[str]]:
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if self.pace.due():
                        yield Progress(0, 0)
                    if _is_picture(entry):
                        found.append((natural_key(entry.name), entry.path))
                    else:
                        self.ignored += 1
        except OSError as error:
            self.skipped.append(Skipped(shown(folder), SkipReason.NOT_READABLE, error.strerror or ""))
        return [path for _, path in sorted(found)]


def _is_picture(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    dot = name.rfind(".")
    return name[dot:].lower() in SUFFIXES and dot >= 0 and not is_clutter(name) and not is_folder(entry)
