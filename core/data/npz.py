"""The npz reader: NumPy's archive of arrays, such as x_train and y_train; objects in it are never unpickled."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterable
from contextlib import ExitStack
from itertools import islice
from math import isqrt
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from core.data.archive import ZIP, zip_of
from core.data.arrays import MAX_SIDE, Part, dataset_of, whole_labels
from core.data.beside import beside
from core.data.greys import greys
from core.data.npy import KINDS, LOCAL, Array, header_of, images_of, numbers_of
from core.data.pace import Pace
from core.data.reading import shown
from core.data.request import Request
from core.data.tree import Place
from core.dataset import Dataset, Images
from core.errors import DataError, Fault
from core.progress import Progress

_TEST = re.compile(r"test|t10k|val", re.IGNORECASE)
_LABELS = re.compile(r"(^|_)(y|labels?|targets?|classes)(_|$)", re.IGNORECASE)


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there: a zip of nothing but arrays."""
    if place.is_folder or place.head(4) not in ZIP:
        return False
    with place.faults(), place.tree.open(place.path) as file:
        # All that lies in it is looked at only where the first is an array: there may be a million.
        names = zip_of(place, file).namelist() if _begins_with_array(file) else []
    return bool(names) and all(name.endswith(".npy") for name in names)


def _begins_with_array(file: BinaryIO) -> bool:
    start = file.read(LOCAL)
    name = file.read(int.from_bytes(start[26:28], "little")) if len(start) == LOCAL else b""
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
            return bool(_chosen(place, [header_of(place, content, name) for name in content.namelist()]))
    except DataError:
        return False


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read arrays of images (n, h, w), (n, h, w, 1 or 3) or (n, pixels) and of labels (n,), by their names and shapes.

    Names with "test" or "val" in them make the test part. Numbers may be of any kind: fractions up to 1 and depths
    other than 8 bits are scaled to 0..255; labels may be one-hot rows. Arrays that are neither are ignored.

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
        chosen, parts = _chosen(place, arrays), []
        for wanted in chosen:
            images, labels = yield from _pair(place, content, wanted)
            if len(images) != len(labels):
                raise DataError(Fault.IDX_COUNTS, path=place.shown, images=len(images), labels=len(labels))
            parts.append(Part(images, labels))
    dataset = yield from dataset_of(parts, place, request, found=_names(arrays))
    taken = {array.name for wanted in chosen for array in wanted}
    return beside(dataset, [array.name for array in arrays if array.name not in taken])


def _pair(
    place: Place, content: zipfile.ZipFile, wanted: tuple[Array, Array]
) -> Generator[Progress, None, tuple[Images, NDArray[np.int64]]]:
    pictures, labelled = wanted
    images = yield from greys((yield from images_of(place, content, pictures)))
    labels = whole_labels((yield from numbers_of(place, content, labelled)))
    for array, made in zip(wanted, (images, labels), strict=True):
        if made is None:
            raise DataError(Fault.ARRAY_VALUE, path=place.shown, key=shown(array.name))
    assert images is not None
    assert labels is not None
    return images, labels


def _headers(place: Place, content: zipfile.ZipFile) -> Generator[Progress, None, list[Array]]:
    arrays, pace = [], Pace()
    for name in content.namelist():
        arrays.append(header_of(place, content, name))
        if pace.due():
            yield Progress(0, 0)
    return arrays


def _chosen(place: Place, arrays: Iterable[Array]) -> list[tuple[Array, Array]]:
    """Images and labels of the training part, and of the test part if there is one."""
    useful = [array for array in arrays if array.dtype.kind in KINDS and array.shape and array.shape[0]]
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
