"""The one thread of work: a job at a time runs in it, and what it yields arrives a batch a frame."""

from __future__ import annotations

import atexit
import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from core.errors import CoreError, Fault
from gui.frame_clock import FrameClock
from gui.job import Job, Work
from gui.later import later

LEFT_AFTER = 300  # milliseconds that reading has to stop in, before it is left to the disk it waits for
AT_EXIT = 5.0  # seconds
SPARE = 8  # descriptors that a thread and its files may take

_begun: set[_Thread] = set()  # and not ended, whatever has become of their workers


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
            job.stopping.connect(lambda: later(LEFT_AFTER, job, lambda: self._leave(job)))
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
        if reason := _want_of_descriptors():
            job.refuse(CoreError(Fault.NO_DESCRIPTORS, reason=reason))
            QTimer.singleShot(0, job, lambda: self._refused(job))
        else:
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

    def _refused(self, job: Job) -> None:
        if self._thread is not None and self._thread.job is job:
            _forget(self._thread)
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


def _want_of_descriptors() -> str:
    """Why no thread can be started, if none can: without descriptors left, Qt's would end the program."""
    with ExitStack() as held:
        try:
            for _ in range(SPARE):
                held.callback(os.close, os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            return error.strerror or str(error)
    return ""


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
