"""The table of actions made real: QActions with their keys and pictures, and buttons that do what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui.actions import specs
from gui.icons import icon
from gui.looks import theme
from gui.widgets.menu_letters import words_of

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """The table as QActions of the window, by name."""
    made = {}
    for spec in specs(window):
        action = QAction(spec.text, window)
        action.setObjectName(f"{spec.name}Action")
        if spec.keys is not None:
            action.setShortcut(QKeySequence(spec.keys))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({keys})" if keys else spec.tip)
        action.setData(spec.picture)
        action.triggered.connect(lambda _=False, run=spec.run: run())
        window.addAction(action)
        made[spec.name] = action
    return made


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
        button.setText(words_of(action))
        button.setIcon(action.icon())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(words_of(action))

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
    button.setAccessibleName(words_of(action))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
