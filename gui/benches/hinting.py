"""Hinting: looks at data, settings and run now and then, and keeps the one hint that matters most."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.insight.clinic import StepSize, step_size
from core.insight.hints import Evidence, Hint, Kind, counted, hints, longest_step
from core.progress import Progress
from core.run.report import Report
from gui.benches.run import Run
from gui.lab import Lab

PURPOSE = "hint"
PAUSE = 1.0  # seconds between two looks while a run trains
ENOUGH = 4000  # rows that tell well enough how long a step may be


def estimated(report: Report) -> Generator[Progress, None, StepSize]:
    """How long a step may be, from some of the rows of a run."""
    rows = report.setup.training.rows(slice(None, None, max(1, len(report.setup.training) // ENOUGH)))
    return (yield from step_size(rows, report.keyframe.theta))


class Hinting(QObject):
    """`hint` is None while there is nothing to say; what was dismissed is not said again in this session."""

    changed = Signal()

    def __init__(self, lab: Lab, *, enabled: bool = True) -> None:
        super().__init__(lab)
        self._lab = lab
        self._dismissed: set[Kind] = set()
        self._measured: tuple[Run | None, StepSize | None] = (None, None)
        self._at = 0.0
        self.enabled = enabled
        self.hint: Hint | None = None
        for signal in (lab.config_changed, lab.run_changed, lab.dataset_changed):
            signal.connect(self.look)
        lab.clock.text.connect(self._tick)

    def set_enabled(self, enabled: bool) -> None:
        """Give hints, or none."""
        self.enabled = enabled
        self.look()

    def dismiss(self) -> None:
        """This hint is not wanted again."""
        if self.hint is not None:
            self._dismissed.add(self.hint.kind)
        self.look()

    def mend(self) -> None:
        """Do what the hint says: change the settings of the next run, or of this one where that can be."""
        if self.hint is not None and self.hint.remedy:
            self._lab.set_config(replace(self._lab.config, **self.hint.remedy))
            self.look()

    def look(self) -> None:
        """Ask the rules."""
        self._at = time.monotonic()
        found = [hint for hint in hints(self._evidence()) if hint.kind not in self._dismissed] if self.enabled else []
        hint = found[0] if found else None
        if hint != self.hint:
            self.hint = hint
            self.changed.emit()

    def _tick(self) -> None:
        if self._lab.training and time.monotonic() > self._at + PAUSE:
            self.look()

    def _evidence(self) -> Evidence:
        lab = self._lab
        counts = counted(lab.dataset.counts, lab.config) if lab.dataset else {}
        run = lab.run
        if run is None or run.last is None:
            return Evidence(lab.config, counts)
        return Evidence(lab.config, counts, run.history, self._steps(run, run.last))

    def _steps(self, run: Run, last: Report) -> StepSize | None:
        """Measured once a run, beside it, where the rate matters."""
        matters = longest_step(self._lab.config, StepSize(1.0, 1.0)) is not None
        if run is not self._measured[0]:
            self._measured = (run, None)
            if matters and len(last.setup.training):
                self._lab.aside.ask(PURPOSE, estimated(last), lambda steps: self._take(run, steps))
        return self._measured[1]

    def _take(self, run: Run, steps: StepSize) -> None:
        self._measured = (run, steps)
        self.look()
