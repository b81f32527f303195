"""The moment that is shown: which model answers, of which run and epoch, and whether it follows the run under way."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.errors import CoreError
from core.files import write_by_steps
from core.model import Model
from core.run.setup import Keyframe
from core.storage import load_bundled, load_model
from core.storage.models import model_bytes
from gui.benches.aside import Aside
from gui.benches.errands import Errands, once
from gui.benches.notes import Note, Told
from gui.benches.run import Run
from gui.benches.runs import Runs

REPLAY = "replay"  # the purpose it asks for beside the run
OPEN = "open model"  # and of the disk


class Source(Enum):
    """Where the answering model comes from."""

    NONE = "none"
    BUNDLED = "bundled"
    FILE = "file"
    RUN = "run"
    HAND = "hand"


class Moment(NamedTuple):
    """A model that answers: of `run` after `epoch`, at `frame`; of a file called `name`; taught by hand; or bundled."""

    source: Source = Source.NONE
    model: Model | None = None
    name: str = ""
    run: Run | None = None
    epoch: int = 0
    frame: Keyframe | None = None


class Moments(QObject):
    """Which moment is shown; `live` says whether a run's next report moves it on."""

    changed = Signal()  # another model answers, at most once a frame
    asked = Signal()  # the user wants another moment, which is about to be shown
    sought = Signal()  # another moment is wanted, or whether it follows
    noted = Signal(object)  # a Note, or a CoreError

    def __init__(self, runs: Runs, aside: Aside, *, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = Moment()
        self.visited = False  # whether the user has ever gone back in time
        self.wanted: int | None = None  # the epoch on its way, while the one kept before it is shown
        self._live = True
        self._runs = runs
        self._aside, self._errands = aside, errands

    @property
    def live(self) -> bool:
        """Whether the next report is shown."""
        return self._live

    @live.setter
    def live(self, live: bool) -> None:
        self._live = live
        self._aside.forget(REPLAY)
        self.wanted = None
        self.sought.emit()

    @property
    def front(self) -> Run | None:
        """The run one looks at: whose moment is shown, or else the current one."""
        there = self.now.run in self._runs.all and not self._live
        return self.now.run if there else self._runs.current

    def follow(self) -> None:
        """Show the newest moment of the current run, and each that follows."""
        self.live = True
        run = self._runs.current
        if run is not None and run.last is not None:
            self.show(run, run.last.keyframe)

    def go(self, run: Run, epoch: int) -> None:
        """Show a run as it was after an epoch.

        What was not kept is trained once more, and meanwhile the kept moment before it is shown as what it is.
        """
        route = run.history.route(epoch)
        if route is None:
            return
        self._live, self.visited = False, True
        self.asked.emit()
        kept = route.start.epoch == epoch
        self._aside.forget(REPLAY)
        self.wanted = None if kept else epoch
        self.show(run, route.start)
        self.sought.emit()
        if not kept:
            self._aside.ask(REPLAY, run.again(route), lambda frame: self._arrived(run, frame))

    def _arrived(self, run: Run, frame: Keyframe) -> None:
        self.wanted = None
        self.show(run, frame)
        self.sought.emit()

    def use_bundled(self) -> None:
        """Let the model that comes with the program answer."""
        self._errands.forget(OPEN)
        try:
            self.take(Moment(Source.BUNDLED, load_bundled()))
        except CoreError as error:
            self.noted.emit(error)

    def open(self, path: str) -> None:
        """Let a model from a file answer, once it is read; the one in use stays if it cannot be."""
        name = Path(path).name
        self._errands.read(OPEN, once(lambda: load_model(path)), lambda model: self._opened(model, name), name=name)

    def save(self, path: str) -> None:
        """Write the model that answers now."""
        if self.now.model is not None:
            saved = Note(Told.MODEL_SAVED, path=path)
            self._errands.write(path, _saving(self.now.model, path), lambda _: self.noted.emit(saved))

    def _opened(self, model: Model, name: str) -> None:
        self.take(Moment(Source.FILE, model, name))
        self.noted.emit(Note(Told.MODEL_OPENED, name=name, classes=model.classes))

    def show(self, run: Run, frame: Keyframe) -> None:
        """Let a run's model answer as it was at a keyframe."""
        self.take(Moment(Source.RUN, run.model_at(frame), run=run, epoch=frame.epoch, frame=frame))

    def take(self, moment: Moment) -> None:
        """Let this model answer."""
        self.now = moment
        self.changed.emit()


def _saving(model: Model, path: str) -> Generator[None, None, None]:
    yield
    yield from write_by_steps(path, model_bytes(model))
