"""A Turning: one frozen value gives way to another, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

Value = TypeVar("Value")


class Turning(QUndoCommand, Generic[Value]):
    """`take` is given `after` when it is done, and `before` when it is undone; where it gives False, all stays."""

    def __init__(self, words: str, take: Callable[[Value], bool | None], *, before: Value, after: Value) -> None:
        super().__init__(words)
        self._take, self._before, self._after = take, before, after

    def undo(self) -> None:
        self.setObsolete(self._take(self._before) is False)

    def redo(self) -> None:
        self.setObsolete(self._take(self._after) is False)
