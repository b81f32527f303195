"""Buttons made of actions: they do what the action does, and look as it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui import theme
from gui.icons import icon


def paint_icons(actions: dict[str, QAction]) -> None:
    """Give every action its picture in the theme's colours."""
    colours = theme.current()
    for name, action in actions.items():
        if action.data():
            action.setIcon(icon(action.data(), colours.on_accent if name == "train" else colours.text))


def push_button(action: QAction, *, primary: bool = False, also: str = "") -> QPushButton:
    """A button with words that does what the action does; wide enough for the words it may `also` have."""
    button = QPushButton()
    button.setObjectName(action.objectName().replace("Action", "Button"))
    button.setProperty("primary", primary)
    button.setAutoDefault(True)  # Enter presses it too

    def follow() -> None:
        button.setText(action.text())
        button.setIcon(action.icon())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())

    action.changed.connect(follow)
    button.clicked.connect(lambda: action.trigger())
    button.setText(also)
    widest = button.sizeHint().width()
    follow()
    button.setMinimumWidth(max(widest, button.sizeHint().width()))
    return button


def tool_button(action: QAction, parent: QWidget | None = None) -> QToolButton:
    """A small button with a picture that does what the action does."""
    button = QToolButton(parent)
    button.setObjectName(action.objectName().replace("Action", "Button"))
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
