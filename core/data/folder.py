"""The folder reader: pictures sorted into one folder a digit."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.album import Album
from core.data.batches import batches
from core.data.borders import leads_out, outside
from core.data.firsts import Firsts
from core.data.layout import LabelFolder, Layout, find_layout
from core.data.listing import Listing, list_files
from core.data.passed import Passed
from core.data.reading import UnreadableError, shown
from core.data.request import Request
from core.data.tree import DISK, Entry, Place, Tree
from core.data.waiting import awaited
from core.data.watch import Watch
from core.dataset import Dataset, Images, SkipReason
from core.errors import DataError, Fault
from core.progress import Progress

GONE_AT_MOST = 20  # files that vanish between listing and reading, before the whole folder is taken to have gone


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
    cache = request.cache if place.tree is DISK and not request.per_class else None
    if cache is None:
        return (yield from _read(place, request))
    kept = yield from cache.find(place.path, request)
    if kept is not None:
        total = len(kept) + (len(kept.test) if kept.test else 0)
        yield Progress(total, total)
        return kept
    watch = Watch()
    dataset = yield from _read(place._replace(tree=watch), request)
    yield from cache.keep(place.path, request, dataset, watch)
    return dataset


def _read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    layout = yield from awaited(lambda: find_layout(place))
    reading = _Reading(place, request)
    reading.ignore(layout)
    if layout.train:
        request.require(folder.label for folder in layout.train)
    train = yield from reading.shelves(layout.train, request)
    test = yield from reading.shelves(layout.test, request._replace(per_class=0))
    reading.total = sum(shelf.wanted for shelf in train + test)
    loaded = yield from reading.load(train)
    if not len(loaded):
        raise reading.passed.nothing(place.shown, layout.found)
    request.require(loaded.classes)
    held = yield from reading.load(test)
    yield Progress(reading.total, reading.total)
    return reading.passed.told(loaded, held if len(held) else None)


class _Reading:
    """One opening of a folder: what was passed over so far, and how far it has come."""

    def __init__(self, place: Place, request: Request) -> None:
        self.place = place
        self.size = request.size
        self.as_is = request.as_is
        self.passed = Passed()
        self.gone = 0
        self.read = 0
        self.inverted = 0
        self.firsts = Firsts(place.tree, request.size, as_is=request.as_is)
        self.done = 0
        self.total = 0

    @property
    def tree(self) -> Tree:
        return self.place.tree

    def ignore(self, layout: Layout) -> None:
        """Count what lies beside the label folders."""
        for entry in layout.ignored:
            self.passed.ignore(entry.name)
        self.passed.skipped += [outside(shown(entry.path)) for entry in layout.outside]

    def shelves(self, folders: Iterable[LabelFolder], request: Request) -> Generator[Progress, None, list[Shelf]]:
        """List the wanted label folders."""
        shelves: list[Shelf] = []
        for folder in folders:
            if request.takes(folder.label):
                paths = yield from self._paths(folder.path)
                wanted = min(request.per_class or len(paths), len(paths))
                shelves.append(Shelf(folder.label, paths, wanted))
                self.firsts.add(folder.label, paths, wanted)
                yield from self.firsts.due()
        yield from self.firsts.show()
        return shelves

    def load(self, shelves: list[Shelf]) -> Generator[Progress, None, Dataset]:
        """Load the pictures wanted of each shelf."""
        wanted = sum(shelf.wanted for shelf in shelves)
        album = Album(wanted, self.size)
        spare = [iter(shelf.paths[shelf.wanted :]) for shelf in shelves]
        paths = [path for shelf in shelves for path in shelf.paths[: shelf.wanted]]
        owners = np.repeat(np.arange(len(shelves)), [shelf.wanted for shelf in shelves])
        loaded: list[NDArray[np.intp]] = []
        end, before = self.done + wanted, self.inverted
        while paths:
            failed = yield from self._load(paths, album, end)
            loaded.append(np.delete(owners, failed))
            # A file that failed is made up for by the next, as long as there are more than are wanted.
            following = [(owner, path) for owner in owners[failed] for path in islice(spare[owner], 1)]
            paths, owners = [path for _, path in following], np.array([owner for owner, _ in following], np.intp)
        found = np.concatenate([owners[:0], *loaded])
        order = np.argsort(found, kind="stable")
        labels = np.array([shelf.label for shelf in shelves], np.int64)[found[order]]
        return Dataset(album.in_order(order), labels, self.place.name, inverted=self.inverted - before)

    def _load(self, paths: list[str], album: Album, end: int) -> Generator[Progress, None, list[int]]:
        """Load as many of these files as can be, without gaps; gives the places of the others."""
        failed: list[int] = []
        tried = 0
        for part in album.parts(len(paths)):
            some = yield from self._fill(part, paths[tried : tried + len(part)], end)
            album.keep(part, some)
            failed += [tried + place for place in some]
            tried += len(part)
        return failed

    def _fill(self, images: Images, paths: list[str], end: int) -> Generator[Progress, None, list[int]]:
        failed: list[int] = []
        tried = 0
        for batch in batches(self.tree, paths, images, as_is=self.as_is):
            self.read += batch.tried - len(batch.failed)
            self.inverted += batch.inverted
            self.passed.measure(batch.sizes)
            for place, why in batch.failed:
                failed.append(tried + place)
                self._skip(paths[tried + place], why)
            tried += batch.tried
            self.done = min(self.done + batch.tried, end)
            yield Progress(self.done, self.total)
        return failed

    def _skip(self, path: str, why: UnreadableError) -> None:
        self.passed.skip(path, why.reason, why.detail)
        if why.reason is SkipReason.NOT_READABLE and self.tree.is_gone(path):
            self.gone += 1
            if self.gone > GONE_AT_MOST or not self.tree.is_folder(self.place.path):
                raise DataError(Fault.WENT_AWAY, path=self.place.shown, read=self.read, total=self.total)

    def _paths(self, folder: str) -> Generator[Progress, None, list[str]]:
        watch = self.tree if isinstance(self.tree, Watch) else None
        if watch:
            watch.enter(folder)
        try:
            found = yield from list_files(self.tree, folder)
        except DataError as error:
            self.passed.skip(folder, SkipReason.NOT_READABLE, str(error.facts.get("reason", "")))
            return []
        for name in found.ignored:
            self.passed.ignore(name)
        if watch:
            watch.listed(folder, found.paths)
        return self._within(found)

    def _within(self, found: Listing) -> list[str]:
        """The files listed but for links that lead out of what was chosen."""
        links = [path for path in found.paths if path in found.links] if found.links else []
        out = {path for path in links if leads_out(Entry(path, path, is_folder=False, is_link=True), self.place)}
        self.passed.skipped += [outside(shown(path)) for path in links if path in out]
        return [path for path in found.paths if path not in out] if out else found.paths
