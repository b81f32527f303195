"""A Run as the window follows it: its config, its history so far, and how it ended."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from enum import Enum
from typing import Any

from core.config import Config
from core.dataset import Dataset
from core.history import History
from core.model import Model
from core.progress import Progress
from core.threads import cores
from core.trainer import Controls, Report, prepare, slices
from gui.notes import Note, Told


class Outcome(Enum):
    """How far a run is."""

    UNDER_WAY = "under way"
    DONE = "done"
    STOPPED = "stopped"
    DIVERGED = "diverged"
    FAILED = "failed"


class Run:
    """One training run: what it was asked, what it reported."""

    def __init__(self, dataset: Dataset, config: Config) -> None:
        self.dataset = dataset
        self.controls = Controls(config)
        self.history = History()
        self.outcome = Outcome.UNDER_WAY
        self.number = 0
        self.name = ""  # given by the user; shown by its number without one
        self.hidden = False

    def work(self) -> Generator[Progress | Report, None, None]:
        """The run as a generator for the worker: progress while it is made ready, then reports."""
        setup = yield from prepare(self.dataset, self.config)
        # One core is the window's.
        yield from slices(setup, controls=self.controls, threads=max(1, cores() - 1))

    @property
    def config(self) -> Config:
        """What it is trained with from the next epoch on."""
        return self.controls.config

    def take(self, items: Sequence[Any]) -> None:
        """Add the reports among what the work has yielded."""
        self.history.extend([item for item in items if isinstance(item, Report)])

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
