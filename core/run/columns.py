"""Columns of figures in as little room as they tell: one that stands still, counts on or repeats another takes none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_FIRST_ROOM: Final = 256  # rows
_GROWTH: Final = 16  # times as large is the next room, as far as rows are planned; what is not used takes no memory yet
_MOST_COUNTED: Final = 2**21  # the numbers all who count share take 16 MB at most

_numbers: Floats = np.empty(0)


def counted(first: int, stop: int) -> Floats:
    """The whole numbers from `first` to before `stop`, float64, read-only: all who count share them."""
    global _numbers
    numbers = _numbers
    if len(numbers) < stop:
        numbers = np.arange(max(stop, 2 * len(numbers), 4096), dtype=np.float64)
        numbers.flags.writeable = False
        _numbers = numbers
    return numbers[first:stop]


class _Column:
    """Figures one after the other; only where they neither stand still nor count on by one are they kept each."""

    def __init__(self) -> None:
        self.own: Floats | None = None
        self._first = 0.0
        self._still = self._counts = True

    def view(self, rows: int) -> Floats:
        """The first so many, read-only; they stay as they are."""
        if self.own is not None:
            view = self.own[:rows]
            view.flags.writeable = False
            return view
        if self._still or not rows:
            return np.broadcast_to(np.float64(self._first), (rows,))
        return counted(int(self._first), int(self._first) + rows)

    def extend(self, rows: int, new: Floats, *, planned: int) -> None:
        """Add some to the `rows` that are there; `planned` is how many there will be in the end."""
        if self.own is None and self._follows(rows, new):
            return
        self.own = self._with_room(rows, rows + len(new), planned)
        self.own[rows : rows + len(new)] = new

    def adopt(self, values: Floats) -> None:
        """Be these, which never change."""
        if not self._follows(0, values):
            self.own = values

    def _follows(self, rows: int, new: Floats) -> bool:
        if not rows:
            self._first = float(new[0])
            self._counts = 0 <= self._first < _MOST_COUNTED and self._first.is_integer()
        still = self._still and same(new, np.broadcast_to(np.float64(self._first), new.shape))
        begin = int(self._first) + rows if self._counts else _MOST_COUNTED
        end = begin + len(new)
        counts = end <= _MOST_COUNTED and new[0] == begin and same(new, counted(begin, end))
        if still or counts:
            self._still, self._counts = still, counts
        return still or counts

    def _with_room(self, rows: int, needed: int, planned: int) -> Floats:
        if self.own is not None and len(self.own) >= needed:
            return self.own
        larger = np.empty(max(needed, min(max(_GROWTH * rows, _FIRST_ROOM), max(planned, 2 * rows))))
        larger[:rows] = self.view(rows)
        return larger


class Columns:
    """A table of float64 figures that grows by rows.

    Of a run of gradient descent on all rows at once, without a penalty and without validation, each row takes 32 bytes:
    loss, accuracy, gradient norm and seconds. A row takes 8 for each column at most.

    Parameters
    ----------
    count : how many columns
    twins : columns by the column, one before them, that they often repeat
    """

    def __init__(self, count: int, twins: dict[int, int]) -> None:
        self._columns = [_Column() for _ in range(count)]
        self._twins = dict(twins)
        self.rows = 0

    @classmethod
    def of(cls, columns: Sequence[Floats], twins: dict[int, int]) -> Columns:
        """A table of columns float64 (n,) that are its own from now on."""
        made = cls(len(columns), twins)
        made.rows = len(columns[0])
        for index, (column, values) in enumerate(zip(made._columns, columns, strict=True)):
            if made.rows and not (index in twins and same(values, columns[twins[index]])):
                made._twins.pop(index, None)
                column.adopt(values)
        return made

    @property
    def all(self) -> tuple[Floats, ...]:
        """Every column as it stands now."""
        return tuple(self[index] for index in range(len(self._columns)))

    @property
    def bytes(self) -> int:
        """What the figures take that are kept each."""
        return 8 * self.rows * sum(column.own is not None for column in self._columns)

    def __getitem__(self, index: int) -> Floats:
        """A column as it stands now, float64 (n,), read-only; it stays so whatever comes."""
        return self._columns[self._twins.get(index, index)].view(self.rows)

    def extend(self, table: Sequence[Floats], *, planned: int) -> None:
        """Add rows, a column each float64 (k,), k > 0; `planned` rows in all are to come."""
        for index, (column, new) in enumerate(zip(self._columns, table, strict=True)):
            twin = self._twins.get(index)
            if twin is not None:
                if same(new, table[twin]):
                    continue
                self._part(index, twin)
            column.extend(self.rows, new, planned=planned)
        self.rows += len(table[0])

    def _part(self, index: int, twin: int) -> None:
        """From now on a column has figures of its own."""
        del self._twins[index]
        if self.rows:
            self._columns[index].adopt(self._columns[twin].view(self.rows))


def same(one: Floats, other: Floats) -> bool:
    """Whether two columns hold the same to the bit."""
    return bool(np.array_equal(one.view(np.int64), other.view(np.int64)))
