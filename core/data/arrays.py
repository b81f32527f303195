"""Arrays: images and labels that lie in files as blocks of numbers, made into a Dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data import paper
from core.data.pace import Pace
from core.data.picture import resized_all
from core.data.request import DIGITS, Request
from core.data.tree import Place
from core.dataset import Dataset, Images, Labels, Skipped, SkipReason
from core.errors import DataError, Fault
from core.places import scratch_folder
from core.progress import Progress
from core.rows import Rows, room_for, rows_of

MAX_SIDE = 4096  # pixels of an image
BLOCK = 1000  # images whose pixels fit the cache
WIDEST = 64 << 20  # bytes of large images that are looked at at once
TOGETHER = 250  # of these that lie together in a file
ASKED = 5000  # images, about, that are asked which of paper and ink is the lighter


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
    turned = bool(parts) and not request.as_is and _is_dark_on_light(parts[0].images)
    made = []
    for part in parts:
        made.append((yield from _read(part, place, request, turned=turned, at=Progress(total, total))))
    if not len(made[0]):
        raise DataError(Fault.NO_DIGITS, path=place.shown, found=found, skipped=len(made[0].skipped))
    yield Progress(total, total)
    test = made[1] if len(made) > 1 and len(made[1]) else None
    ignored, skipped = sum(part.ignored for part in made), sum((part.skipped for part in made), ())
    whole = replace(made[0], name=place.name, test=test, ignored=ignored, skipped=skipped, sizes=_sizes(parts))
    whole = whole.select(request.classes) if request.classes else whole
    return whole.limit(request.per_class) if request.per_class else whole


def _is_dark_on_light(images: Images) -> bool:
    """One answer for all, since whoever made the block made all images alike; many of them are asked."""
    if not isinstance(images, Rows):
        asked = images[:: max(1, len(images) // ASKED)]
        return 2 * int(np.count_nonzero(paper.is_dark_on_light(asked))) > len(asked)
    # Of a file the system maps megabytes around each image: there some are asked that lie together.
    together, dark, count = min(TOGETHER, _block(images)), 0, 0
    for first in range(0, len(images), max(1, together * len(images) // ASKED)):
        some = paper.is_dark_on_light(images[first : first + together])
        dark, count = dark + int(np.count_nonzero(some)), count + len(some)
    return 2 * dark > count


def _block(images: Images) -> int:
    """How many images are looked at at once."""
    pixels: int = images.shape[1] * images.shape[2]
    return min(BLOCK, max(1, WIDEST // max(1, pixels)))


def _sizes(parts: Sequence[Part]) -> dict[tuple[int, int], int]:
    sizes: Counter[tuple[int, int]] = Counter()
    for part in parts:
        sizes[part.images.shape[1], part.images.shape[2]] += len(part.images)
    return dict(sizes)


def turned(images: Images) -> Images:
    """Images (n, h, w) that lie on their side, as (n, w, h)."""
    count, height, width = images.shape
    if isinstance(images, np.ndarray):
        return np.transpose(images, (0, 2, 1))
    result: Images = room_for((count, width, height), np.uint8, scratch_folder())
    most = _block(images)
    for first in range(0, count, most):
        result[first : first + most] = images[first : first + most].transpose(0, 2, 1)
    return result


def whole_labels(numbers: NDArray[Any]) -> Labels | None:
    """Labels (n,), (n, 1) or one-hot (n, 10) as int64 (n,); None where one is no whole number."""
    if numbers.ndim == 2 and numbers.shape[1] > 1:
        return np.asarray(numbers.argmax(axis=1), np.int64)
    flat = numbers.reshape(-1)
    if flat.dtype.kind == "f" and not (np.isfinite(flat) & (flat == np.rint(flat)) & (np.abs(flat) < 2**31)).all():
        return None
    return flat.astype(np.int64)


def _read(
    part: Part, place: Place, request: Request, *, turned: bool, at: Progress
) -> Generator[Progress, None, Dataset]:
    images, labels = part
    digits = np.isin(labels, DIGITS)
    blank = digits & (yield from _blank(images, at))
    kept = digits & ~blank
    if not kept.all():
        rows = np.flatnonzero(kept)
        images, labels = rows_of(images, rows), labels[rows]
    images = yield from _made(images, request.size, turned=turned, at=at)
    skipped = tuple(Skipped(f"{place.shown}, image {row + 1}", SkipReason.BLANK) for row in np.flatnonzero(blank))
    return Dataset(
        images,
        labels,
        name=place.name,
        ignored=int(np.count_nonzero(~digits)),
        skipped=skipped,
        inverted=len(images) if turned else 0,
    )


def _blank(images: Images, at: Progress) -> Generator[Progress, None, NDArray[np.bool_]]:
    """Which images are blank, bool (n,)."""
    pace = Pace()
    flags = np.zeros(len(images), bool)
    most = _block(images)
    for first in range(0, len(images), most):
        block = slice(first, first + most)
        flags[block] = paper.is_blank(images[block])
        if pace.due():
            yield at
    return flags


def _made(images: Images, size: int, *, turned: bool, at: Progress) -> Generator[Progress, None, Images]:
    """The images of the size asked for, light on dark."""
    if images.shape[1:] == (size, size) and not turned:
        return images
    pace = Pace()
    result: Images = room_for((len(images), size, size), np.uint8, scratch_folder())
    most = _block(images)
    for first in range(0, len(images), most):
        some = resized_all(images[first : first + most], size)
        result[first : first + most] = paper.light_on_dark(some, np.full(len(some), turned))
        if pace.due():
            yield at
    return result
