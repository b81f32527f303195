"""A History: the figures of a run, a column each, and moments of it from which any other can be trained again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.model import Model
from core.run.columns import Columns
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

LEAST: Final = 1000  # rows at the beginning that are kept whatever is thinned

_PLACES = tuple(map(Report._fields.index, COLUMNS))
_EPOCH, _KEYFRAME, _SETUP, _DIVERGED = map(Report._fields.index, ("epoch", "keyframe", "setup", "diverged"))
TWINS: Final = {COLUMNS.index("objective"): COLUMNS.index("loss")}  # without a penalty they are one


def _floats(figures: Sequence[float | None]) -> NDArray[np.float64]:
    """Figures as an array, nan for None; several times as fast as numpy finds out by itself what they are."""
    if figures[0] is None and figures.count(None) == len(figures):
        return np.full(len(figures), np.nan)
    try:
        return np.fromiter(figures, np.float64, len(figures))
    except TypeError:
        return np.array(figures, dtype=np.float64)


def _telling(values: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """Places of the first LEAST, of the last, and of the extremes of stretches in between; about `most`, ascending."""
    stretches = max(1, (most - LEAST) // 2)
    size = -(-(len(values) - LEAST) // stretches)
    starts = np.arange(LEAST, len(values), size)
    extremes = [start + pick(values[start : start + size]) for start in starts for pick in (np.argmin, np.argmax)]
    return np.unique(np.concatenate([np.arange(LEAST), np.array(extremes, dtype=np.intp), [len(values) - 1]]))


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

    A report that diverged repeats figures that are there already, so it adds no row. An epoch takes 32 bytes in the
    notebook's experiment, and 88 at most (`core.run.columns`): the longest run there is, of a million epochs, 32 to 88
    MB, beside its keyframes.

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
        self._columns = Columns(len(COLUMNS), TWINS)
        self._start = start
        self.last: Report | None = None
        self.frames = Keyframes(budget)
        self.changes: list[Change] = []

    @classmethod
    def restored(
        cls,
        columns: Sequence[NDArray[np.float64]] | NDArray[np.float64],
        frames: Sequence[Keyframe],
        changes: Sequence[Change],
        *,
        last: Report,
        stride: int = 1,
    ) -> History:
        """A history as it was: a column float64 (n,) for each of COLUMNS, its keyframes, and its last report."""
        history = cls(frames[0] if frames else None)
        history._columns = Columns.of(list(columns), TWINS)
        history.frames.stride = stride
        for frame in frames:
            history.frames.add(frame)
        history.changes, history.last = list(changes), last
        return history

    def __len__(self) -> int:
        return self._columns.rows

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
        first = self.frames.first
        planned = told[_SETUP][-1].config.epochs - (first.epoch if first else 0)
        self._columns.extend([_floats(told[place]) for place in _PLACES], planned=planned)

    @property
    def columns(self) -> tuple[NDArray[np.float64], ...]:
        """All columns as they stand now, float64 (n,) each, read-only; they stay so whatever comes."""
        return self._columns.all

    @property
    def bytes(self) -> int:
        """What the figures take, without the keyframes."""
        return self._columns.bytes

    def thin(self, most: int) -> None:
        """Keep about so many rows: the first LEAST, the last, and of even stretches the lowest and highest loss.

        The figures that stay are exact; the curve looks the same on any screen, but epochs between have no figures any
        more. Raises nothing; a history that is short enough stays whole.
        """
        if len(self) <= max(most, LEAST + 3):
            return
        kept = _telling(self.column("loss"), most)
        self._columns = Columns.of([column[kept] for column in self.columns], TWINS)

    @property
    def thinned(self) -> bool:
        """Whether epochs between the first and the last have no row."""
        epochs = self.column("epoch")
        return len(epochs) > 0 and bool(epochs[-1] - epochs[0] != len(epochs) - 1)

    def column(self, name: str) -> NDArray[np.float64]:
        """One of COLUMNS, float64 (n,), read-only.

        Raises
        ------
        ValueError
            For a name that is none of them.
        """
        return self._columns[COLUMNS.index(name)]

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
