"""How large the window is at first and at least; one that finds no room on a screen that is scaled up scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FIRST = QSize(1200, 760)
LEAST = QSize(980, 580)  # pixels; a splitter would squeeze its columns over each other
FRAME = QSize(8, 48)  # pixels that the desktop puts round a window


def room(window: QWidget) -> QSize:
    """What the screen has for a window without its frame."""
    return window.screen().availableGeometry().size() - FRAME


def first_size(window: QWidget) -> QSize:
    """The usual, or what there is room for."""
    return FIRST.boundedTo(room(window))


def scrolls(window: QWidget) -> bool:
    """Whether letters are scaled up so far, as for a projector, that the screen has too little room."""
    return window.devicePixelRatioF() > 1 and LEAST.boundedTo(room(window)) != LEAST


def least_size(window: QWidget) -> QSize:
    """What it may be made as small as."""
    return LEAST.boundedTo(room(window)) if scrolls(window) else LEAST
