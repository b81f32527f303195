"""An album: decoded pictures one behind the other, in memory, or in a file where memory has no room for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.places import scratch_folder
from core.rows import Rows, room_for

PART = 64 << 20  # bytes that are filled in memory before they go to the file


class Album:
    """Room for `count` square images of `side` pixels, filled from its start.

    Raises
    ------
    WriteError
        WRITE_FAILED where neither memory nor the disk has that room.
    """

    def __init__(self, count: int, side: int) -> None:
        self._images: Any = room_for((count, side, side), np.uint8, scratch_folder())
        self._count = 0

    def parts(self, count: int) -> Iterator[Images]:
        """Memory to be filled with the next `count` images, some at a time; after each part it is to be `keep`ed."""
        if not isinstance(self._images, Rows):
            yield self._images[self._count : self._count + count]
            return
        size = self._images.shape[1]
        most = max(1, PART // size**2)
        memory: Images = np.empty((min(most, count), size, size), np.uint8)
        for first in range(0, count, most):
            yield memory[: count - first]

    def keep(self, part: Images, failed: Sequence[int]) -> None:
        """Keep what a part was filled with, but for what failed, ascending."""
        _close_up(part, failed)
        kept = len(part) - len(failed)
        if isinstance(self._images, Rows):
            self._images[self._count : self._count + kept] = part[:kept]
        self._count += kept

    def in_order(self, order: NDArray[np.intp]) -> Images:
        """All images that were kept, by their places: an array, or `Rows` of the file."""
        images: Any = self._images
        in_file = isinstance(images, Rows)
        if (np.diff(order) == 1).all():
            images = images.first(self._count) if in_file else images[: self._count]
        else:
            images = images.take(order) if in_file else images[order]
        return images  # type: ignore[no-any-return]


def _close_up(images: Images, failed: Sequence[int]) -> None:
    """Move the images to the front that are none of these."""
    for count, (place, following) in enumerate(pairwise([*failed, len(images)])):
        images[place - count : following - count - 1] = images[place + 1 : following]
