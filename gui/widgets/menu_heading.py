"""A heading within a menu; Qt's own sections lose their words as soon as a style sheet draws the line."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu


def add_heading(menu: QMenu, words: str) -> None:
    """Say what the choices below are about, under a line where something stands above."""
    if menu.actions():
        menu.addSeparator()
    heading = menu.addAction(words)
    heading.setEnabled(False)
