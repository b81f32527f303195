"""The runs of this session, in the order they were started; what is done to the list can be undone."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand

from core.history import BUDGET
from gui.benches.notes import Note, Told
from gui.benches.run import Run
from gui.undoing import UndoStack

translate = QCoreApplication.translate

SHARES = 4  # of the room for keyframes: one for the newest run, the rest for all others
LEFT = BUDGET // 20  # bytes of keyframes of a run that was deleted
UNDONE_AT_MOST = 50  # what is deleted is held as long as it can be brought back
FIGURES = 128_000_000  # bytes of figures of all runs, deleted ones too, from which on the oldest are thinned
THINNED = 20_000  # rows that are left of them: a screen shows no more


class Runs(QObject):
    """All runs; `current` is the one that the lab trains or trained last."""

    changed = Signal()  # a run came or went, or one is called, shown or ended otherwise
    noted = Signal(object)  # a Note

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Run] = []
        self.held: weakref.WeakSet[Run] = weakref.WeakSet()  # those that were deleted, but may come back, too
        self.current: Run | None = None
        self.undo_stack = UndoStack(self)
        self.undo_stack.setUndoLimit(UNDONE_AT_MOST)
        self._count = 0
        self._room = SHARES * BUDGET

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Run]:
        return iter(self.all)

    def set_room(self, size: int) -> None:
        """The keyframes of all runs together may take so many bytes."""
        self._room = size
        self._share_room()

    @property
    def shown(self) -> list[Run]:
        """Those whose curves are drawn."""
        return [run for run in self.all if not run.hidden]

    def add(self, run: Run) -> None:
        """A run begins; it is numbered as it comes, and numbers are never used again."""
        self._count += 1
        run.number = self._count
        self._share_room()
        self._thin_oldest()
        self.all.append(run)
        self.held.add(run)
        self.current = run
        self.changed.emit()

    def restore(self, runs: Sequence[Run], current: int) -> None:
        """Bring back runs of an earlier session; one that has come meanwhile stays the current one."""
        fresh, chosen = not self.all, self.current
        for run in runs:
            number = run.number
            if fresh and number > self._count:
                self._count = number - 1
            self.add(run)
            if fresh and (chosen is None or number == current):
                chosen = run
        self.current = chosen
        self.changed.emit()

    def rename(self, run: Run, name: str) -> None:
        """Call a run something; nothing means its number again."""
        before, name = run.name, name.strip()
        if name != before:
            self._push(
                translate("runs", "rename"), lambda: setattr(run, "name", name), lambda: setattr(run, "name", before)
            )

    def hide(self, run: Run, hidden: bool) -> None:
        """Leave a run's curves out, or draw them again."""
        if hidden != run.hidden:
            self._push(
                translate("runs", "hide") if hidden else translate("runs", "show"),
                lambda: setattr(run, "hidden", hidden),
                lambda: setattr(run, "hidden", not hidden),
            )

    def delete(self, run: Run) -> None:
        """Take a run out of the list; not one that is under way."""
        if not run.over or run not in self.all:
            return
        index, current = self.all.index(run), self.current

        def take() -> None:
            self.all.remove(run)
            run.history.frames.budget = LEFT  # what may come back holds little, and loses nothing but time
            run.history.let_go()
            if self.current is run:
                self.current = self.all[-1] if self.all else None

        def bring_back() -> None:
            self.all.insert(min(index, len(self.all)), run)
            if current is run and (self.current is None or self.current.over):
                self.current = run

        self._push(translate("runs", "delete"), take, bring_back)

    def _push(self, words: str, there: Callable[[], object], back: Callable[[], object]) -> None:
        self.undo_stack.push(_Command(words, there, back, told=self.changed.emit))

    def _share_room(self) -> None:
        """Runs that are over hold no design matrix, and fewer keyframes the more runs there are."""
        first = self._room // SHARES
        for run in self.all:
            run.history.frames.budget = min(first, (self._room - first) // len(self.all))
            if run.over:
                run.history.let_go()

    def _thin_oldest(self) -> None:
        """Beyond their room, figures of long runs that are over are thinned: deleted ones first, then the oldest."""
        long = [run for run in self.held if run.over and len(run.history) > THINNED]
        for run in sorted(long, key=lambda run: (run in self.all, run.number)):
            if sum(held.history.bytes for held in self.held) <= FIGURES:
                return
            run.history.thin(THINNED)
            if run in self.all:
                self.noted.emit(Note(Told.RUN_THINNED, number=run.number, rows=len(run.history)))


class _Command(QUndoCommand):
    def __init__(
        self, words: str, there: Callable[[], object], back: Callable[[], object], *, told: Callable[[], object]
    ) -> None:
        super().__init__(words)
        self._there, self._back, self._told = there, back, told

    def redo(self) -> None:
        self._there()
        self._told()

    def undo(self) -> None:
        self._back()
        self._told()
