"""A job: any generator at work, which can be paused, stepped and stopped from the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.threads import blas_threads

Work = Generator[Any, None, Any] | Iterator[Any]

FRAME_AT_MOST = 0.1  # seconds to wait for a frame; a window that hangs must not hold up the work
MOST_STEPS = 2  # the one under way and another: a key that is held down leaves no row of them


class Job(QObject):
    """A piece of work under way; its signals come in the window's thread, `received` at most once a frame."""

    received = Signal(object)  # a list; declared as one, Qt would make a list of its own, item by item, and back
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    stopping = Signal()  # it was asked to stop

    def __init__(self, work: Work, *, paused: bool, unit: type, free: threading.Event, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._unit = unit
        self._free = free
        self._items: list[Any] = []
        self._result: Any = None
        self._error: BaseException | None = None
        self._stopping = False
        self._steps: int | None = 1 if paused else None  # items until it waits, if it is to
        self._turn = threading.Lock()  # the window may ask for more in the instant in which the work comes to wait
        self._running = threading.Event()
        self._running.set()

    @property
    def paused(self) -> bool:
        """Whether it waits, or will after the item it is at."""
        return self._steps is not None

    def pause(self) -> None:
        """Wait before the next item."""
        with self._turn:
            self._allow(0)

    def resume(self) -> None:
        """Go on."""
        with self._turn:
            self._allow(None)

    def step(self) -> None:
        """Go on for one item, then wait; one more step may be asked for while one is under way."""
        with self._turn:
            self._allow(min(MOST_STEPS, (self._steps or 0) + 1))

    def stop(self) -> None:
        """End before the next item; `stopped` follows."""
        self._stopping = True
        self._running.set()
        self.stopping.emit()

    def _allow(self, steps: int | None) -> None:
        self._steps = steps
        (self._running.clear if steps == 0 else self._running.set)()

    def _count(self) -> None:
        """An item of the unit has come."""
        with self._turn:
            if self._steps:
                self._allow(self._steps - 1)

    def deliver(self) -> None:
        """Hand over what has come since the last time."""
        if items := self._items[:]:
            del self._items[: len(items)]  # and nothing that has come since
            self.received.emit(items)

    def conclude(self) -> None:
        """Hand over the rest and say how it ended."""
        self.deliver()
        if self._error is not None:
            self.failed.emit(self._error)
        elif self._stopping:
            self.stopped.emit()
        else:
            self.finished.emit(self._result)

    def refuse(self, error: BaseException) -> None:
        """It cannot be begun."""
        self._error = error

    def run(self) -> None:
        """Do the work; called in the worker's thread, and nothing it raises leaves it."""
        try:
            with blas_threads(1):
                self._drive()
        except BaseException as error:
            self._error = error

    def _drive(self) -> None:
        while True:
            # Asking first is many times as fast as waiting for what is there already.
            _ = self._running.is_set() or self._stopping or self._running.wait()
            _ = self._free.is_set() or self._free.wait(FRAME_AT_MOST)
            if self._stopping:
                getattr(self._work, "close", lambda: None)()
                return
            try:
                item = next(self._work)
            except StopIteration as end:
                self._result = end.value
                return
            self._items.append(item)
            if self._steps and isinstance(item, self._unit):
                self._count()
