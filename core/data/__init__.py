"""Readers: each turns digits as they lie on disk into a Dataset, telling its Progress on the way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import NamedTuple

from core.data import folder, idx, sample, strokes
from core.data.reading import faults, shown
from core.data.request import Request
from core.data.tree import Place
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress

__all__ = ["READERS", "Reader", "Request", "open_dataset"]


class Reader(NamedTuple):
    """One member of the family."""

    name: str
    recognises: Callable[[Place], bool]
    read: Callable[[Place, Request], Generator[Progress, None, Dataset]]


# The first that recognises what lies there reads it.
READERS = (
    Reader("sample", sample.recognises, sample.read),
    Reader("idx", idx.recognises, idx.read),
    Reader("folder", folder.recognises, folder.read),
    Reader("strokes", strokes.recognises, strokes.read),
)


def open_dataset(
    path: str | Path, *, size: int = 28, per_class: int = 0, classes: Sequence[int] = ()
) -> Generator[Progress, None, Dataset]:
    """Read digits, by the reader that fits what lies at `path`.

    Parameters
    ----------
    path : a folder of images or of IDX files, an IDX file, a strokes file, or "sample" for what the program brings
    size : side of the images, in pixels
    per_class : the first so many training images of each class; 0 means all
    classes : only these digits; none means all

    Yields
    ------
    Progress, at least every few hundredths of a second; the generator returns the Dataset.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, UNKNOWN_FORMAT, NO_DIGITS, CLASSES_ABSENT, and what the readers say.
    """
    place = sample.meant(path)
    if not sample.recognises(place):
        _check_there(Path(path))
    reader = next((reader for reader in READERS if reader.recognises(place)), None)
    if reader is None:
        raise DataError(Fault.UNKNOWN_FORMAT, path=place.shown)
    return (yield from reader.read(place, Request(size, per_class, tuple(classes))))


def _check_there(path: Path) -> None:
    with faults(path):
        try:
            path.stat()
        except ValueError as error:  # a NUL in the name
            raise DataError(Fault.NOT_FOUND, path=shown(path)) from error
