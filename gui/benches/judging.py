"""How good is the model that answers? Judged beside the run, again as it learns, as long as somebody looks."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import CoreError, ModelError
from core.judging.judgement import Judgement, Part, again, examine
from core.model import Model
from core.progress import Progress
from gui.lab import Lab

JUDGE, OPEN = "judge", "open to judge"  # purposes beside the run, and of the disk
LIVE = 1500  # milliseconds between two judgements of a run under way
SHARE = 4  # of the time may go into them, one part: the run is to be judged, not held up
LONGEST = 30_000  # milliseconds: one that took long may have been asleep, with the program or the whole machine
STILL = 60  # while nothing trains: as one scrubs through a run


class Judging(QObject):
    """Judges the moment that is shown on the chosen part of the digits.

    `judgement` is None where there is nothing to judge; `error` says why a model cannot be judged.
    """

    changed = Signal()  # another judgement, or none
    progressed = Signal(object)  # Progress of opening or judging
    offers_changed = Signal()  # other parts to choose from

    def __init__(self, lab: Lab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.part = Part.TEST
        self.other: Dataset | None = None
        self.judgement: Judgement | None = None
        self.error: CoreError | None = None
        self._watched = False
        self._stale = True
        self._key: tuple[Any, ...] = ()  # what the judgement is of,
        self._asked: tuple[Any, ...] = ()  # and the one on its way
        self._offered_of: tuple[Dataset | None, Config | None] = (None, None)
        self._took = 0  # milliseconds, the last judgement
        self._clock = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._judge)
        for worker in (lab.aside, lab.errands):
            worker.progressed.connect(self._pass_on)
        lab.model_changed.connect(self._moved)
        lab.dataset_changed.connect(self._reopened)

    def watch(self, watched: bool) -> None:
        """Somebody looks from now on, or nobody does."""
        self._watched = watched
        if watched:
            self._judge()
        elif self.judgement is not None:
            self.judgement.exam.forget()

    def choose(self, part: Part) -> None:
        """Judge on another part."""
        if part is not self.part:
            self._lab.errands.forget(OPEN)
            self.part = part
            self._restart()

    def open_other(self, path: str) -> None:
        """Judge on digits that lie elsewhere."""
        self._lab.errands.read(OPEN, open_dataset(path), self._opened, name=Path(path).name)

    def offered(self) -> dict[Part, bool]:
        """The parts, and whether there are images in each."""
        dataset, config = self._source()
        return {
            Part.TEST: dataset is not None and dataset.test is not None,
            Part.VALIDATION: config is not None and config.validation > 0,
            Part.TRAINING: dataset is not None,
            Part.OTHER: self.other is not None,
        }

    @property
    def under_way(self) -> bool:
        """Whether a judgement is on its way."""
        return JUDGE in self._lab.aside.purposes

    def _source(self) -> tuple[Dataset | None, Config | None]:
        """The digits the shown model belongs to, and how its run has split them."""
        run = self._lab.moments.now.run
        if run is not None and run.away is None:
            return run.dataset, run.config
        return self._lab.dataset, None

    def _pass_on(self, purpose: str, progress: Progress) -> None:
        if purpose == OPEN or (purpose == JUDGE and self.judgement is None):
            self.progressed.emit(progress)

    def _opened(self, dataset: Dataset) -> None:
        self.other, self.part = dataset, Part.OTHER
        self._offer()
        self._restart()

    def _reopened(self) -> None:
        self._offer()
        self._restart()

    def _offer(self) -> None:
        self._offered_of = self._source()
        self.offers_changed.emit()

    def _moved(self) -> None:
        self._stale = True
        if self._source() != self._offered_of:
            self._offer()
        if self._watched and not self._pause.isActive():
            self._judge()

    def _restart(self) -> None:
        self._stale = True
        self._pause.stop()
        self._judge()

    def _judge(self) -> None:
        """Ask for a judgement, unless there is one already or nobody looks; a run under way waits for the last one."""
        if not (self._watched and self._stale):
            return
        live = self._lab.worker.busy
        self._pause.start(min(max(LIVE, SHARE * self._took), LONGEST) if live else STILL)
        if live and self.under_way:
            return
        self._stale = False
        dataset, config = self._source()
        dataset, config = (self.other, None) if self.part is Part.OTHER else (dataset, config)
        model = self._lab.model
        if model is None or dataset is None:
            self._take(None)
            return
        if not self.offered()[self.part]:
            self.part = next(part for part, there in self.offered().items() if there)
            self._offer()
        self._ask(model, dataset, config)

    def _ask(self, model: Model, dataset: Dataset, config: Config | None) -> None:
        split = (config.classes, config.per_class, config.validation, config.seed) if config else ()
        key = (dataset, self.part, split, model.pipeline)
        known = self.judgement.exam if self.judgement and self.judgement.whole and _same(key, self._key) else None
        self._asked = key
        self._clock.start()
        work = again(model, known) if known else examine(model, dataset, config, self.part)
        self._lab.aside.ask(JUDGE, _caught(work), self._finish, meanwhile=self._glance)
        if self.judgement is None:
            self.changed.emit()  # nothing yet, but not for long

    def _finish(self, found: Judgement | CoreError | None) -> None:
        self._took = self._clock.elapsed()
        self._take(found)

    def _glance(self, items: list[Any]) -> None:
        for item in items:
            if isinstance(item, Judgement):
                self._take(item)

    def _take(self, found: Judgement | CoreError | None) -> None:
        self.judgement = found if isinstance(found, Judgement) else None
        self._key = self._asked
        self.error = found if isinstance(found, CoreError) else None
        self.changed.emit()


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two keys mean the same digits: datasets and pipelines are the same only if they are one."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, tuple) and a == b) for a, b in zip(one, other, strict=True)
    )


def _caught(work: Generator[Any, None, Judgement | None]) -> Generator[Any, None, Judgement | ModelError | None]:
    """What the work gives, or why it gave nothing: shown in its place, and not told again at every epoch."""
    try:
        return (yield from work)
    except ModelError as error:
        return error
