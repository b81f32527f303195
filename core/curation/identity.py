"""What a dataset is known by when it is not there: where it was, what it had, and a fingerprint of its pixels."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from core.dataset import Dataset
from core.progress import Progress

BLOCK = 4000  # images


class Identity(NamedTuple):
    """Of a dataset: `path` as it was opened, `name`, images a class, side lengths in pixels, and sha256 in hex."""

    path: str
    name: str
    counts: tuple[tuple[int, int], ...]
    size: tuple[int, int]
    fingerprint: str

    @property
    def images(self) -> int:
        """How many there were."""
        return sum(count for _, count in self.counts)


def identify(dataset: Dataset, path: str) -> Generator[Progress, None, Identity]:
    """The identity of a dataset; all its pixels are read once, a block at a time."""
    hashed = hashlib.sha256(repr(dataset.images.shape).encode("ascii"))
    hashed.update(np.ascontiguousarray(dataset.labels).data)
    for first in range(0, len(dataset), BLOCK):
        hashed.update(np.ascontiguousarray(dataset.images[first : first + BLOCK]).data)
        yield Progress(min(first + BLOCK, len(dataset)), len(dataset))
    height, width = dataset.images.shape[1:]
    return Identity(path, dataset.name, tuple(dataset.counts.items()), (height, width), hashed.hexdigest())
