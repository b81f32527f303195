"""Thumbnails: any number of images to scroll through, of which only those in sight are ever made into pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from gui.looks.theme import current
from gui.widgets.choice import Choice
from gui.widgets.lattice import Lattice
from gui.widgets.thumbnail_cells import Cell, Mark, paint_cell, paint_images

GAP = 5
KEPT = 60  # rows
__all__ = ["Mark", "Thumbnails"]


class Thumbnails(QAbstractScrollArea):
    """Images uint8 (n, h, w), of which `indices` are shown, in that order; all signals and captions speak of indices.

    Arrows, Page Up and Down, Home and End move; Shift and Ctrl choose several; Enter clicks.
    """

    clicked = Signal(int)  # by the mouse, or Enter
    activated = Signal(int)  # by a double click, or Enter
    current_changed = Signal(int)  # the one that has the focus
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, side: int = 56, captions: bool = True) -> None:
        super().__init__(parent)
        self._side, self._captions = side, captions
        self._images: NDArray[np.uint8] = np.zeros((0, 1, 1), np.uint8)
        self._indices: NDArray[np.intp] = np.zeros(0, np.intp)
        self._caption: Callable[[int], str] = lambda _: ""
        self._mark: Callable[[int], Mark] = lambda _: Mark.NONE
        self._tip: Callable[[int], str] = lambda _: ""
        self._choice = Choice()
        self._empty_text = ""
        self._rows: dict[int, QPixmap] = {}  # as they were painted last
        self._key: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_images(
        self,
        images: NDArray[np.uint8],
        indices: NDArray[np.intp] | None = None,
        *,
        caption: Callable[[int], str] | None = None,
        mark: Callable[[int], Mark] | None = None,
        tip: Callable[[int], str] | None = None,
    ) -> None:
        """Show images (n, h, w), 0 paper and 255 ink: those of `indices` (k,), or all.

        `caption`, `mark` and `tip` (the caption, unless given) are asked about an index when it comes into sight.
        """
        self._images = images
        self._indices = np.arange(len(images)) if indices is None else np.asarray(indices, np.intp)
        self._caption, self._mark = caption or (lambda _: ""), mark or (lambda _: Mark.NONE)
        self._tip = tip or self._caption
        self._choice.clear(len(self._indices))
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.refresh()
        self.selection_changed.emit()

    def refresh(self) -> None:
        """Captions, marks or what is chosen have changed."""
        self._rows.clear()
        self.viewport().update()

    def set_empty_text(self, text: str) -> None:
        """What to say while there are no images."""
        self._empty_text = text
        self.viewport().update()

    def set_side(self, side: int) -> None:
        """How large a thumbnail is, pixels; what was at the top stays there."""
        first, self._side = self._in_sight().start, side
        self._fit()
        self.verticalScrollBar().setValue(int(self._lattice.place(first).top()) - GAP)
        self.viewport().update()

    @property
    def shown(self) -> NDArray[np.intp]:
        """The indices that are shown."""
        return self._indices

    # What is chosen

    @property
    def current(self) -> int | None:
        """The index of the image that has the focus."""
        return None if self._choice.current is None else int(self._indices[self._choice.current])

    @property
    def selection(self) -> NDArray[np.intp]:
        """The indices of the chosen images, in the order they are shown."""
        return self._indices[np.array(sorted(self._choice.chosen), np.intp)]

    def set_current(self, index: int) -> None:
        """Give the focus to the image of that index, and bring it into sight."""
        found = np.flatnonzero(self._indices == index)
        if len(found):
            self._go(int(found[0]))

    def _go(self, position: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        extend = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        toggle = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        before = self._choice.chosen
        self._choice.go(position, extend=extend, toggle=toggle)
        self._bring(position)
        self.refresh()
        index = int(self._indices[position])
        self.setAccessibleDescription(self._tip(index))
        self.current_changed.emit(index)
        if self._choice.chosen != before:
            self.selection_changed.emit()

    def _bring(self, position: int) -> None:
        bar, place = self.verticalScrollBar(), self._lattice.place(position)
        top, bottom = int(place.top()) - GAP, int(place.bottom()) + GAP
        bar.setValue(min(max(bar.value(), bottom - self.viewport().height()), top))

    # Where it lies

    @property
    def _lattice(self) -> Lattice:
        words = self.fontMetrics().height() + 1 if self._captions else 0
        return Lattice(len(self._indices), self.viewport().width(), self._side, self._side + words, GAP)

    def _fit(self) -> None:
        lattice, bar = self._lattice, self.verticalScrollBar()
        bar.setRange(0, max(0, lattice.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(1, lattice.pitch))

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._lattice.between(top, top + self.viewport().height())

    def _position_at(self, point: QPointF) -> int | None:
        return self._lattice.at(point + QPointF(0, self.verticalScrollBar().value()))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not len(self._indices):
            painter.setPen(QColor(current().muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(20, 0, -20, 0), flags, self._empty_text)
            return
        lattice, seen = self._lattice, self._in_sight()
        key = (lattice, self.devicePixelRatioF(), current(), self.hasFocus())
        if key != self._key or len(self._rows) > KEPT:
            self._key = key
            self._rows.clear()
        painter.translate(0, -self.verticalScrollBar().value())
        for row in range(seen.start // lattice.columns, -(-seen.stop // lattice.columns)):
            if row not in self._rows:
                self._rows[row] = self._painted(row, lattice)
            painter.drawPixmap(QPointF(0, row * lattice.pitch), self._rows[row])

    def _painted(self, row: int, lattice: Lattice) -> QPixmap:
        """A row as it looks as long as nothing else is said of it; scrolling is then only moving."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(lattice.width * ratio), round(lattice.pitch * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(current().surface))
        positions = range(row * lattice.columns, min((row + 1) * lattice.columns, lattice.cells))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.translate(0, -row * lattice.pitch)
        block = self._images[self._indices[positions.start : positions.stop]]
        paint_images(painter, lattice.place(positions.start).topLeft(), block, lattice=lattice)
        for position in positions:
            paint_cell(painter, lattice.place(position), self._cell(position), gap=GAP)
        painter.end()
        return picture

    def _cell(self, position: int) -> Cell:
        index, choice = int(self._indices[position]), self._choice
        return Cell(
            self._caption(index) if self._captions else "",
            self._mark(index),
            position in choice.chosen,
            position == choice.current and self.hasFocus(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self._position_at(event.position())
        if position is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(position, event.modifiers())
            self.clicked.emit(int(self._indices[position]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._position_at(event.position())
        if position is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(int(self._indices[position]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the press was ours, too

    def viewportEvent(self, event: QEvent) -> bool:
        """Every thumbnail says on hover what it is."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        position = self._position_at(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), "" if position is None else self._tip(int(self._indices[position])), self)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, last = self._choice.current, len(self._indices) - 1
        if now is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(int(self._indices[now]))
            self.activated.emit(int(self._indices[now]))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._choice.choose_all(len(self._indices))
            self.refresh()
            self.selection_changed.emit()
        elif step := self._lattice.leap(Qt.Key(event.key()), self.viewport().height()):
            self._go(min(max(now + step, 0), last), event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)
