"""Batches: the pictures of many files, read and decoded a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from core.data.pace import Pace
from core.data.picture import decoded, resized
from core.data.reading import UnreadableError
from core.data.tree import Tree
from core.dataset import Images

MOST = 256  # pictures in a batch


class Batch(NamedTuple):
    """Pictures of files that follow each other: those that can be read, and why the others cannot.

    Parameters
    ----------
    images : uint8 (k, size, size), grey, as they are on paper or screen
    paths : the k files they come from, in the order of the images
    failed : the other files, and why
    """

    images: Images
    paths: list[str]
    failed: list[tuple[str, UnreadableError]]

    @property
    def tried(self) -> int:
        """How many files this is about."""
        return len(self.paths) + len(self.failed)


def batches(tree: Tree, paths: Sequence[str], size: int) -> Iterator[Batch]:
    """Read the files one by one, in their order, each picture resized; every few hundredths of a second comes a batch.

    This is the seam between listing files and making a dataset: whoever reads faster gives the same batches, of any
    length that still lets Cancel be answered at once; of files it cannot speed up, `picture` says what they are.
    """
    pace = Pace()
    images = np.empty((MOST, size, size), np.uint8)
    read: list[str] = []
    failed: list[tuple[str, UnreadableError]] = []
    for path in paths:
        try:
            images[len(read)] = picture(tree, path, size)
            read.append(path)
        except UnreadableError as why:
            failed.append((path, why))
        if len(read) == MOST or pace.due():
            yield Batch(images[: len(read)], read, failed)
            images, read, failed = np.empty_like(images), [], []
    yield Batch(images[: len(read)], read, failed)


def picture(tree: Tree, path: str, size: int) -> Images:
    """One picture, grey, uint8 (size, size).

    Raises
    ------
    UnreadableError
        as `Tree.read` and `core.data.picture.decoded`.
    """
    return resized(decoded(tree.read(path)), size)
