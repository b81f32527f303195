"""What a window holds as what can be saved, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.curation.identity import Identity
from core.dataset import Dataset
from core.run.setups import Setups
from core.storage.saved_run import Label, SavedRun
from core.storage.session_index import Sheet
from gui.benches.run import Outcome, Run
from gui.widgets import drawing

State = tuple[Any, ...]


class Snapshots:
    """Saved runs of runs; one that has not changed has the same mark as before, so that it is not written again.

    Nothing else of what was saved is held: keyframes that a run has let go are gone.
    """

    def __init__(self) -> None:
        self._taken: dict[Run, tuple[State, object]] = {}

    def take(self, runs: Sequence[Run], identities: Mapping[Dataset, Identity]) -> tuple[SavedRun, ...]:
        """Those of the runs that have something to save; nothing in what is given changes any more."""
        found = []
        taken: dict[Run, tuple[State, object]] = {}
        for run in runs:
            identity = run.away or identities.get(run.dataset)
            if run.last is not None and identity is not None:
                state, mark = self._taken.get(run, ((), None))
                found.append(saved_run(run, identity, mark=mark if state == _state(run) else None))
                taken[run] = (_state(run), found[-1].mark)
        self._taken = taken
        return tuple(found)

    def adopt(self, run: Run, saved: SavedRun) -> None:
        """The run was made of this."""
        self._taken[run] = (_state(run), saved.mark)


def run_of(saved: SavedRun, setups: Setups) -> Run:
    """The run again; one that was under way was interrupted."""
    run, labels = Run.restored(saved, setups), saved.labels
    run.number = _whole(labels.get("number"))
    run.name = str(labels.get("name", ""))[:200]
    run.hidden = labels.get("hidden") is True
    known = {outcome.value: outcome for outcome in Outcome}
    outcome = known.get(str(labels.get("outcome")), Outcome.INTERRUPTED)
    run.outcome = Outcome.INTERRUPTED if outcome is Outcome.UNDER_WAY else outcome
    return run


def link_trunks(runs: Sequence[Run], saved: Sequence[SavedRun]) -> None:
    """Branches know again what they branched from."""
    numbered = {run.number: run for run in runs}
    for run, kept in zip(runs, saved, strict=True):
        run.trunk = numbered.get(_whole(kept.labels.get("trunk")))


def sheet_of(sheet: drawing.Sheet) -> Sheet:
    """What lies on the canvas, as arrays."""
    points = [
        (*point, swell) for stroke in sheet.strokes for point, swell in zip(stroke.points, stroke.swell, strict=False)
    ]
    lengths = [min(len(stroke.points), len(stroke.swell)) for stroke in sheet.strokes]
    return Sheet(np.array(points, dtype=np.float64).reshape(-1, 3), np.array(lengths, dtype=np.int64), sheet.picture)


def drawing_of(sheet: Sheet) -> drawing.Sheet:
    """The same for the canvas."""
    parts = np.split(sheet.points, np.cumsum(sheet.lengths)[:-1]) if len(sheet.lengths) else []
    strokes = [drawing.Stroke([(x, y) for x, y, _ in part.tolist()], part[:, 2].tolist()) for part in parts]
    return drawing.Sheet(tuple(strokes), sheet.picture)


def _state(run: Run) -> State:
    """What tells whether a run has changed since it was saved."""
    return (
        id(run.last),
        len(run.history),
        run.outcome,
        run.name,
        run.hidden,
        id(run.config),
        id(run.final),
        run.number,
    )


def saved_run(run: Run, identity: Identity, *, mark: object = None) -> SavedRun:
    """What can be saved of a run that has reported, trained on the dataset of this identity."""
    labels: dict[str, Label] = {
        "number": run.number,
        "name": run.name,
        "hidden": run.hidden,
        "outcome": run.outcome.value,
        "trunk": run.trunk.number if run.trunk else 0,
    }
    return SavedRun.of(run.history, run.config, identity, labels, final=run.final, mark=mark)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
