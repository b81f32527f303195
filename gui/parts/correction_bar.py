"""What can be done to chosen images: say what they are, leave them out, bring them back, undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui.benches.exhibits import Exhibit
from gui.icons import icon
from gui.looks import theme
from gui.widgets.label_chips import LabelChips


class CorrectionBar(QWidget):
    """Tells what is wanted; what it is done to is known elsewhere."""

    relabel = Signal(int)
    exclude = Signal()
    restore = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack: QUndoStack | None = None
        self._chips = LabelChips(self.tr("The chosen images are a {digit}. No file is changed; the key does it, too."))
        self._chips.setObjectName("relabelChips")
        self._chips.setAccessibleName(self.tr("What the chosen images are"))
        self._chips.chosen.connect(self._relabel)
        self._exclude = self._button("exclude", self.tr("Leave out"), self.tr("Do not learn from them (Delete)"))
        self._restore = self._button("restore", self.tr("Restore"), self.tr("As the dataset has them"))
        self._undo = self._button("undoCorrection", self.tr("Undo"), self.tr("Take back the last correction"))
        self._redo = self._button("redoCorrection", self.tr("Redo"), self.tr("Correct it again"))
        self._exclude.clicked.connect(self.exclude)
        self._restore.clicked.connect(self.restore)
        self._undo.clicked.connect(lambda: self._stack and self._stack.undo())
        self._redo.clicked.connect(lambda: self._stack and self._stack.redo())
        self._paint_icons()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._chips, 1)
        for button in (self._exclude, self._restore, self._undo, self._redo):
            row.addWidget(button)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Offer what may be said of its images."""
        if self._stack is not None:
            self._stack.indexChanged.disconnect(self._enable_stack)
        self._stack = exhibit.undo_stack
        if self._stack is not None:
            # Queued: a stack that is destroyed says so, too, when it can no longer be asked anything.
            self._stack.indexChanged.connect(self._enable_stack, Qt.ConnectionType.QueuedConnection)
        self.setVisible(self._stack is not None)
        self._restore.setVisible(exhibit.restores)
        self._enable_stack()

    def enable(self, chosen: bool) -> None:
        """Whether any image is chosen."""
        for widget in (self._chips, self._exclude, self._restore):
            widget.setEnabled(chosen)

    def deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does to chosen images; None for others."""
        if self._stack is None:
            return None
        stack, keys = self._stack, QKeySequence.StandardKey
        for key, turn in ((keys.Undo, stack.undo), (keys.Redo, stack.redo)):
            if event.matches(key):
                return turn
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._exclude.click
        digit = event.text()
        return (lambda: self._relabel(int(digit))) if digit.isascii() and digit.isdecimal() else None

    def _relabel(self, label: int) -> None:
        self._chips.show_label(None)  # a button here does, and shows nothing
        if self._chips.isEnabled():
            self.relabel.emit(label)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_redo"):
            self._paint_icons()

    def _paint_icons(self) -> None:
        self._undo.setIcon(icon("undo", theme.current().text))
        self._redo.setIcon(icon("redo", theme.current().text))

    def _enable_stack(self) -> None:
        self._undo.setEnabled(self._stack is not None and self._stack.canUndo())
        self._redo.setEnabled(self._stack is not None and self._stack.canRedo())

    def _button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{name}Button")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
