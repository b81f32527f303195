"""A History: the figures of a run, a column each, and moments of it from which any other can be trained again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.model import Model
from core.run.keyframes import Keyframes
from core.run.report import Report
from core.run.setup import Keyframe, Setup

COLUMNS: Final = (
    "epoch",
    "loss",
    "accuracy",
    "validation_loss",
    "validation_accuracy",
    "gradient_norm",
    "learning_rate",
    "seconds",
    "objective",
    "gap",
    "passes",
)
BUDGET: Final = 64_000_000  # bytes of keyframes: a thousand of ten digits in 28 x 28 pixels, in float64

_NO_TABLE: NDArray[np.float64] = np.empty((len(COLUMNS), 0))
_PLACES = tuple(map(Report._fields.index, COLUMNS))
_EPOCH, _KEYFRAME, _SETUP, _DIVERGED = map(Report._fields.index, ("epoch", "keyframe", "setup", "diverged"))
_GROWTH = 4  # times as large is the next table; what is not used of it takes no memory yet


def _floats(figures: Sequence[float | None]) -> NDArray[np.float64]:
    """Figures as an array, nan for None; several times as fast as numpy finds out by itself what they are."""
    if figures[0] is None and figures.count(None) == len(figures):
        return np.full(len(figures), np.nan)
    try:
        return np.fromiter(figures, np.float64, len(figures))
    except TypeError:
        return np.array(figures, dtype=np.float64)


class Change(NamedTuple):
    """The config in force from an epoch on."""

    epoch: int
    config: Config


class Route(NamedTuple):
    """From a kept keyframe to an epoch at or after it, under the configs in force between (`core.run.replay`)."""

    start: Keyframe
    epoch: int
    changes: tuple[Change, ...]

    def config_at(self, epoch: int) -> Config:
        """What was in force in an epoch; before the first, what the run started with."""
        return next(
            (change.config for change in reversed(self.changes) if change.epoch <= epoch), self.changes[0].config
        )


class History:
    """Grows as reports come in; columns are float64 (n,), nan where a report had no figure.

    A report that diverged repeats figures that are there already, so it adds no row.

    Parameters
    ----------
    start : the keyframe the run went on from; the beginning if None
    budget : bytes of keyframes it keeps

    Attributes
    ----------
    last : the newest report
    frames : the keyframes kept; the first is where the run started
    changes : the configs the run was trained with, in the order they came into force
    """

    def __init__(self, start: Keyframe | None = None, *, budget: int = BUDGET) -> None:
        self._table: NDArray[np.float64] = np.empty((len(COLUMNS), 256))
        self._larger: NDArray[np.float64] = _NO_TABLE  # will take over, as far as `_moved` it has
        self._rows = self._moved = 0
        self._start = start
        self.last: Report | None = None
        self.frames = Keyframes(budget)
        self.changes: list[Change] = []

    @classmethod
    def restored(
        cls,
        columns: NDArray[np.float64],
        frames: Sequence[Keyframe],
        changes: Sequence[Change],
        *,
        last: Report,
        stride: int = 1,
    ) -> History:
        """A history as it was: float64 (len(COLUMNS), n), its keyframes `stride` epochs apart, and its last report."""
        history = cls(frames[0] if frames else None)
        history._table, history._rows = np.array(columns), columns.shape[1]
        history.frames.stride = stride
        for frame in frames:
            history.frames.add(frame)
        history.changes, history.last = list(changes), last
        return history

    def __len__(self) -> int:
        return self._rows

    def append(self, report: Report) -> None:
        """Add one report."""
        self.extend([report])

    def extend(self, reports: Sequence[Report]) -> None:
        """Add reports in the order they came."""
        if not reports:
            return
        told = tuple(zip(*reports, strict=True))  # short epochs come by the thousand: nothing is asked of each
        if not self.frames:
            self.frames.add(self._start or reports[0].setup.first())
        self._note_changes(told[_EPOCH], told[_SETUP])
        self.last = reports[-1]
        if any(told[_DIVERGED]):
            told = tuple(zip(*(report for report in reports if not report.diverged), strict=True))
        if told:
            self.frames.extend(told[_KEYFRAME])
            self._write(told)

    def _write(self, told: Sequence[tuple[Any, ...]]) -> None:
        needed = self._rows + len(told[0])
        self._make_room(needed)
        for row, place in enumerate(_PLACES):
            self._table[row, self._rows : needed] = _floats(told[place])
        self._rows = needed

    def _make_room(self, needed: int) -> None:
        """Have a larger table at hand before this one is full: a few more rows each time, as all at once take long."""
        room, coming = self._table.shape[1], needed - self._rows
        if self._larger.shape[1] < needed and needed > room * 3 // 4:
            self._larger, self._moved = np.empty((len(COLUMNS), max(_GROWTH * room, 2 * needed))), 0
        end = self._rows if needed > room else min(self._rows, self._moved + 5 * coming, self._larger.shape[1])
        if end > self._moved:
            self._larger[:, self._moved : end] = self._table[:, self._moved : end]
            self._moved = end
        if needed > room:
            self._table, self._larger, self._moved = self._larger, _NO_TABLE, 0

    @property
    def table(self) -> NDArray[np.float64]:
        """All columns as they stand now, float64 (len(COLUMNS), n), read-only; it stays so whatever comes."""
        view = self._table[:, : self._rows]  # of rows that are never written again
        view.flags.writeable = False
        return view

    def column(self, name: str) -> NDArray[np.float64]:
        """One of COLUMNS, float64 (n,), read-only.

        Raises
        ------
        ValueError
            For a name that is none of them.
        """
        view = self._table[COLUMNS.index(name), : self._rows]
        view.flags.writeable = False
        return view

    def value(self, name: str, epoch: int) -> float | None:
        """A column's figure of an epoch; None where there is none."""
        epochs = self.column("epoch")
        index = int(np.searchsorted(epochs, epoch))
        found = self.column(name)[index] if index < len(epochs) and epochs[index] == epoch else np.nan
        return None if np.isnan(found) else float(found)

    def row_at(self, name: str, value: float) -> int | None:
        """The row in which a column that grows ("epoch", "passes", "seconds") is nearest to a value; None if empty."""
        column = self.column(name)
        if not len(column):
            return None
        right = int(np.clip(np.searchsorted(column, value), 1, max(len(column) - 1, 1)))
        nearer = right < len(column) and column[right] - value <= value - column[right - 1]
        return right if nearer else right - 1

    @property
    def diverged(self) -> bool:
        """Whether the run ended because its figures left the range of numbers."""
        return self.last is not None and self.last.diverged

    def route(self, epoch: int) -> Route | None:
        """How to get to an epoch from the keyframe before it; None if the run was never there."""
        start = self.frames.before(epoch)
        if start is None or self.last is None or epoch > self.last.epoch:
            return None
        return Route(start, epoch, tuple(self.changes))

    def model(self, frame: Keyframe) -> Model:
        """The model as it stood at one of the run's keyframes. Raises ValueError before the first report."""
        if self.last is None:
            raise ValueError("a run that has not reported has no model")
        config = Route(frame, frame.epoch, tuple(self.changes)).config_at(frame.epoch)
        return self.last.setup.under(config).model(frame.theta)

    def let_go(self) -> None:
        """Hold the design matrix no longer: all that is shown of the run stays, only a replay needs a new one."""
        if self.last is not None:
            self.last = self.last._replace(setup=self.last.setup.light())

    def _note_changes(self, epochs: Sequence[int], setups: Sequence[Setup]) -> None:
        if setups.count(setups[0]) == len(setups):
            setups = setups[:1]
        for epoch, setup in zip(epochs, setups, strict=False):
            if not self.changes or self.changes[-1].config is not setup.config:
                self.changes.append(Change(epoch, setup.config))
