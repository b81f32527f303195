"""Work beside the run: evaluations, replays and pictures, one at a time, the newest wish of each purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import Shiboken

from core.errors import CoreError
from core.progress import Progress
from gui.frame_clock import FrameClock
from gui.job import Job, Work
from gui.worker import Worker

Then = Callable[[Any], None]


class _Wish(NamedTuple):
    work: Work
    then: Then
    meanwhile: Then | None
    asker: QObject | None

    def asker_lives(self) -> bool:
        """Whether whoever asked is still there: a panel goes with the language it was made in."""
        return self.asker is None or Shiboken.isValid(self.asker)


class Aside(QObject):
    """A second worker with a queue.

    Asking again for the same purpose replaces what was asked before, waiting or under way, so that a slider may ask at
    every pixel. A generator that yields often is stopped soon.
    """

    failed = Signal(object)  # the CoreError that ended a piece of work
    progressed = Signal(str, object)  # purpose, Progress

    def __init__(self, clock: FrameClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(clock, self)
        self._waiting: dict[str, _Wish] = {}
        self._purpose: str | None = None
        self._job: Job | None = None
        self.worker.busy_changed.connect(self._next)

    @property
    def purposes(self) -> tuple[str, ...]:
        """What is under way or waits."""
        return ((self._purpose,) if self._purpose else ()) + tuple(self._waiting)

    def ask(
        self, purpose: str, work: Work, then: Then, *, meanwhile: Then | None = None, asker: QObject | None = None
    ) -> None:
        """Have `work` done; `then` gets what it returns, `meanwhile` what it yielded, a list at most once a frame.

        Nothing is told once `asker` has gone, by default the object that `then` is a method of.
        """
        self.forget(purpose)
        owner = asker or getattr(then, "__self__", None)
        self._waiting[purpose] = _Wish(work, then, meanwhile, owner if isinstance(owner, QObject) else None)
        if not self.worker.busy:
            self._next(False)

    def forget(self, purpose: str) -> None:
        """What was asked for this purpose is not wanted any more."""
        self._waiting.pop(purpose, None)
        if purpose == self._purpose and self._job is not None:
            self._purpose = None
            self._job.stop()

    def shut_down(self, timeout: float) -> bool:
        """End the worker's thread; whether it has ended within `timeout` seconds."""
        self._waiting.clear()
        self._purpose = None
        return self.worker.shut_down(timeout)

    def _next(self, busy: bool) -> None:
        if busy:
            return
        self._purpose, self._job = None, None
        if not self._waiting:
            return
        purpose = next(iter(self._waiting))
        self._start(purpose, self._waiting.pop(purpose))

    def _start(self, purpose: str, wish: _Wish) -> None:
        self._purpose = purpose
        self._job = job = self.worker.start(wish.work)
        job.received.connect(lambda items: self._received(purpose, wish, items))
        job.finished.connect(lambda result: wish.then(result) if self._wanted(purpose) and wish.asker_lives() else None)
        job.failed.connect(self._fail)

    def _wanted(self, purpose: str) -> bool:
        """Whether the job under way is still what this purpose asked for."""
        return purpose == self._purpose

    def _received(self, purpose: str, wish: _Wish, items: list[Any]) -> None:
        if not (self._wanted(purpose) and wish.asker_lives()):
            return
        if wish.meanwhile is not None:
            wish.meanwhile(items)
        if isinstance(items[-1], Progress):
            self.progressed.emit(purpose, items[-1])

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, CoreError):
            raise error
        self.failed.emit(error)
