"""A stack of steps that can be undone, which Python's collector cannot bring down."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

_kept: dict[int, UndoStack] = {}


class UndoStack(QUndoStack):
    """Is never garbage before Qt has deleted it, with its parent, and its steps with it.

    Steps are no QObjects: where the collector takes a stack and its steps apart and comes to a step first, PySide
    deletes the step, and the stack then deletes it once more.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        name = id(self)
        _kept[name] = self
        self.destroyed.connect(lambda: _kept.pop(name, None))
