"""Arrays: images and labels that lie in files as blocks of numbers, made into a Dataset."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from core.data.pace import Pace
from core.data.picture import resized
from core.data.request import DIGITS, Request
from core.data.tree import Place
from core.dataset import Dataset, Images, Labels
from core.errors import DataError, Fault
from core.progress import Progress


class Part(NamedTuple):
    """The training or the test part: uint8 (n, h, w), int64 (n,)."""

    images: Images
    labels: Labels


def dataset_of(
    parts: Sequence[Part], place: Place, request: Request, *, found: tuple[str, ...] = ()
) -> Generator[Progress, None, Dataset]:
    """The training part, and the test part if there is one, as was asked for.

    Labels that are no digits are left out and counted in `ignored`.

    Raises
    ------
    DataError
        NO_DIGITS or CLASSES_ABSENT.
    """
    total = sum(len(part.labels) for part in parts)
    made = []
    for part in parts:
        made.append((yield from _read(part, request.size, Progress(total, total))))
    if not len(made[0]):
        raise DataError(Fault.NO_DIGITS, path=place.shown, found=found, skipped=0)
    yield Progress(total, total)
    test = made[1] if len(made) > 1 and len(made[1]) else None
    whole = replace(made[0], name=place.name, test=test, ignored=sum(part.ignored for part in made))
    whole = whole.select(request.classes) if request.classes else whole
    return whole.limit(request.per_class) if request.per_class else whole


def _read(part: Part, size: int, at: Progress) -> Generator[Progress, None, Dataset]:
    images, labels = part
    digits = np.isin(labels, DIGITS)
    if not digits.all():
        images, labels = images[digits], labels[digits]
    images = yield from _all_resized(images, size, at)
    return Dataset(images, labels, ignored=int(np.count_nonzero(~digits)))


def _all_resized(images: Images, size: int, at: Progress) -> Generator[Progress, None, Images]:
    if images.shape[1:] == (size, size):
        return images
    pace = Pace()
    result = np.empty((len(images), size, size), np.uint8)
    for row, image in enumerate(images):
        result[row] = resized(image, size)
        if pace.due():
            yield at
    return result
