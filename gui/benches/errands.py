"""Errands to the disk: files are read and written in threads of their own, since any disk may keep one waiting."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from core.errors import CoreError, DataError, Fault, WriteError
from core.progress import Progress
from gui.benches.notes import Note, Told
from gui.frame_clock import FrameClock
from gui.job import Job
from gui.later import later
from gui.worker import Worker, shut_down

Result = TypeVar("Result")
Then = Callable[[Any], object]
Doing = Generator[Any, None, Any]

LATE = 400  # milliseconds after which an errand is spoken of


class Errand:
    """A file that is read or written: `told` says what is done, `given_up` that it is not any more."""

    def __init__(self, purpose: str, then: Then, told: Note, given_up: Note, *, writes: str = "") -> None:
        self.purpose, self.then, self.told, self.given_up, self.writes = purpose, then, told, given_up, writes
        self.late = self.done = False
        self.job: Job | None = None

    def doing(self, work: Doing) -> Doing:
        """The work; whether it was done is known at once, and not only when the window hears of it."""
        result = yield from work
        self.done = True
        return result

    def refusal(self, error: CoreError) -> CoreError:
        """Why it was not begun, and what was not."""
        facts = {"path": self.writes or self.told.facts["name"], **error.facts}
        return WriteError(Fault.NOT_BEGUN, **facts) if self.writes else DataError(Fault.NOT_BEGUN, **facts)


class Errands(QObject):
    """None waits for another, nor does what is trained or judged beside; of each purpose only the newest counts.

    Attributes
    ----------
    unwritten : what was still being written, or could not be, when they were shut down
    """

    changed = Signal()  # another is late, or none
    noted = Signal(object)  # a Note, or the CoreError that ended one
    progressed = Signal(str, object)  # purpose, Progress

    def __init__(self, clock: FrameClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._errands: dict[str, Errand] = {}
        self._workers: dict[str, Worker] = {}
        self._spare: list[Worker] = []
        self.unwritten: list[str] = []

    @property
    def purposes(self) -> tuple[str, ...]:
        """What is under way."""
        return tuple(self._errands)

    @property
    def late(self) -> Errand | None:
        """The first that has been waited for long enough to be spoken of."""
        return next((errand for errand in self._errands.values() if errand.late), None)

    def read(self, purpose: str, work: Doing, then: Then, *, name: str) -> None:
        """Have something called `name` read; `then` gets what it was."""
        self._begin(Errand(purpose, then, Note(Told.READING, name=name), Note(Told.READING_GIVEN_UP, name=name)), work)

    def write(self, path: str, work: Doing, then: Then) -> None:
        """Have a file written; to the same place the newest wish is written last."""
        told, given_up = Note(Told.WRITING, path=path), Note(Told.WRITING_GIVEN_UP, path=path)
        self._begin(Errand(f"write {path}", then, told, given_up, writes=path), work)

    def cancel(self, errand: Errand) -> None:
        """Wait for it no longer; a disk that hangs keeps its thread, and nobody hears of what that brings."""
        if self._errands.get(errand.purpose) is errand:
            self.forget(errand.purpose)
            self.noted.emit(errand.given_up)

    def forget(self, purpose: str) -> None:
        """What was asked for this purpose is not wanted any more."""
        errand = self._errands.get(purpose)
        if errand is not None and errand.job is not None:
            self._drop(errand)
            errand.job.stop()

    def shut_down(self, timeout: float) -> bool:
        """Stop reading at once, and writing after `timeout` seconds, if that is any time; whether all have ended."""
        end = monotonic() + timeout
        for purpose in [purpose for purpose, errand in self._errands.items() if not errand.writes]:
            self.forget(purpose)
        for worker in self._workers.values():
            worker.wait(max(0.0, end - monotonic()))
        self.unwritten = [errand.writes for errand in self._errands.values() if not errand.done]
        if timeout == 0.0 and self.unwritten:
            return False
        return shut_down((*self._workers.values(), *self._spare), 0.0)

    def _begin(self, errand: Errand, work: Doing) -> None:
        self.forget(errand.purpose)
        self._errands[errand.purpose] = errand
        worker = self._workers.get(errand.purpose) or self._idle()
        self._workers[errand.purpose] = worker
        errand.job = job = worker.start(errand.doing(work), leave=True)
        job.received.connect(lambda items: self._received(errand, items))
        job.finished.connect(lambda result: self._finished(errand, result))
        job.failed.connect(lambda error: self._failed(errand, error))
        later(LATE, job, lambda: self._speak_of(errand))

    def _idle(self) -> Worker:
        if self._spare:
            return self._spare.pop()
        worker = Worker(self._clock, self)
        worker.busy_changed.connect(lambda busy: None if busy else self._put_by(worker))
        return worker

    def _put_by(self, worker: Worker) -> None:
        for purpose in [purpose for purpose, other in self._workers.items() if other is worker]:
            self._spare.append(self._workers.pop(purpose))

    def _speak_of(self, errand: Errand) -> None:
        if self._wanted(errand):
            errand.late = True
            self.changed.emit()

    def _wanted(self, errand: Errand) -> bool:
        return self._errands.get(errand.purpose) is errand

    def _drop(self, errand: Errand) -> None:
        del self._errands[errand.purpose]
        if errand.late:
            self.changed.emit()

    def _received(self, errand: Errand, items: list[Any]) -> None:
        if self._wanted(errand) and isinstance(items[-1], Progress):
            self.progressed.emit(errand.purpose, items[-1])

    def _finished(self, errand: Errand, result: Any) -> None:
        if self._wanted(errand):
            self._drop(errand)
            errand.then(result)

    def _failed(self, errand: Errand, error: BaseException) -> None:
        if self._wanted(errand):
            self._drop(errand)
            if not isinstance(error, CoreError):
                raise error
            self.noted.emit(errand.refusal(error) if error.kind is Fault.NO_DESCRIPTORS else error)


def once(work: Callable[[], Result]) -> Generator[None, None, Result]:
    """A piece of work that cannot be stopped between its beginning and its end."""
    yield
    return work()
