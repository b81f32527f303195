"""Batches: the pictures of many files, read by one thread at a time, decoded by several, ahead of whoever takes them.

A small picture is read and decoded in a few microseconds, in which time nothing can be handed from thread to thread:
so a thread does both for a batch of them. While one reads, the others decode, outside the interpreter's lock.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data import paper
from core.data.pace import PERIOD
from core.data.picture import decoded, resized, resized_all
from core.data.reading import UnreadableError
from core.data.tall import decode_joined
from core.data.tree import Disk, Tree
from core.data.whole import may_be_cut
from core.dataset import Images, SkipReason
from core.threads import cores

MOST = 256  # pictures in a batch
BYTES = 8 << 20  # of files that are read before they are decoded
READERS = 8  # threads that wait for a slow disk at once
SLOW = 0.0005  # seconds a file, from which on it is the disk that is waited for


class Batch(NamedTuple):
    """Pictures of files that follow each other: those that can be read, and why the others cannot.

    Parameters
    ----------
    images : uint8 (k, size, size), grey, in the order of the files
    failed : places of the other files among them, ascending, and why
    inverted : how many of the images were dark on light, and are not any more
    sizes : int (k, 2), the height and width each image had in its file
    """

    images: Images
    failed: list[tuple[int, UnreadableError]]
    inverted: int = 0
    sizes: NDArray[np.int32] = np.zeros((0, 2), np.int32)

    @property
    def tried(self) -> int:
        """How many files this is about."""
        return len(self.images) + len(self.failed)


def batches(tree: Tree, paths: Sequence[str], size: int, *, as_is: bool = False) -> Iterator[Batch]:
    """Read the files, each picture resized; batches come in the files' order, empty ones while there is none yet.

    Blank pictures count as failed; dark ink on light paper becomes light on dark, unless it is wanted `as_is`.
    However long a batch takes, whoever asks is answered every few hundredths of a second.
    """
    crew = _Crew(tree, size, as_is)
    parts = (paths[first : first + MOST] for first in range(0, len(paths), MOST))
    pool = ThreadPoolExecutor(READERS, thread_name_prefix="core-reading")
    waiting: deque[Future[Batch]] = deque()
    try:
        for part in parts:
            waiting.append(pool.submit(crew.batch, part))
            if len(waiting) > READERS:
                yield from _next(waiting, size)
        while waiting:
            yield from _next(waiting, size)
    finally:
        crew.stop()
        pool.shutdown(wait=True, cancel_futures=True)


def _next(waiting: deque[Future[Batch]], size: int) -> Iterator[Batch]:
    while not wait([waiting[0]], PERIOD).done:
        yield Batch(np.empty((0, size, size), np.uint8), [])
    yield waiting.popleft().result()


class _Crew:
    """What the threads share: whose turn it is to read and to decode, and whether to stop."""

    def __init__(self, tree: Tree, size: int, as_is: bool) -> None:
        self._tree = tree
        self._size = size
        self._as_is = as_is
        self._reading = threading.Semaphore(1)
        self._decoding = threading.Semaphore(cores())
        self._stopped = False
        self._readers = 1

    def stop(self) -> None:
        """Let every thread end after the file it is at."""
        self._stopped = True

    def batch(self, paths: Sequence[str]) -> Batch:
        """The batch of these files."""
        images: Images = np.zeros((len(paths), self._size, self._size), np.uint8)
        sizes: NDArray[np.int32] = np.zeros((len(paths), 2), np.int32)
        failed: dict[int, UnreadableError] = {}
        first = 0
        while first < len(paths) and not self._stopped:
            with self._reading:
                files = self._read(paths[first:])
            with self._decoding:
                faults = self._decode(files, images[first:], sizes[first:])
            failed.update((first + row, why) for row, why in faults.items())
            first += len(files)
        return self._finished(images, sizes, failed)

    def _finished(self, images: Images, sizes: NDArray[np.int32], failed: dict[int, UnreadableError]) -> Batch:
        blank = np.flatnonzero(paper.is_blank(images)).tolist()
        failed.update((row, UnreadableError(SkipReason.BLANK)) for row in blank if row not in failed)
        kept = np.delete(images, [*failed], axis=0) if failed else images
        sizes = np.delete(sizes, [*failed], axis=0) if failed else sizes
        turned = paper.is_dark_on_light(kept) & (not self._as_is)
        return Batch(paper.light_on_dark(kept, turned), sorted(failed.items()), int(np.count_nonzero(turned)), sizes)

    def _read(self, paths: Sequence[str]) -> list[bytes | UnreadableError]:
        """The bytes of the first files, as many as may be held at once."""
        clock, held, read = perf_counter(), 0, self._tree.read
        files: list[bytes | UnreadableError] = []
        for path in paths:
            try:
                data = read(path)
                held += len(data)
                files.append(data)
            except UnreadableError as why:
                files.append(why)
            if held > BYTES or self._stopped:
                break
        self._watch((perf_counter() - clock) / len(files))
        return files

    def _watch(self, seconds: float) -> None:
        """Let one more thread read at a time where a file takes so long."""
        if seconds > SLOW and self._readers < READERS and isinstance(self._tree, Disk):
            self._readers += 1
            self._reading.release()

    def _decode(
        self, files: list[bytes | UnreadableError], images: Images, sizes: NDArray[np.int32]
    ) -> dict[int, UnreadableError]:
        """Fill the images and their sizes; the rows that cannot be, and why."""
        data = [file if isinstance(file, bytes) else b"" for file in files]
        failed = {row: file for row, file in enumerate(files) if isinstance(file, UnreadableError)}
        left = np.ones(len(files), bool)
        for stack in decode_joined(data):
            images[stack.rows] = resized_all(stack.images, self._size)
            sizes[stack.rows] = stack.images.shape[1:]
            left[stack.rows] = may_be_cut(stack.images)  # to be looked at alone
        for row in np.flatnonzero(left).tolist():
            if row in failed or self._stopped:
                continue
            try:
                grey = decoded(data[row])
                images[row], sizes[row] = resized(grey, self._size), grey.shape
            except UnreadableError as why:
                failed[row] = why
        return failed
