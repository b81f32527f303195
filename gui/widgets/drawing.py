"""What lies on a canvas: strokes, or a picture in their place; every change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from gui.undoing import UndoStack

SIDE = 280.0  # of the square that strokes are told in
Point = tuple[float, float]


@dataclass(eq=False)
class Stroke:
    """Points in the square, and how much wider or narrower than the pen the line is at each; it only ever grows."""

    points: list[Point] = field(default_factory=list)
    swell: list[float] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Sheet:
    """Strokes, or a picture uint8 (h, w) in their place; `exact`: its pixels are to be taken as they are."""

    strokes: tuple[Stroke, ...] = ()
    picture: NDArray[np.uint8] | None = None
    exact: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is on it."""
        return not self.strokes and self.picture is None


class _Laying(QUndoCommand):
    def __init__(self, text: str, lay: Callable[[Sheet], None], *, before: Sheet, after: Sheet) -> None:
        super().__init__(text)
        self._lay, self._before, self._after = lay, before, after

    def undo(self) -> None:
        self._lay(self._before)

    def redo(self) -> None:
        self._lay(self._after)


class Drawing(QObject):
    """A sheet that is replaced whole at every change, and the stroke being drawn on it, if any."""

    changed = Signal()
    stroke_finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = UndoStack(self)
        self.undo_stack.setUndoLimit(100)
        self._sheet = Sheet()
        self._live: Stroke | None = None

    @property
    def sheet(self) -> Sheet:
        """What is seen: the stroke being drawn included, which takes the place of a picture."""
        return self._sheet if self._live is None else Sheet((*self._sheet.strokes, self._live))

    @property
    def is_live(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._live is not None

    @property
    def grown(self) -> Stroke | None:
        """The stroke being drawn, where all that its last change did was to lengthen it."""
        return self._live if self._live is not None and len(self._live.points) > 1 else None

    def lay(self, sheet: Sheet, text: str) -> None:
        """Put this sheet in place of what lies here, as a step called `text`."""
        if not (sheet.empty and self.sheet.empty):
            self.undo_stack.push(_Laying(text, self._show, before=self._sheet, after=sheet))

    def begin(self, point: Point, swell: float) -> None:
        """Begin a stroke; one that was never ended is ended first."""
        self.finish()
        self._live = Stroke()
        self.extend(point, swell)

    def extend(self, point: Point, swell: float) -> None:
        """Go on with the stroke; a point that lies on the last one adds nothing."""
        if self._live is None or self._live.points[-1:] == [point]:
            return
        self._live.points.append(point)
        self._live.swell.append(swell)
        self.changed.emit()

    def finish(self) -> None:
        """End the stroke; it becomes a step."""
        if self._live is not None:
            self.lay(self.sheet, self.tr("Draw stroke"))
            self.stroke_finished.emit()

    def cancel(self) -> None:
        """Take the stroke being drawn off again."""
        if self._live is not None:
            self._show(self._sheet)

    def _show(self, sheet: Sheet) -> None:
        self._sheet, self._live = sheet, None
        self.changed.emit()
