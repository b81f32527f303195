"""Firsts: the first picture of each large class, seen while the others are still being listed and read."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import numpy as np

from core.data.batches import batches
from core.data.tree import Tree
from core.dataset import Images
from core.progress import Glimpse

MANY = 200  # pictures of a class, from which on it is worth showing the first before the others
PAUSE = 0.2  # seconds between two times that some are shown: each time costs what reading a thousand files does


class Firsts:
    """The first pictures seen so far, and the files that are to be seen next."""

    def __init__(self, tree: Tree, size: int, *, as_is: bool) -> None:
        self._tree = tree
        self._size = size
        self._as_is = as_is
        self._seen: list[tuple[int, Images]] = []
        self._next: list[tuple[int, str]] = []
        self._due = 0.0

    def add(self, label: int, paths: list[str], wanted: int) -> None:
        """A class and its files, of which so many are wanted."""
        if wanted >= MANY:
            self._next.append((label, paths[0]))

    def due(self) -> Iterator[Glimpse]:
        """Show what there is, the very first at once, more after a pause."""
        if perf_counter() >= self._due:
            yield from self.show()

    def show(self) -> Iterator[Glimpse]:
        """Show what there is, if any of it was not seen yet."""
        if not self._next:
            return
        files, self._next = self._next, []
        images: Images = np.empty((len(files), self._size, self._size), np.uint8)
        failed: set[int] = set()
        tried = 0
        for batch in batches(self._tree, [path for _, path in files], images, as_is=self._as_is):
            failed |= {tried + place for place, _ in batch.failed}
            tried += batch.tried
        self._seen += [(label, images[row]) for row, (label, _) in enumerate(files) if row not in failed]
        self._due = perf_counter() + PAUSE
        if self._seen:
            labels, seen = zip(*self._seen, strict=True)
            yield Glimpse.of(np.stack(seen), labels)
