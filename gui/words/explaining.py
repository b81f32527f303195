"""F1 and What's This: any control, or any part of a plot, says what it is for."""

from __future__ import annotations

from html import escape
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWhatsThis, QWidget


class Explaining(QObject):
    """Explains what has the keyboard, or what is clicked after `ask`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def explain(self) -> None:
        """Say what the control is for that has the keyboard."""
        widget = self._window.focusWidget() or self._window
        _show(widget, widget.mapToGlobal(widget.rect().center()))

    def ask(self) -> None:
        """Let the next click explain what is clicked instead of doing it."""
        QWhatsThis.enterWhatsThisMode()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What no child explains by itself comes here."""
        if event.type() == QEvent.Type.QueryWhatsThis:
            event.accept()
            return True
        if event.type() != QEvent.Type.WhatsThis:
            return False
        place = cast("QHelpEvent", event).globalPos()
        widget = self._window.childAt(self._window.mapFromGlobal(place)) or self._window
        _show(widget, place)
        return True


def explanation(widget: QWidget) -> tuple[str, str]:
    """What it is called and what it is for; what it does not say itself, what it lies in says."""
    name = words = ""
    at: QWidget | None = widget
    while at is not None and not (name and words):
        name = name or name_of(at)
        words = words or _words_of(at)
        at = at.parentWidget()
    return name, words


def name_of(widget: QWidget) -> str:
    """What it calls itself."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    if isinstance(widget, QTabWidget):
        text = widget.tabText(widget.currentIndex())
    return widget.accessibleName() or text


def _words_of(widget: QWidget) -> str:
    tip = widget.tabToolTip(widget.currentIndex()) if isinstance(widget, QTabWidget) else widget.toolTip()
    return widget.whatsThis() or tip or widget.accessibleDescription()


def _show(widget: QWidget, place: QPoint) -> None:
    name, words = explanation(widget)
    if words:
        QWhatsThis.showText(place, f"<p><b>{escape(name)}</b></p><p>{escape(words)}</p>", widget)
