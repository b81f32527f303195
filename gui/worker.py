"""The one thread of work: any generator runs in it, and what it yields arrives a batch a frame."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from core.threads import blas_threads
from gui.frame_clock import FrameClock

Work = Generator[Any, None, Any] | Iterator[Any]

FRAME_AT_MOST = 0.1  # seconds to wait for a frame; a window that hangs must not hold up the work
LEFT_AFTER = 300  # milliseconds that reading has to stop in, before it is left to the disk it waits for
AT_EXIT = 5.0  # seconds
MOST_STEPS = 2  # the one under way and another: a key that is held down leaves no row of them

_begun: set[_Thread] = set()  # and not ended, whatever has become of their workers


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


class _Thread(QThread):
    """Nobody's child: Qt aborts where a thread that runs is deleted with its parent."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job

    def run(self) -> None:
        self.job.run()


class Worker(QObject):
    """Runs one job at a time; a new one stops the one before it and starts when that has ended."""

    busy_changed = Signal(bool)

    def __init__(self, clock: FrameClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._thread: _Thread | None = None
        self._left: list[_Thread] = []  # stopped, but still waiting for a disk
        self._next: Job | None = None
        self._closed = False
        clock.frame.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._thread is not None

    def start(self, work: Work, *, paused: bool = False, unit: type = object, leave: bool = False) -> Job:
        """Run a generator.

        Parameters
        ----------
        paused : like a step, has it wait after its next item of the type `unit`
        leave : once stopped, it counts as ended soon even if it has not: it only reads, perhaps from a disk that hangs
        """
        job = Job(work, paused=paused, unit=unit, free=self._clock.free, parent=self)
        if leave:
            job.stopping.connect(lambda: QTimer.singleShot(LEFT_AFTER, job, lambda: self._leave(job)))
        if not self._closed:  # what ends as the window closes may still ask for more
            self._launch_or_queue(job)
        return job

    def wait(self, timeout: float) -> bool:
        """Let the job under way come to its end, at most `timeout` seconds; whether it has."""
        return self._thread is None or self._thread.wait(int(timeout * 1000))

    def shut_down(self, timeout: float) -> bool:
        """Stop everything for good and wait for it, at most `timeout` seconds; whether the thread has ended."""
        self._next, self._closed = None, True
        if self._thread is not None:
            self._thread.job.stop()
            if self._thread.wait(int(timeout * 1000)):
                self._thread.job.deliver()
        threads = [self._thread, *self._left] if self._thread is not None else self._left
        return all(thread.wait(0) for thread in threads)

    def _launch_or_queue(self, job: Job) -> None:
        if self._thread is None:
            self._launch(job)
        else:
            self._next = job
            self._thread.job.stop()

    def _launch(self, job: Job) -> None:
        self._thread = _Thread(job)
        _begun.difference_update([thread for thread in _begun if thread.wait(0)])  # of workers that are no more
        _begun.add(self._thread)
        self._thread.finished.connect(self._ended)
        self._thread.start()
        self._clock.hold(self)
        self.busy_changed.emit(True)

    def _deliver(self) -> None:
        if self._thread is not None:
            self._thread.job.deliver()

    def _leave(self, job: Job) -> None:
        """Go on as if the job had ended; its thread ends when it can, and nobody hears of what it brings."""
        if self._thread is not None and self._thread.job is job:
            self._left.append(self._thread)
            self._conclude()

    def _ended(self) -> None:
        for left in [thread for thread in self._left if thread.isFinished()]:
            self._left.remove(left)
            _forget(left)
        if (thread := self._thread) is not None and thread.isFinished():  # not one that was left long ago
            _forget(thread)
            self._conclude()

    def _conclude(self) -> None:
        thread, self._thread = self._thread, None
        following, self._next = self._next, None
        assert thread is not None
        self._clock.release(self)
        thread.job.conclude()
        thread.job.deleteLater()
        if following is not None:
            self._launch_or_queue(following)
        elif self._thread is None:
            self.busy_changed.emit(False)


class Stoppable(Protocol):
    """What works in a thread of its own."""

    def shut_down(self, timeout: float) -> bool:
        """Stop and wait for the end, at most `timeout` seconds; whether it has come."""
        ...


def shut_down(all_of_them: Sequence[Stoppable], timeout: float) -> bool:
    """Stop them all, then wait for each; whether all have ended within `timeout` seconds."""
    end = monotonic() + timeout
    for worker in all_of_them:
        worker.shut_down(0.0)
    ended = [worker.shut_down(max(0.0, end - monotonic())) for worker in all_of_them]
    return all(ended)


def _forget(thread: _Thread) -> None:
    _begun.discard(thread)
    thread.deleteLater()


@atexit.register
def _end_all() -> None:
    """A thread that still runs when the process exits aborts it, whoever forgot to shut down."""
    end = monotonic() + AT_EXIT
    for thread in _begun:
        with suppress(RuntimeError):  # its job went with the window
            thread.job.stop()
    for thread in _begun:
        thread.wait(max(0, int(1000 * (end - monotonic()))))
