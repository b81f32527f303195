"""The runs of this session, in the order they were started."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from gui.run import Run


class Runs(QObject):
    """All runs; `current` is the one that the lab trains or trained last."""

    changed = Signal()  # a run came, or one is called, shown or ended otherwise

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Run] = []
        self.current: Run | None = None
        self._count = 0

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Run]:
        return iter(self.all)

    def add(self, run: Run) -> None:
        """A run begins; it is numbered as it comes, and numbers are never used again."""
        self._count += 1
        run.number = self._count
        self.all.append(run)
        self.current = run
        self.changed.emit()
