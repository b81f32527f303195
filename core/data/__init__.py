"""Readers: each turns digits as they lie on disk into a Dataset, telling its Progress on the way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from core.data import archive, folder, idx, npz, pixel_csv, sample, strokes
from core.data.beside import beside
from core.data.borders import leads_out
from core.data.cache import Cache
from core.data.layout import find_layout
from core.data.names import is_clutter
from core.data.reading import faults, shown
from core.data.request import Request
from core.data.shortage import shortages
from core.data.tree import Entry, Place
from core.data.waiting import awaited
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress

__all__ = ["READERS", "Cache", "Reader", "Request", "open_dataset"]

DEEPEST = 4  # folders with nothing in them but one more that are entered
_FOUND_AT_MOST = 10


class Reader(NamedTuple):
    """One member of the family."""

    name: str
    recognises: Callable[[Place], bool]
    read: Callable[[Place, Request], Generator[Progress, None, Dataset]]


# The first that recognises what lies there reads it.
READERS = (
    Reader("sample", sample.recognises, sample.read),
    Reader("npz", npz.recognises, npz.read),
    Reader("archive", archive.recognises, lambda place, request: _read_packed(place, request)),
    Reader("idx", idx.recognises, idx.read),
    Reader("csv", pixel_csv.recognises, pixel_csv.read),
    Reader("strokes", strokes.recognises, strokes.read),
    Reader("folder", folder.recognises, folder.read),
)


def open_dataset(
    path: str | Path,
    *,
    size: int = 28,
    per_class: int = 0,
    classes: Sequence[int] = (),
    as_is: bool = False,
    cache: Cache | None = None,
) -> Generator[Progress, None, Dataset]:
    """Read digits, by the reader that fits what lies at `path`.

    Parameters
    ----------
    path : a folder of images, of IDX files or of CSV tables; one such file, an npz, a strokes file; a zip or a tar of
        any of these; or "sample" for what the program brings
    size : side of the images, in pixels
    per_class : the first so many training images of each class; 0 means all
    classes : only these digits; none means all
    as_is : leave dark ink on light paper as it is; otherwise it is told apart by the border, and becomes light on dark
    cache : where decoded folders of pictures are kept for the next time; None: nowhere

    Yields
    ------
    Progress, at least every few hundredths of a second; the generator returns the Dataset.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, NO_MEMORY, UNKNOWN_FORMAT, NO_DIGITS, CLASSES_ABSENT, and what the readers say.
    """
    if not str(path):  # which would be taken for the folder that the program runs in
        raise DataError(Fault.NOT_FOUND, path='""')
    place = sample.meant(path)
    if not sample.recognises(place):
        _check_there(Path(path))
    with shortages(place, size):
        return (yield from _read(place, Request(size, per_class, tuple(classes), as_is, cache)))


def _read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    # Aside, as a folder that nobody has sorted may hold a million files, and it is looked through several times.
    inner, passed, reader = yield from awaited(lambda: _recognised(place))
    if reader is None:
        raise DataError(Fault.UNKNOWN_FORMAT, path=place.shown)
    dataset = yield from reader.read(inner, request)
    dataset = beside(dataset, [entry.name for entry in passed])
    return replace(dataset, reader=dataset.reader or reader.name)


def _recognised(place: Place) -> tuple[Place, list[Entry], Reader | None]:
    inner, passed = _innermost(place)
    return inner, passed, _reader(inner)


def _read_packed(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read what is in an archive as if it lay in a folder."""
    tree = yield from archive.opened(place)
    with closing(tree):
        root = Place(tree, place.path, place.name)
        try:
            dataset = yield from _read(root, request)
        except DataError as error:
            raise _better_told(error, root) from error
    return replace(dataset, ignored=dataset.ignored + tree.ignored, reader=f"archive of {dataset.reader}")


def _better_told(error: DataError, root: Place) -> DataError:
    """Where there is nothing to read but more archives, that is what is wrong."""
    inner, _ = _innermost(root)
    entries = [entry for entry in inner.listed()[:_FOUND_AT_MOST] if not entry.is_folder] if inner.is_folder else []
    found = tuple(shown(entry.name) for entry in entries if archive.is_archive(inner.at(entry.path)))
    nested = found and error.kind in (Fault.NO_DIGITS, Fault.UNKNOWN_FORMAT)
    return DataError(Fault.ARCHIVE_NESTED, path=root.shown, found=found) if nested else error


def _reader(place: Place) -> Reader | None:
    return next((reader for reader in READERS if reader.recognises(place)), None)


def _innermost(place: Place) -> tuple[Place, list[Entry]]:
    """Where the digits lie: a folder in which one thing lies alone is entered. Also the clutter that lies beside it."""
    passed: list[Entry] = []
    for _ in range(DEEPEST):
        clutter, alone = _alone(place)
        if alone is None or leads_out(alone, place) or find_layout(place).train:
            break
        if not _is_worth_entering(place.at(alone.path)):
            break
        passed += clutter
        place = place.at(alone.path)._replace(title=place.name)
    return place, passed


def _alone(place: Place) -> tuple[list[Entry], Entry | None]:
    """The clutter in a folder, and what lies alone beside it, if one thing does."""
    clutter: list[Entry] = []
    found: Entry | None = None
    for entry in place.scan() if place.is_folder else ():
        if is_clutter(entry.name):
            clutter.append(entry)
        elif found:
            return [], None
        else:
            found = entry
    return clutter, found


def _is_worth_entering(place: Place) -> bool:
    try:
        return place.is_folder or _reader(place) is not None
    except DataError:
        return False


def _check_there(path: Path) -> None:
    with faults(path):
        try:
            path.absolute().stat()
        except ValueError as error:  # a NUL in the name
            raise DataError(Fault.NOT_FOUND, path=shown(path)) from error
