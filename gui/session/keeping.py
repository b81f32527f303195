"""Nothing is lost: the session is saved as it changes, and comes back when the window is opened again."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from core.curation.corrections import Corrections
from core.errors import CoreError, Fault, WriteError
from core.progress import Progress
from core.storage.saved_run import Label
from core.storage.sessions import Session, SessionFolder
from gui.benches.aside import Aside
from gui.benches.known_datasets import KnownDatasets
from gui.benches.notes import Note, Told
from gui.benches.run import Outcome, Run
from gui.lab import Lab
from gui.session.run_files import RunFiles
from gui.session.session_places import Beginning, SessionPlaces
from gui.session.snapshot import Snapshots, drawing_of, link_trunks, run_of, sheet_of
from gui.widgets.canvas import Canvas
from gui.worker import Worker

EVERY, LONGEST = 5000, 90_000  # milliseconds between saves, whatever one took: the machine may have been asleep
SHARE = 20  # a save that took long is followed by a pause so many times as long
PACE = 2_000_000  # bytes a second: a night of saving a large run must not wear a disk out
SAVE, LOAD, FORGET = "save", "load", "forget"


class Offer(NamedTuple):
    """A question that may wait: what happened, and what is done if the user says yes or no."""

    note: Note
    accept: Callable[[], None]
    decline: Callable[[], None]


class Keeping(QObject):
    """Saves beside everything else, in a thread of its own, and brings back what was left.

    Parameters
    ----------
    root : where sessions are; the user's own place by default
    """

    offered = Signal(object)  # an Offer, or None when there is none any more
    saved = Signal()

    def __init__(self, lab: Lab, canvas: Canvas, parent: QObject | None = None, *, root: Path | None = None) -> None:
        super().__init__(parent)
        self._lab, self._canvas = lab, canvas
        self._aside, self._last = Aside(lab.clock, self), Worker(lab.clock, self)
        self._places = SessionPlaces(root)
        self._folder: SessionFolder | None = None
        self._left: SessionFolder | None = None  # taken over, to be forgotten once what was in it is saved here
        self._snapshots = Snapshots()
        self._datasets = KnownDatasets(lab, self._aside, self)
        self.run_files = RunFiles(lab, self._datasets)
        self._wish: Run | None = None  # what was under way
        self.offer: Offer | None = None
        self._restored: Session | None = None
        self._failing = self._closed = False
        self._began = 0.0
        self._timer = QTimer(self, singleShot=True, interval=EVERY)
        self._timer.timeout.connect(self.save)
        self._aside.failed.connect(self._fail)

    def begin(self) -> None:
        """Look for what was left, and from now on save what changes."""
        self._aside.ask(LOAD, self._places.begin(), self._begun)
        lab = self._lab
        for signal in (
            lab.history_changed,
            lab.run_changed,
            lab.runs.changed,
            lab.config_changed,
            self._canvas.changed,
        ):
            signal.connect(self._touch)
        lab.corrections.changed.connect(self._touch)
        self._datasets.learnt.connect(self._learn)

    def save(self) -> None:
        """Save what has changed, beside what else goes on."""
        if self._folder is None:
            return
        if SAVE in self._aside.purposes:
            self._touch()
            return
        self._began = monotonic()
        self._aside.ask(SAVE, self._saving(self._folder, self._session(closed=False)), self._done)

    def close(self, timeout: float) -> bool:
        """Save for the last time; whether that was done within `timeout` seconds. Asked again, it goes on waiting."""
        self._timer.stop()
        end = monotonic() + timeout
        if not self._closed and self._aside.shut_down(timeout / 2):
            self._closed = True
            self._finish()
        ended = self._closed and self._last.wait(max(0.0, end - monotonic()))
        if ended:
            self._places.release()
        return ended

    def _finish(self) -> None:
        if self._lab.runs.all or not self._canvas.is_empty() or len(self._lab.corrections.now):
            self._last.start(self._finishing(self._folder))
        else:
            if self._folder is not None:
                self._places.doom(self._folder)
            self._last.start(self._places.forget())
        self._folder = None

    def _finishing(self, folder: SessionFolder | None) -> Generator[Progress, None, None]:
        """The last save; nothing else is under way any more, so all of it may be done beside the window's thread."""
        yield from self._datasets.identify_all()
        if folder := folder or self._places.claim():  # closed before a place was found
            yield from folder.save(self._session(closed=True))
        yield from self._places.forget()

    # Saving

    def _saving(self, folder: SessionFolder, session: Session) -> Generator[Progress, None, int]:
        written = yield from folder.save(session)
        if self._left is not None and self._left is not folder:
            self._places.doom(self._left)
        self._left = None
        yield from self._places.forget()
        return written

    def _touch(self) -> None:
        if self._folder is not None and not self._timer.isActive():
            self._timer.start()

    def _session(self, *, closed: bool) -> Session:
        runs, current = self._lab.runs, self._lab.run
        labels: dict[str, Label] = {"closed": closed, "current": current.number if current else 0}
        if current is not None and current.outcome in (Outcome.UNDER_WAY, Outcome.INTERRUPTED) and current.last:
            labels |= {"under_way": current.number, "epoch": current.last.epoch}
        taken = self._snapshots.take(runs.all, self._datasets.identities)
        known = self._datasets.identities.get(self._lab.dataset) if self._lab.dataset else None
        corrections = self._lab.corrections.now if known else Corrections()
        labels["corrected"] = known.fingerprint if known else ""
        growing = current.number if current is not None and not current.over and not closed else 0
        return Session(taken, sheet_of(self._canvas.sheet()), corrections, labels, growing=growing)

    def _done(self, written: int) -> None:
        self._failing = False
        pause = max(SHARE * (monotonic() - self._began), written / PACE)
        self._timer.setInterval(max(EVERY, min(round(1000 * pause), LONGEST)))
        self.saved.emit()

    def _fail(self, error: CoreError) -> None:
        if (isinstance(error, WriteError) or error.kind is Fault.NO_DESCRIPTORS) and not self._failing:
            self._failing = True  # said once, until it has worked again
            self._lab.noted.emit(error)
        self._touch()

    # Bringing back

    def _begun(self, found: Beginning) -> None:
        self._folder, session = found.folder, found.session
        if self._folder is None:
            self._lab.noted.emit(Note(Told.SESSION_NOT_KEPT, path=str(self._places.root)))
        if session is not None:
            self._take_up(session, found)
        if self._lab.runs.all or not self._canvas.is_empty():
            self._touch()  # what came before there was a place for it

    def _take_up(self, session: Session, found: Beginning) -> None:
        if session.lost:
            self._lab.noted.emit(Note(Told.RUNS_LOST, count=session.lost))
        if found.goes_on:
            self._restore(session)
            if self._wish is not None:
                self._offer(Told.RUN_LEFT, session, self._go_on, self._let_be)
        elif session.empty:
            self._discard(found.left)
        else:
            left = found.left
            self._offer(Told.SESSION_LEFT, session, lambda: self._take_over(session, left), lambda: self._discard(left))

    def _offer(self, kind: Told, session: Session, accept: Callable[[], None], decline: Callable[[], None]) -> None:
        epoch = session.labels.get("epoch", 0)
        note = Note(kind, runs=len(session.runs), epoch=epoch, lost=session.lost)
        self._ask(Offer(note, accept, decline))

    def _learn(self) -> None:
        """A dataset is known: what was said of it in the session that came back is said again."""
        lab, restored = self._lab, self._restored
        known = self._datasets.identities.get(lab.dataset) if lab.dataset else None
        if (
            restored
            and known
            and known.fingerprint == restored.labels.get("corrected")
            and not len(lab.corrections.now)
        ):
            self._restored = None
            lab.corrections.bring_back(restored.corrections)
        self._touch()

    def _ask(self, offer: Offer | None) -> None:
        self.offer = offer
        self.offered.emit(offer)

    def _take_over(self, session: Session, left: SessionFolder | None) -> None:
        self._restore(session)
        self._left = left
        self.save()
        self._go_on()

    def _discard(self, left: SessionFolder | None) -> None:
        if left is not None:
            self._places.doom(left)
            self._aside.ask(FORGET, self._places.forget(), lambda _: None)
        self._ask(None)

    def _let_be(self) -> None:
        self._wish = None
        self._ask(None)

    def _restore(self, session: Session) -> None:
        lab = self._lab
        runs = [run_of(saved, lab.setups) for saved in session.runs]
        link_trunks(runs, session.runs)
        for run, saved in zip(runs, session.runs, strict=True):
            self._snapshots.adopt(run, saved)
        wanted = session.labels.get("under_way", 0)
        self._wish = next((run for run in runs if run.number == wanted), None)
        current = session.labels.get("current", 0)
        lab.runs.restore(runs, current if isinstance(current, int) else 0)
        if self._canvas.is_empty():
            self._canvas.lay(drawing_of(session.sheet))
        if runs:
            lab.run_changed.emit()
            lab.moments.follow()
        self._restored = replace(session, runs=())
        self._learn()
        self._datasets.reunite()

    def _go_on(self) -> None:
        wish, self._wish = self._wish, None
        self._ask(None)
        if wish is not None:
            self._datasets.go_on(wish)
