"""Batches: the pictures of many files, read by one thread at a time, decoded by several, ahead of whoever takes them.

A small picture is read and decoded in a few microseconds, in which time nothing can be handed from thread to thread,
the interpreter's lock least of all: so threads take turns at what needs the interpreter, for many files a turn, and
decode them as one picture, outside that lock, while another has its turn.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import closing, nullcontext, suppress
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
    with closing(Crew(tree, images.shape[1], as_is=as_is)) as crew:
        crew.add(paths)
        yield from crew.into(images)


class Crew:
    """Threads that read and decode files, from the moment they are told of the first.

    What they share: what there is to read, whose turn it is, what is done, and whether to stop.
    """

    def __init__(self, tree: Tree, size: int, *, as_is: bool) -> None:
        with suppress(MemoryError):
            np.empty(UNTOUCHED, np.uint8)
        self._tree = tree
        self._size = size
        self._as_is = as_is
        self._paths: list[str] = []
        self._images: Images | None = None
        self._begun = 0
        self._taking = threading.Lock()
        self._turn = threading.Semaphore(1)
        self._readers = 1
        self._glance = FEW
        self._done: dict[int, Part] = {}
        self._told = 0
        self._stopped = False
        self._workers = min(max(2, cores()), READERS)
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="core-reading")
        self._working: list[Future[None]] = []

    def __len__(self) -> int:
        return len(self._paths)

    def add(self, paths: Sequence[str]) -> None:
        """Files to read after those that were added before; where they are many, they are begun with at once."""
        self._paths += paths
        self._send((len(self._paths) - self._begun) // MOST)

    def into(self, images: Images) -> Iterator[Batch]:
        """All files that were added; as `batches`."""
        self._images = images
        while self._working or self._begun < len(images):
            self._send(-(-(len(images) - self._begun) // MOST))
            # Asking oftener would take the interpreter from those that work.
            wait(self._working, PERIOD, FIRST_EXCEPTION)
            self._settle()
            yield self._batch()

    def close(self) -> None:
        """Let every thread end after the file it is at."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _send(self, parts: int) -> None:
        """Let as many threads work as there are parts to begin with, if there are so many threads."""
        self._settle()
        more = min(parts, self._workers) - len(self._working)
        self._working += [self._pool.submit(self._work) for _ in range(more)]

    def _settle(self) -> None:
        """Forget the threads that have ended; raises what ended them."""
        ended = [one for one in self._working if one.done()]
        for one in ended:
            one.result()
        self._working = [one for one in self._working if one not in ended]

    def _batch(self) -> Batch:
        """What is done since this was asked last."""
        start, inverted = self._told, 0
        failed: list[tuple[int, UnreadableError]] = []
        sizes: list[NDArray[np.int32]] = [np.empty((0, 2), np.int32)]
        while (part := self._done.pop(self._told, None)) is not None:
            failed += [(self._told - start + row, part.failed[row]) for row in sorted(part.failed)]
            sizes.append(np.delete(part.sizes, [*part.failed], axis=0) if part.failed else part.sizes)
            inverted += part.inverted
            self._put(part)
            self._told += len(part)
        return Batch(self._told - start, failed, inverted, np.concatenate(sizes))

    def _put(self, part: Part) -> None:
        """To its place, if there was none yet when it was begun."""
        place = self._images[self._told : self._told + len(part)] if self._images is not None else part.images
        if not np.may_share_memory(place, part.images):
            place[:] = part.images

    def _work(self) -> None:
        """Read and decode until there is no more."""
        turn = nullcontext() if isinstance(self._tree, Disk) and reads_aside(len(self._paths)) else self._turn
        first, part = 0, None
        for at, end in iter(self._next, None):
            while at < end and not self._stopped:
                with turn:
                    self._finish(first, part)
                    part = self._part(at, end)
                part.decode(self._is_stopped)
                first, at = at, at + len(part)
        if part is not None and not self._stopped:
            with turn:
                self._finish(first, part)

    def _next(self) -> tuple[int, int] | None:
        """The files to read next, fewer than `MOST` only if there will be no more."""
        with self._taking:
            first, self._begun = self._begun, min(self._begun + MOST, len(self._paths))
            if self._begun - first < MOST and self._images is None:
                self._begun = first
            return (first, self._begun) if first < self._begun else None

    def _part(self, first: int, end: int) -> Part:
        files = self._read(self._paths[first:end])
        if self._images is None:
            return Part(files, np.empty((len(files), self._size, self._size), np.uint8))
        return Part(files, self._images[first : first + len(files)])

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
            self._workers = READERS
            self._turn.release()
