"""Batches: the pictures of many files, read by one thread at a time, decoded by several, ahead of whoever takes them.

A small picture is read and decoded in a few microseconds, in which time nothing can be handed from thread to thread,
the interpreter's lock least of all: so threads take turns at what needs the interpreter, for many files a turn, and
decode them as one picture, outside that lock, while another has its turn.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import nullcontext, suppress
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.contents import reads_aside
from core.data.pace import PERIOD
from core.data.part import Part
from core.data.pile import File, Pile, bytes_held
from core.data.reading import UnreadableError
from core.data.tree import Disk, Tree
from core.dataset import Images
from core.threads import cores

MOST = 512  # pictures in a batch
BYTES = 8 << 20  # of files that are read before they are decoded
READERS = 8  # threads that wait for a slow disk at once
SLOW = 0.0005  # seconds a file, from which on it is the disk that is waited for
FEW = 16  # files that are read before the first look at the clock
# bytes. A block as large as this, freed untouched, tells glibc to keep what smaller ones leave (it raises its bound, to
# 32 MB at most); or every batch gives its pages back, and the system has to clear others: a tenth of all the time.
UNTOUCHED = 31 << 20


class Batch(NamedTuple):
    """Files that follow each other: how many, which of them cannot be read, and what the others are like.

    Parameters
    ----------
    tried : how many files this is about
    failed : places of those that cannot be read, ascending, and why; their images are undefined
    inverted : how many of the others were dark on light, and are not any more
    sizes : int (k, 2), the height and width each of the others has in its file
    """

    tried: int
    failed: list[tuple[int, UnreadableError]]
    inverted: int
    sizes: NDArray[np.int32]


def batches(tree: Tree, paths: Sequence[str], images: Images, *, as_is: bool = False) -> Iterator[Batch]:
    """Read the files into `images`, uint8 (len(paths), size, size), grey, each picture resized.

    Batches come in the files' order. Blank pictures count as failed; dark ink on light paper becomes light on dark,
    unless it is wanted `as_is`. However long it takes, whoever asks is answered every few hundredths of a second, with
    an empty batch while there is nothing new.
    """
    with suppress(MemoryError):
        np.empty(UNTOUCHED, np.uint8)
    crew = _Crew(tree, paths, images, as_is=as_is)
    pool = ThreadPoolExecutor(READERS, thread_name_prefix="core-reading")
    working = [pool.submit(crew.work) for _ in range(min(crew.workers, -(-len(paths) // MOST)))]
    try:
        # Asking oftener would take the interpreter from those that work.
        while wait(working, PERIOD, FIRST_EXCEPTION).not_done:
            yield crew.batch()
            working += [pool.submit(crew.work) for _ in range(len(working), crew.workers)]
        for one in working:
            one.result()
        yield crew.batch()
    finally:
        crew.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Crew:
    """What the threads share: what there is to read, whose turn it is, what is done, and whether to stop."""

    def __init__(self, tree: Tree, paths: Sequence[str], images: Images, *, as_is: bool) -> None:
        self.workers = min(max(2, cores()), READERS)
        self._tree = tree
        self._paths = paths
        self._images = images
        self._sizes: NDArray[np.int32] = np.zeros((len(paths), 2), np.int32)
        self._as_is = as_is
        self._turn = threading.Semaphore(1)
        self._readers = 1
        self._glance = FEW
        self._firsts = iter(range(0, len(paths), MOST))
        self._done: dict[int, Part] = {}
        self._told = 0
        self._stopped = False

    def stop(self) -> None:
        """Let every thread end after the file it is at."""
        self._stopped = True

    def batch(self) -> Batch:
        """What is done since this was asked last."""
        start, inverted = self._told, 0
        failed: list[tuple[int, UnreadableError]] = []
        while (part := self._done.pop(self._told, None)) is not None:
            failed += [(self._told - start + row, part.failed[row]) for row in sorted(part.failed)]
            inverted += part.inverted
            self._told += len(part)
        sizes = self._sizes[start : self._told]
        kept = np.delete(sizes, [place for place, _ in failed], axis=0) if failed else sizes
        return Batch(self._told - start, failed, inverted, kept)

    def work(self) -> None:
        """Read and decode until there is no more."""
        turn = nullcontext() if isinstance(self._tree, Disk) and reads_aside(len(self._paths)) else self._turn
        first, part = 0, None
        for start in self._firsts:
            at, end = start, min(start + MOST, len(self._paths))
            while at < end and not self._stopped:
                with turn:
                    self._finish(first, part)
                    part = self._part(at, end)
                part.decode(self._is_stopped)
                first, at = at, at + len(part)
        if part is not None and not self._stopped:
            with turn:
                self._finish(first, part)

    def _part(self, first: int, end: int) -> Part:
        files = self._read(self._paths[first:end])
        rows = slice(first, first + len(files))
        return Part(files, self._images[rows], self._sizes[rows])

    def _finish(self, first: int, part: Part | None) -> None:
        if part is not None:
            part.judge(as_is=self._as_is)
            self._done[first] = part

    def _is_stopped(self) -> bool:
        return self._stopped

    def _read(self, paths: Sequence[str]) -> Sequence[File]:
        """The bytes of the first files, as many as may be held at once."""
        files: Sequence[File] = []
        held, clock = 0, perf_counter()
        while len(files) < len(paths) and held <= BYTES and not (files and self._stopped):
            some = self._tree.contents(paths[len(files) : len(files) + self._glance])
            # A pile lasts until the next reading: as a rule there is none.
            some = some if isinstance(some, Pile) and len(some) == len(paths) else [*some]
            files = [*files, *some] if files else some
            held += bytes_held(some)
            seconds = (perf_counter() - clock) / len(files)
            self._watch(seconds)
            self._glance = min(max(1, int(PERIOD / seconds)), MOST)
        return files

    def _watch(self, seconds: float) -> None:
        """Let one more thread read at a time where a file takes so long."""
        if seconds > SLOW and self._readers < READERS and isinstance(self._tree, Disk):
            self._readers += 1
            self.workers = READERS
            self._turn.release()
