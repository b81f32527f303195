"""What a low window has no room for scrolls, so that its parts never lie over each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """A widget as wide as there is room, scrolled up and down where it is too high."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class ScrolledBothWays(QScrollArea):
    """A widget that fills the place, and scrolls where that is smaller than the least it may be."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setWidget(widget)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """By hand: Qt would give lines that wrap all the height they might wish for."""
        super().resizeEvent(event)
        widget = self.widget()
        if widget is not None:
            widget.resize(self.viewport().size().expandedTo(widget.minimumSize()))
