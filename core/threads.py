"""Threads: BLAS is held to one, and large sums are shared out among threads of our own in a fixed order."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from threadpoolctl import LibController

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2  # pieces a thread may be ahead of whoever adds them up: little to wait for when a run is stopped


def cores() -> int:
    """Processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Team:
    """Threads that work on pieces of a sum; results come in the order of the pieces, whatever the threads.

    Parameters
    ----------
    threads : how many work at once; 1 means whoever asks does the work itself
    """

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        self._pool: ThreadPoolExecutor | None = None

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Work on each item; what is still to be done when the iterator is closed is left undone."""
        return map(work, items) if self.threads == 1 else self._ahead(work, items)

    def close(self) -> None:
        """End the threads, once they have finished the pieces in hand; whoever asks later does the work itself."""
        pool, self._pool, self.threads = self._pool, None, 1
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)

    def _ahead(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        # A pool of its own threads is made at the first large sum: small runs never need one.
        self._pool = self._pool or ThreadPoolExecutor(self.threads, thread_name_prefix="core-team")
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(_quiet, work, item))
                if len(waiting) > AHEAD * self.threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _quiet(work: Callable[[Item], Result], item: Item) -> Result:
    # numpy's error state belongs to a thread: what the run ignores, its threads ignore.
    with np.errstate(over="ignore", invalid="ignore"):
        return work(item)


ALONE = Team()


class Scratch:
    """Buffers a thread uses over and over, so that large blocks are not allocated for each sum."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._all: WeakSet[_Shelf] = WeakSet()  # a thread's go with it

    def array(self, name: str, shape: tuple[int, ...], dtype: Any) -> NDArray[Any]:
        """The array of that name, of unknown contents; it is the thread's until it asks for the name again."""
        size = prod(shape)
        shelf = self._shelf()
        held = shelf.arrays.get(name)
        if held is None or held.size < size or held.dtype != dtype:
            held = shelf.arrays[name] = np.empty(size, dtype)
        return held[:size].reshape(shape)

    def lent(self, count: int, size: int, dtype: Any) -> list[NDArray[Any]]:
        """So many arrays (size,) while no thread is at work: theirs, and new ones where there are too few."""
        held = [array for shelf in list(self._all) for array in list(shelf.arrays.values())]
        fitting = [array[:size] for array in held if array.dtype == dtype and array.size >= size]
        return fitting[:count] + [np.empty(size, dtype) for _ in range(count - len(fitting))]

    def let_go(self) -> None:
        """Have no more arrays of the calling thread: it needs none for a while."""
        self._shelf().arrays.clear()

    def _shelf(self) -> _Shelf:
        shelf: _Shelf | None = getattr(self._own, "shelf", None)
        if shelf is None:
            shelf = self._own.shelf = _Shelf()
            self._all.add(shelf)
        return shelf


class _Shelf:
    """The arrays of one thread by their names."""

    def __init__(self) -> None:
        self.arrays: dict[str, NDArray[Any]] = {}


@np.errstate(over="ignore", invalid="ignore")
def _unwarned(work: Callable[..., Result], *given: Any) -> Result:
    return work(*given)


def unwarned() -> Callable[..., Any]:
    """A way to call a function as under `np.errstate`, which takes longer than a small sum.

    Numbers beyond the dtype are expected when a run diverges: they end the run, so they need no warning. To be used by
    one thread at a time, and not within itself.
    """
    if int(np.__version__.split(".")[0]) < 2:
        return _unwarned  # there the state is the thread's, and would outlive the call
    with np.errstate(over="ignore", invalid="ignore"):
        return copy_context().run


class _Blas(NamedTuple):
    """How many threads a BLAS uses: a way to ask, and one to tell."""

    asked: Callable[[], int | None]
    told: Callable[[int], object]


_lock = threading.Lock()
_bounds: list[list[tuple[_Blas, int]]] = []


@contextmanager
def blas_threads(limit: int) -> Iterator[None]:
    """Let every BLAS of this process use at most `limit` threads for a while.

    With more than one, small products are slower and sums depend on the machine. Within one such while another
    changes nothing: runs that take turns cannot leave each other's bound behind.
    """
    with _lock:
        found = [] if _bounds else [(blas, blas.asked()) for blas in _libraries()]
        _bounds.append([(blas, before) for blas, before in found if before is not None and before > limit])
        for blas, _ in _bounds[-1]:
            blas.told(limit)
    try:
        yield
    finally:
        with _lock:
            for blas, before in _bounds.pop(-1 if len(_bounds) > 1 else 0):
                blas.told(before)


@cache
def _libraries() -> tuple[_Blas, ...]:
    from threadpoolctl import ThreadpoolController

    # Looking for the libraries takes milliseconds, asking them takes none.
    return tuple(_blas(found) for found in ThreadpoolController().select(user_api="blas").lib_controllers)


def _blas(found: LibController) -> _Blas:
    """The library's own functions, where its threads are the process': threadpoolctl may obey its first caller alone.

    They are also ten times as fast, which a short run feels.
    """
    if found.internal_api == "openblas" and found.threading_layer != "openmp":
        for prefix, suffix in product(("", "scipy_"), ("", "64_", "_64")):
            asked, told = (
                getattr(found.dynlib, f"{prefix}openblas_{verb}_num_threads{suffix}", None) for verb in ("get", "set")
            )
            if asked and told:
                return _Blas(asked, told)
    return _Blas(found.get_num_threads, found.set_num_threads)
