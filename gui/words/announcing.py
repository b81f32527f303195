"""Words for those who hear the window instead of seeing it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say it, once it has said what it is at; nothing happens where none runs."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
