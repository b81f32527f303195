"""The menu behind the bar's last button, and the one beside Open, made of the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.sentences import shown
from core.sources import SOURCES

translate = QCoreApplication.translate

Actions = dict[str, QAction]
MAIN: Final = (
    ("openModel", "saveModel", "bundledModel"),
    ("openImage", "paste", "learnHand"),
    ("exportPng", "exportSvg", "exportCsv"),
    ("toggleLeft", "toggleRight", "THEME"),
    ("HELP", "quit"),
)
HELP: Final = ("shortcuts", "addToMenu", "about")


def main_menu(parent: QWidget, actions: Actions, themes: QMenu) -> QMenu:
    """Everything that has no button of its own."""
    menu = QMenu(parent)
    for index, names in enumerate(MAIN):
        if index:
            menu.addSeparator()
        for name in names:
            if name == "THEME":
                menu.addMenu(themes)
            elif name == "HELP":
                menu.addMenu(_help(menu, actions))
            else:
                menu.addAction(actions[name])
    return menu


def _help(parent: QWidget, actions: Actions) -> QMenu:
    menu = QMenu(translate("menus", "Help"), parent)
    menu.addActions([actions[name] for name in HELP])
    return menu


def theme_menu(parent: QWidget, now: str, choose: Callable[[str], object]) -> QMenu:
    """Light, dark, or as the system has it."""
    menu = QMenu(translate("menus", "Appearance"), parent)
    group = QActionGroup(menu)
    for name, text in (
        ("system", translate("menus", "As the system")),
        ("light", translate("menus", "Light")),
        ("dark", translate("menus", "Dark")),
    ):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(name == now)
        action.setObjectName(f"{name}ThemeAction")
        action.triggered.connect(lambda _=False, name=name: choose(name))
        group.addAction(action)
    return menu


def open_menu(
    parent: QWidget, actions: Actions, recent: Callable[[], Sequence[str]], open_path: Callable[[str], None]
) -> QMenu:
    """Folder, strokes file, sample, datasets to fetch, and the folders opened before, read anew each time it opens."""
    menu = QMenu(parent)

    def fill() -> None:
        menu.clear()
        menu.addActions([actions["openDataset"], actions["openStrokes"], actions["openSample"]])
        menu.addSeparator()
        menu.addActions([actions[f"get-{name}"] for name in SOURCES])
        paths = recent()
        if paths:
            menu.addSection(translate("menus", "Recent"))
        for path in paths:
            # An ampersand in a folder's name is not a shortcut.
            menu.addAction(shown(path).replace("&", "&&"), partial(open_path, path))

    menu.aboutToShow.connect(fill)
    return menu


def menu_button(menu: QMenu, *, name: str, text: str) -> QToolButton:
    """A button with a picture that opens a menu."""
    button = QToolButton()
    button.setObjectName(f"{name}Button")
    button.setAccessibleName(text)
    button.setToolTip(text)
    button.setAutoRaise(True)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
