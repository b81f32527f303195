"""A wheel that scrolls: over a field it changes the number only where the user has chosen that field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class QuietWheel(QObject):
    """Keeps the wheel from changing a widget without focus, so that scrolling past a form leaves it as it is."""

    def keep_from(self, widget: QWidget) -> None:
        """From now on the wheel over this widget scrolls what is around it, unless it has the focus."""
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by the wheel nothing gets the focus
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a wheel through only where there is focus."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True
