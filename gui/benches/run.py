"""A Run as the window follows it: its config, its history so far, and how it ended."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from enum import Enum
from typing import Any

import numpy as np

from core.config import Config
from core.curation.identity import Identity
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.history import History, Route
from core.judging.calibration import finished
from core.model import Model
from core.progress import Progress
from core.run.branching import branch
from core.run.replay import replay
from core.run.setup import Keyframe, Setup
from core.run.setups import Setups
from core.storage.saved_run import SavedRun
from core.threads import cores
from core.trainer import Controls, Report, slices
from gui.benches.notes import Note, Told


class Outcome(Enum):
    """How far a run is."""

    UNDER_WAY = "under way"
    DONE = "done"
    STOPPED = "stopped"
    DIVERGED = "diverged"
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # the program ended before it did


class Run:
    """One training run: what it was asked, what it reported.

    Parameters
    ----------
    dataset : what it is trained on
    config : what it is trained with at first
    setups : where design matrices are shared
    start : the moment of `trunk` that it goes on from; the beginning if None
    trunk : the run it branched from, if any
    """

    def __init__(
        self,
        dataset: Dataset,
        config: Config,
        setups: Setups | None = None,
        *,
        start: Keyframe | None = None,
        trunk: Run | None = None,
    ) -> None:
        self.dataset = dataset
        self.controls = Controls(config)
        self.start = start
        self.trunk = trunk
        self.history = History(start)
        self.final: Model | None = None  # calibrated, once it is over
        self.outcome = Outcome.UNDER_WAY
        self._setups = setups or Setups()
        self.number = 0
        self.name = ""  # given by the user; shown by its number without one
        self.hidden = False
        self.away: Identity | None = trunk.away if trunk else None  # of its dataset, while that is not open

    @classmethod
    def restored(cls, saved: SavedRun, setups: Setups) -> Run:
        """A run as it was saved; without its dataset it can be shown, but not trained."""
        run = cls(_absent(saved.dataset), saved.config, setups)
        run.away, run.final, run.history = saved.dataset, saved.final, saved.history()
        run.start = saved.frames[0] if saved.frames[0].epoch else None
        return run

    def branched(self, frame: Keyframe, config: Config) -> Run:
        """A run that goes on from one of its moments with other settings. Raises ConfigError (`core.run.branching`)."""
        made = branch(self.config, frame, config)
        return Run(self.dataset, made.config, self._setups, start=made.start, trunk=self)

    def reunite(self, dataset: Dataset) -> None:
        """Its dataset is open again."""
        self.dataset, self.away = dataset, None

    def leave(self, identity: Identity) -> None:
        """Hold its dataset, which is this one, no longer; until that is open again it is shown, but not trained."""
        self.dataset, self.away = _absent(identity), identity

    def work(self) -> Generator[Progress | Report, None, None]:
        """The run as a generator for the worker: progress while it is made ready, then reports."""
        setup = yield from self.prepare()
        last = self.last
        start, spent = (last.keyframe, last.seconds) if last else (self.start, 0.0)
        # One core is the window's.
        yield from slices(setup, start, controls=self.controls, threads=max(1, cores() - 1), spent=spent)

    def again(self, route: Route) -> Generator[Progress, None, Keyframe]:
        """A moment that was not kept, trained once more."""
        return (yield from replay((yield from self.prepare()), route, threads=1))

    def prepare(self) -> Generator[Progress, None, Setup]:
        """Its setup, with its rows. Raises DataError while its dataset is not open."""
        if self.away is not None:
            raise DataError(Fault.DATASET_AWAY, name=self.away.name, path=self.away.path)
        return (yield from self._setups.prepare(self.dataset, self.config))

    def model_at(self, frame: Keyframe) -> Model:
        """The model of a keyframe; the last of a run that is over is the one it is saved as."""
        if self.final is not None and self.last is not None and frame.epoch == self.last.epoch:
            return self.final
        return self.history.model(frame)

    @property
    def over(self) -> bool:
        """Whether it trains no more."""
        return self.outcome is not Outcome.UNDER_WAY

    @property
    def config(self) -> Config:
        """What it is trained with from the next epoch on."""
        return self.controls.config

    def take(self, items: Sequence[Any]) -> None:
        """Add the reports among what the work has yielded."""
        nothing_else = set(map(type, items)) == {Report}  # as nearly always, and there may be a thousand
        self.history.extend(items if nothing_else else [item for item in items if isinstance(item, Report)])

    def end(self, outcome: Outcome) -> None:
        """It trains no more; its last model is calibrated on what was held back."""
        self.outcome = Outcome.DIVERGED if self.history.diverged else outcome
        self.final = finished(self.last) if self.last is not None else None

    @property
    def last(self) -> Report | None:
        """The newest report."""
        return self.history.last

    @property
    def model(self) -> Model | None:
        """The model as it stands now."""
        return self.last.model if self.last else None

    @property
    def seconds_left(self) -> float | None:
        """What the rest will take at the pace so far, seconds; None before there is a pace."""
        if self.last is None or not self.last.epoch:
            return None
        return self.last.seconds / self.last.epoch * (self.config.epochs - self.last.epoch)

    def note(self, last: Report) -> Note:
        """How it ended, to be told."""
        if self.outcome is Outcome.DIVERGED:
            return Note(Told.RUN_DIVERGED, epoch=last.epoch + 1, learning_rate=last.learning_rate)
        if self.outcome is Outcome.STOPPED:
            return Note(Told.RUN_STOPPED, epochs=last.epoch)
        facts = {"accuracy": last.accuracy, "validation_accuracy": last.validation_accuracy}
        return Note(Told.RUN_DONE, epochs=last.epoch, **facts)


def _absent(identity: Identity) -> Dataset:
    """What stands for a dataset that is not there."""
    nothing = np.empty((0, *identity.size), dtype=np.uint8)
    return Dataset(nothing, np.empty(0, dtype=np.int64), name=identity.name)
