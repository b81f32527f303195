"""Races in the lab: each lane is a run like any other, and the finish line is where the core has proven it to be."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.dataset import Dataset
from core.run.race import Line as Finish
from core.run.race import NoLine, Rules, Turn, lanes, race
from core.threads import cores
from core.trainer import Report
from gui.benches.activity import Activity
from gui.benches.run import Outcome, Run
from gui.parts.overlay import OBJECTIVE, View, last_place

if TYPE_CHECKING:
    from gui.lab import Lab

FAR = 1e12  # epochs, passes or seconds: further than any race


class Racing(QObject):
    """The race under way, or the last one.

    Attributes
    ----------
    runs : a run a lane
    line : where the finish is, why there is none, or None while it is surveyed
    crossed : the report with which a run came over the line
    rules : within which share of the best loss a lane has arrived, and how long it may train
    """

    changed = Signal()
    started = Signal()

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self.runs: list[Run] = []
        self.line: Finish | NoLine | None = None
        self.crossed: dict[Run, Report] = {}
        self.rules = Rules()

    @property
    def under_way(self) -> bool:
        """Whether lanes are trained now."""
        return self._lab.activity is Activity.RACING

    def start(self, optimizers: Sequence[str], names: Sequence[str]) -> None:
        """Race these optimisers with the settings as they are now; `names` is what their runs are called."""
        lab, dataset = self._lab, self._lab.dataset
        if dataset is None or not optimizers:
            return
        configs = lanes(lab.config, optimizers)
        self.runs = [Run(dataset, config, lab.setups) for config in configs]
        self.line, self.crossed = None, {}
        for run, name in zip(self.runs, names, strict=True):
            run.name = name
            lab.runs.add(run)
        lab.runs.current = self.runs[0]
        lab.moments.live = True
        job = lab.start(Activity.RACING, self._work(dataset, self.runs))
        job.received.connect(self._received)
        job.finished.connect(lambda _: self._over(Outcome.DONE))
        job.stopped.connect(lambda: self._over(Outcome.STOPPED))
        job.failed.connect(lambda _: self._over(Outcome.FAILED))
        lab.run_changed.emit()
        self.started.emit()
        self.changed.emit()

    def finish(self, view: View) -> list[Any]:
        """The finish line over the loss, with its margin; nothing where there is none."""
        from gui.looks.theme import current
        from gui.widgets.curve_backdrop import Band, Line

        shown = [run for run in self.runs if not run.hidden and run in self._lab.runs.all]
        if not isinstance(self.line, Finish) or not shown or view.parts != OBJECTIVE:
            return []
        x = np.array([0.0, last_place(shown, view)])
        low, high = (np.full(2, value) for value in (self.line.low, self.line.finish(self.rules.within)))
        return [Band(x, low, high, current().good), Line(x, high, current().good)]

    def _work(self, dataset: Dataset, runs: list[Run]) -> Generator[Any, None, None]:
        setup = yield from self._lab.setups.prepare(dataset, runs[0].config)
        yield from race(setup, [run.config for run in runs], self.rules, threads=max(1, cores() - 1))

    def _received(self, items: list[Any]) -> None:
        turns = [item for item in items if isinstance(item, Turn)]
        for item in items:
            if isinstance(item, (Finish, NoLine)):
                self.line = item
                self.changed.emit()
        for lane in {turn.lane for turn in turns}:
            self._lab.reported(self.runs[lane], [turn.report for turn in turns if turn.lane == lane])
        for turn in turns:
            if turn.crossed or turn.report.diverged or turn.report.ending is not None:
                self._arrived(turn)

    def _arrived(self, turn: Turn) -> None:
        run = self.runs[turn.lane]
        run.end(Outcome.DONE)
        if turn.crossed:
            self.crossed[run] = turn.report
        self._lab.runs.changed.emit()
        self.changed.emit()

    def _over(self, outcome: Outcome) -> None:
        for run in self.runs:
            if not run.over:
                run.end(outcome)
        self._lab.runs.changed.emit()
        self._lab.run_changed.emit()
        self.changed.emit()
