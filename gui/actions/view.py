"""The window: columns, help."""

from __future__ import annotations

from functools import partial
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
    return [
        *_pages(window),
        Spec(
            "toCanvas",
            translate("actions", "To the drawing board"),
            translate("actions", "Let the canvas have the keyboard: a digit's key then labels what is drawn"),
            None,
            "Ctrl+D",
            window.to_canvas,
        ),
        Spec(
            "toggleLeft",
            translate("actions", "Data and settings"),
            translate("actions", "Show or fold the left column"),
            None,
            "F9",
            window.fold_left,
        ),
        Spec(
            "toggleRight",
            translate("actions", "Drawing board"),
            translate("actions", "Show or fold the right column"),
            None,
            "F10",
            window.fold_right,
        ),
        Spec(
            "resetLayout",
            translate("actions", "Reset layout"),
            translate("actions", "Columns and plots as they were at first"),
            None,
            None,
            lambda: window.remembering.reset(),
        ),
        Spec(
            "toggleHints",
            translate("actions", "Hints on or off"),
            translate("actions", "Whether to say what might be wrong with data or settings"),
            None,
            None,
            window.toggle_hints,
        ),
        Spec(
            "settings",
            translate("actions", "Settings …"),
            translate("actions", "Language, appearance, memory, folders"),
            None,
            "Ctrl+,",
            window.show_settings,
        ),
        Spec(
            "addToMenu",
            translate("actions", "Add to applications menu"),
            translate("actions", "So that it starts by a click"),
            None,
            None,
            window.add_to_menu,
        ),
        Spec(
            "shortcuts",
            translate("actions", "Keyboard shortcuts"),
            translate("actions", "What the keys do"),
            None,
            None,
            window.show_shortcuts,
        ),
        Spec(
            "guide",
            translate("actions", "Guide"),
            translate("actions", "The first five minutes, the mathematics, experiments to try"),
            "help",
            "Ctrl+F1",
            window.show_guide,
        ),
        Spec(
            "explain",
            translate("actions", "Explain this control"),
            translate("actions", "Say what the control is for that has the keyboard"),
            None,
            "F1",
            window.explaining.explain,
        ),
        Spec(
            "whatsThis",
            translate("actions", "What is this?"),
            translate("actions", "Click anything to have it explained"),
            None,
            "Shift+F1",
            window.explaining.ask,
        ),
        Spec(
            "about",
            translate("actions", "About this model"),
            translate("actions", "Version, model, sources"),
            None,
            None,
            window.show_about,
        ),
        Spec(
            "quit", translate("actions", "Quit"), translate("actions", "Close the window"), None, key.Quit, window.close
        ),
    ]


def _pages(window: MainWindow) -> list[Spec]:
    pages = (
        ("learn", translate("actions", "Learn"), translate("actions", "Is it learning?")),
        ("understand", translate("actions", "Understand"), translate("actions", "Why this answer?")),
        ("evaluate", translate("actions", "Evaluate"), translate("actions", "How good is it?")),
        ("data", translate("actions", "Data"), translate("actions", "What is it fed?")),
    )
    return [
        Spec(f"{name}Page", text, tip, None, f"Ctrl+{place}", partial(window.book.open_page, name))
        for place, (name, text, tip) in enumerate(pages, start=1)
    ]
