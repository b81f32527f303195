"""The folder reader: pictures sorted into one folder a digit."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from core.data import paper
from core.data.batches import Batch, batches
from core.data.layout import LabelFolder, Layout, find_layout
from core.data.names import is_clutter, natural_key
from core.data.pace import Pace
from core.data.reading import UnreadableError, shown
from core.data.request import Request
from core.data.tree import Place, Tree
from core.dataset import Dataset, Images, Skipped, SkipReason
from core.errors import DataError, Fault
from core.progress import Progress

GONE_AT_MOST = 20  # files that vanish between listing and reading, before the whole folder is taken to have gone
NAMED_AT_MOST = 100  # things ignored that are told by name


class Shelf(NamedTuple):
    """The files of one label folder, in natural order, and how many pictures of them are wanted."""

    label: int
    paths: list[str]
    wanted: int


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there."""
    return place.is_folder


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read `train/<label>/*` and `test/<label>/*`, or `<label>/*`, in grey, each picture resized to the size asked for.

    Of the training part the first `per_class` pictures of each digit that can be read are loaded, in natural order of
    their names; the test part is loaded whole. Files that cannot be read are reported in `skipped`, what lies beside
    them in `ignored`: every file and folder that was seen is in one of the three.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, NO_DIGITS, CLASSES_ABSENT or WENT_AWAY.
    """
    yield Progress(0, 0)
    layout = find_layout(place)
    reading = _Reading(place, request)
    reading.ignore(layout)
    if layout.train:
        request.require(folder.label for folder in layout.train)
    train = yield from reading.shelves(layout.train, request)
    test = yield from reading.shelves(layout.test, request._replace(per_class=0))
    reading.total = sum(shelf.wanted for shelf in train + test)
    loaded = yield from reading.load(train)
    if not len(loaded):
        raise DataError(Fault.NO_DIGITS, path=place.shown, found=layout.found, skipped=len(reading.skipped))
    request.require(loaded.classes)
    held = yield from reading.load(test)
    yield Progress(reading.total, reading.total)
    return reading.dataset(loaded, held if len(held) else None)


class _Reading:
    """One opening of a folder: what was passed over so far, and how far it has come."""

    def __init__(self, place: Place, request: Request) -> None:
        self.place = place
        self.size = request.size
        self.as_is = request.as_is
        self.skipped: list[Skipped] = []
        self.ignored = 0
        self.names: list[str] = []
        self.gone = 0
        self.read = 0
        self.inverted = 0
        self.done = 0
        self.total = 0
        self.pace = Pace()

    @property
    def tree(self) -> Tree:
        return self.place.tree

    def ignore(self, layout: Layout) -> None:
        """Count what lies beside the label folders."""
        for entry in layout.ignored:
            self._ignore(entry.name)

    def dataset(self, train: Dataset, test: Dataset | None) -> Dataset:
        """What was read, and what was not."""
        names = tuple(self.names[:NAMED_AT_MOST])
        passed = {"skipped": tuple(self.skipped), "ignored": self.ignored, "ignored_names": names}
        return replace(train, test=test, **passed)  # type: ignore[arg-type]

    def shelves(self, folders: Iterable[LabelFolder], request: Request) -> Generator[Progress, None, list[Shelf]]:
        """List the wanted label folders."""
        shelves = []
        for folder in folders:
            if request.takes(folder.label):
                paths = yield from self._paths(folder.path)
                wanted = min(request.per_class or len(paths), len(paths))
                shelves.append(Shelf(folder.label, paths, wanted))
        return shelves

    def load(self, shelves: list[Shelf]) -> Generator[Progress, None, Dataset]:
        """Load the pictures wanted of each shelf."""
        room = sum(shelf.wanted for shelf in shelves)
        images = np.empty((room, self.size, self.size), np.uint8)
        labels = np.empty(room, np.int64)
        first, before = 0, self.inverted
        for shelf in shelves:
            count = yield from self._load(shelf, images[first:])
            labels[first : first + count] = shelf.label
            first += count
        return Dataset(images[:first], labels[:first], self.place.name, inverted=self.inverted - before)

    def _load(self, shelf: Shelf, images: Images) -> Generator[Progress, None, int]:
        count = tried = 0
        before = self.done
        # A file that failed is made up for by the next, as long as there are more than are wanted.
        while count < shelf.wanted and tried < len(shelf.paths):
            part = shelf.paths[tried : tried + shelf.wanted - count]
            for batch in batches(self.tree, part, self.size):
                count += self._take(batch, images[count:])
                tried += batch.tried
                self.done = before + shelf.wanted - min(shelf.wanted - count, len(shelf.paths) - tried)
                yield Progress(self.done, self.total)
        self.done = before + shelf.wanted
        return count

    def _take(self, batch: Batch, images: Images) -> int:
        """Put a batch where its images belong, light on dark, and note what failed."""
        self.read += len(batch.paths)
        for path, why in batch.failed:
            self._skip(path, why)
        blank = paper.is_blank(batch.images)
        for row in np.flatnonzero(blank):
            self._skip(batch.paths[row], UnreadableError(SkipReason.BLANK))
        good = batch.images[~blank] if blank.any() else batch.images
        turned = paper.is_dark_on_light(good) & (not self.as_is)
        self.inverted += int(np.count_nonzero(turned))
        images[: len(good)] = paper.light_on_dark(good, turned)
        return len(good)

    def _skip(self, path: str, why: UnreadableError) -> None:
        self.skipped.append(Skipped(shown(path), why.reason, why.detail))
        if why.reason is SkipReason.NOT_READABLE and self.tree.is_gone(path):
            self.gone += 1
            if self.gone > GONE_AT_MOST or not self.tree.is_folder(self.place.path):
                raise DataError(Fault.WENT_AWAY, path=self.place.shown, read=self.read, total=self.total)

    def _ignore(self, name: str) -> None:
        self.ignored += 1
        if not is_clutter(name):
            self.names.append(shown(name))

    def _paths(self, folder: str) -> Generator[Progress, None, list[str]]:
        found = []
        try:
            for entry in self.tree.scan(folder):
                if self.pace.due():
                    yield Progress(0, 0)
                if entry.is_folder or is_clutter(entry.name):
                    self._ignore(entry.name)
                else:
                    found.append((natural_key(entry.name), entry.path))
        except DataError as error:
            self.skipped.append(Skipped(shown(folder), SkipReason.NOT_READABLE, str(error.facts.get("reason", ""))))
        return [path for _, path in sorted(found)]
