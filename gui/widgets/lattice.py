"""A Lattice: equal cells in rows of as many as fit, and which of them lie where."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt


class Lattice(NamedTuple):
    """So many cells of `across` by `down` pixels, a `gap` between them, in rows that fit `width`."""

    cells: int
    width: int
    across: int
    down: int
    gap: int

    @property
    def columns(self) -> int:
        """Cells a row; at least one."""
        return max(1, (self.width - self.gap) // (self.across + self.gap))

    @property
    def rows(self) -> int:
        """Rows, the last perhaps not full."""
        return -(-self.cells // self.columns)

    @property
    def pitch(self) -> int:
        """From the top of one row to the top of the next, pixels."""
        return self.down + self.gap

    @property
    def height(self) -> int:
        """Of everything, pixels."""
        return self.rows * self.pitch + self.gap

    def place(self, position: int) -> QRectF:
        """Where a cell lies."""
        row, column = divmod(position, self.columns)
        left, top = self.gap + column * (self.across + self.gap), self.gap + row * self.pitch
        return QRectF(left, top, self.across, self.down)

    def at(self, point: QPointF) -> int | None:
        """The cell at a point; none between the cells or behind the last."""
        if point.x() < self.gap or point.y() < self.gap:
            return None
        column = int(point.x() - self.gap) // (self.across + self.gap)
        position = int(point.y() - self.gap) // self.pitch * self.columns + column
        inside = column < self.columns and position < self.cells and self.place(position).contains(point)
        return position if inside else None

    def between(self, top: float, bottom: float) -> range:
        """The cells whose rows lie between two heights, wholly or partly."""
        first = max(0, int(top - self.gap) // self.pitch)
        last = int(bottom - self.gap) // self.pitch + 1
        return range(min(first * self.columns, self.cells), max(0, min(last * self.columns, self.cells)))

    def leap(self, key: Qt.Key, height: float) -> int:
        """How many cells a key moves on where `height` is in sight; 0 for other keys."""
        page = max(1, int(height) // self.pitch) * self.columns
        return {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -self.cells,
            Qt.Key.Key_End: self.cells,
        }.get(key, 0)
