"""A History: the figures of a run, a column each, and the last keyframe."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.trainer import Report

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

_figures = attrgetter(*COLUMNS)


class History:
    """Grows as reports come in; columns are float64 (n,), nan where a report had no figure.

    A report that diverged repeats figures that are there already, so it adds no row.
    """

    def __init__(self) -> None:
        self._table: NDArray[np.float64] = np.empty((len(COLUMNS), 256))
        self._rows = 0
        self.last: Report | None = None

    def __len__(self) -> int:
        return self._rows

    def append(self, report: Report) -> None:
        """Add one report."""
        self.extend([report])

    def extend(self, reports: Sequence[Report]) -> None:
        """Add reports in the order they came."""
        if not reports:
            return
        self.last = reports[-1]
        rows = [_figures(report) for report in reports if not report.diverged]
        needed = self._rows + len(rows)
        while needed > self._table.shape[1]:
            self._table = np.concatenate([self._table, np.empty_like(self._table)], axis=1)
        if rows:
            self._table[:, self._rows : needed] = np.array(rows, dtype=np.float64).T
        self._rows = needed

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

    @property
    def diverged(self) -> bool:
        """Whether the run ended because its figures left the range of numbers."""
        return self.last is not None and self.last.diverged
