"""The way of the Tab key: as one reads, in whatever order things were made; much is made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget


def go_on(window: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the keyboard to what comes next, or before, and bring it into sight; whether there is anything.

    Tab goes through the parts one after the other; what lies in one keeps its order, what lies in none comes last. Of
    parts within parts the earlier in the list counts.
    """
    stops = sorted(_stops(window), key=lambda widget: _rank(widget, parts))
    if not stops:
        return False
    at = window.focusWidget()
    place = stops.index(at) if at in stops else -1 if forward else 0
    chosen = stops[(place + (1 if forward else -1)) % len(stops)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(chosen)
    return True


def _stops(window: QWidget) -> list[QWidget]:
    """Where the keyboard can be, in Qt's order, which is that of their making."""
    all_controls = QGuiApplication.styleHints().tabFocusBehavior() == Qt.TabFocusBehavior.TabFocusAllControls
    wanted = Qt.FocusPolicy.TabFocus if all_controls else Qt.FocusPolicy.StrongFocus
    found, at = [], window.nextInFocusChain()
    while at is not None and at is not window:
        takes = at.focusPolicy() & wanted == wanted and at.focusProxy() is None
        if takes and at.isEnabled() and at.isVisibleTo(window) and at.window() is window:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def _rank(widget: QWidget, parts: Sequence[QWidget]) -> int:
    return next((place for place, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), len(parts))


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
