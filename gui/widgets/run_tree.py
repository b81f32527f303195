"""A list of lines with names, colours and figures; names are edited in place, and the keys stay in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.looks.theme import current

_SWATCH = 12
_NUMBER = Qt.ItemDataRole.UserRole
_KEYS = {
    QKeySequence.StandardKey.Delete: "deleted",
    QKeySequence.StandardKey.Undo: "undone",
    QKeySequence.StandardKey.Redo: "redone",
}


class Entry(NamedTuple):
    """A run: its number, colour, whether it is shown, and what stands in each column; `tip` is about all of it."""

    number: int
    colour: str
    shown: bool
    cells: tuple[str, ...]
    tip: str


class RunTree(QTreeWidget):
    """F2 renames, Space shows and hides, Delete deletes, and undo is the list's own."""

    chosen = Signal(int)  # all with the run's number
    renamed = Signal(int, str)
    hidden = Signal(int, bool)
    deleted = Signal(int)
    undone = Signal()
    redone = Signal()

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setMinimumHeight(48)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        for column in range(len(heads)):
            mode = QHeaderView.ResizeMode.Stretch if column == 1 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(_number(item)) if item else None)

    def show_entries(self, entries: Sequence[Entry], current: int | None) -> None:
        """Show these, in this order; `current` is the number of the one looked at."""
        self.blockSignals(True)
        self._match([entry.number for entry in entries])
        self.update_entries(entries)
        self.select(current)

    def update_entries(self, entries: Sequence[Entry]) -> None:
        """Show other figures of runs that are listed."""
        told = {entry.number: entry for entry in entries}
        self.blockSignals(True)
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and _number(item) in told:
                _fill(item, told[_number(item)])
        self.blockSignals(False)

    def _match(self, numbers: Sequence[int]) -> None:
        """Take out lines of runs that are gone and put in those of new ones: anew, a long list would take a while."""
        for row in reversed(range(self.topLevelItemCount())):
            if _number(self.topLevelItem(row)) not in numbers:
                self.takeTopLevelItem(row)
        for row, number in enumerate(numbers):
            if _number(self.topLevelItem(row)) != number:
                self.insertTopLevelItem(row, _item(number))

    def select(self, number: int | None) -> None:
        """Mark the line of the run looked at."""
        current = self.currentItem()
        if number is None or (current is not None and _number(current) == number):
            return
        self.blockSignals(True)
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and _number(item) == number:
                self.setCurrentItem(item)
        self.blockSignals(False)

    @property
    def number(self) -> int | None:
        """The run that is chosen."""
        item = self.currentItem()
        return None if item is None else _number(item)

    def rename(self) -> None:
        """Let the user write another name."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, 0)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self._meant(event)
        if meant == "deleted":
            if self.number is not None:
                self.deleted.emit(self.number)
        elif meant is not None:
            getattr(self, meant).emit()
        else:
            super().keyPressEvent(event)

    def _meant(self, event: QKeyEvent) -> str | None:
        return next((name for key, name in _KEYS.items() if event.matches(key)), None)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.hidden.emit(_number(item), item.checkState(0) != Qt.CheckState.Checked)
            self.renamed.emit(_number(item), item.text(0))


def _item(number: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(0, _NUMBER, number)
    for column in range(2, 8):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
    return item


def _number(item: QTreeWidgetItem | None) -> int:
    return -1 if item is None else int(item.data(0, _NUMBER))


def _fill(item: QTreeWidgetItem, entry: Entry) -> None:
    for column, cell in enumerate(entry.cells):
        if item.text(column) != cell:
            item.setText(column, cell)
    state = Qt.CheckState.Checked if entry.shown else Qt.CheckState.Unchecked
    if item.data(0, Qt.ItemDataRole.CheckStateRole) != state:
        item.setCheckState(0, state)
    if item.data(0, _NUMBER + 1) != entry.colour:
        item.setData(0, _NUMBER + 1, entry.colour)
        item.setIcon(0, swatch(entry.colour))
    if item.toolTip(1) != entry.tip:
        for column in range(len(entry.cells)):
            item.setToolTip(column, entry.tip)


def swatch(colour: str) -> QIcon:
    """A short dash in a colour."""
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.fillRect(0, _SWATCH // 2 - 3, _SWATCH, 6, QColor(current().surface))  # a rim, for a line that is chosen
    painter.fillRect(1, _SWATCH // 2 - 2, _SWATCH - 2, 4, QColor(colour))
    painter.end()
    return QIcon(picture)
