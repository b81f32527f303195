"""The drawing board: what can be drawn, taken back or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from gui.actions.spec import Spec

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


def specs(window: MainWindow) -> list[Spec]:
    """The rows of the table."""
    key = QKeySequence.StandardKey
    canvas = window.draw.canvas
    return [
        Spec(
            "undo",
            translate("actions", "Undo"),
            translate("actions", "Take back the last stroke"),
            "undo",
            key.Undo,
            canvas.undo_stack.undo,
        ),
        Spec(
            "redo",
            translate("actions", "Redo"),
            translate("actions", "Draw it again"),
            "redo",
            key.Redo,
            canvas.undo_stack.redo,
        ),
        Spec(
            "clear",
            translate("actions", "Clear"),
            translate("actions", "Empty the canvas"),
            "clear",
            key.Delete,
            canvas.clear,
        ),
        Spec(
            "openImage",
            translate("actions", "Read an image …"),
            translate("actions", "Open a picture of a digit"),
            "image",
            "Ctrl+I",
            window.choosing.image,
        ),
        Spec(
            "paste",
            translate("actions", "Paste an image"),
            translate("actions", "Read the picture on the clipboard, or open what is copied there"),
            "paste",
            key.Paste,
            window.choosing.paste,
        ),
    ]
