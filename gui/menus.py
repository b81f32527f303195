"""The menu behind the bar's last button, and the one beside Open, made of the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.sentences import shown
from core.sources import SOURCES
from gui.i18n import languages
from gui.widgets.menu_heading import add_heading
from gui.widgets.menu_letters import give_letters

translate = QCoreApplication.translate

Actions = dict[str, QAction]
MAIN: Final = (
    ("openModel", "saveModel", "bundledModel"),
    ("openRun", "saveRun"),
    ("openImage", "paste", "learnHand"),
    ("EXPORT",),
    ("toggleLeft", "toggleRight", "resetLayout", "toggleHints", "THEME", "LANGUAGE", "settings"),
    ("HELP", "quit"),
)
EXPORT: Final = ("exportPng", "exportSvg", "exportCsv", "exportScript", "exportReport")
HELP: Final = ("guide", "explain", "whatsThis", "shortcuts", "addToMenu", "about")


def main_menu(parent: QWidget, actions: Actions, choices: Mapping[str, QMenu]) -> QMenu:
    """Everything that has no button of its own; `choices` are menus in the place of their names."""
    menu = QMenu(parent)
    for index, names in enumerate(MAIN):
        if index:
            menu.addSeparator()
        for name in names:
            if name in choices:
                menu.addMenu(choices[name])
            elif name == "HELP":
                menu.addMenu(_submenu(menu, actions, translate("menus", "Help"), names=HELP))
            elif name == "EXPORT":
                menu.addMenu(_submenu(menu, actions, translate("menus", "Export"), names=EXPORT))
            else:
                menu.addAction(actions[name])
    give_letters(menu)
    return menu


def _submenu(parent: QWidget, actions: Actions, title: str, *, names: Sequence[str]) -> QMenu:
    menu = QMenu(title, parent)
    menu.setObjectName("helpMenu" if names is HELP else "exportMenu")
    menu.addActions([actions[name] for name in names])
    return menu


def theme_menu(parent: QWidget, now: str, choose: Callable[[str], object]) -> QMenu:
    """Light, dark, or as the system has it."""
    menu = QMenu(translate("menus", "Appearance"), parent)
    menu.setObjectName("appearanceMenu")
    _fill_choices(menu, "Theme", theme_names(), now=now, choose=choose)
    return menu


def theme_names() -> dict[str, str]:
    """What the themes are called."""
    return {
        "system": translate("menus", "As the system"),
        "light": translate("menus", "Light"),
        "dark": translate("menus", "Dark"),
        "contrast": translate("menus", "High contrast"),
    }


def language_menu(parent: QWidget, now: str, choose: Callable[[str], object]) -> QMenu:
    """Every language there is, in its own words, and in these words so that those who are lost find it."""
    words = translate("menus", "Language")
    menu = QMenu(words if words == "Language" else f"{words} / Language", parent)
    menu.setObjectName("languageMenu")
    _fill_choices(menu, "Language", language_names(), now=now, choose=choose)
    return menu


def language_names() -> dict[str, str]:
    """What the languages are called by those who speak them."""
    return {"system": translate("menus", "As the system"), **languages()}


def _fill_choices(
    menu: QMenu, kind: str, names: Mapping[str, str], *, now: str, choose: Callable[[str], object]
) -> None:
    group = QActionGroup(menu)
    for name, text in names.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(name == now)
        action.setObjectName(f"{name}{kind}Action")
        action.triggered.connect(lambda _=False, name=name: choose(name))
        group.addAction(action)


def open_menu(
    parent: QWidget, actions: Actions, recent: Callable[[], Sequence[str]], open_path: Callable[[str], None]
) -> QMenu:
    """Folder, file, sample, datasets to fetch, and the folders opened before, read anew each time it opens."""
    menu = QMenu(parent)

    def fill() -> None:
        menu.clear()
        menu.addActions([actions["openDataset"], actions["openFile"], actions["openSample"]])
        menu.addSeparator()
        menu.addActions([actions[f"get-{name}"] for name in SOURCES])
        give_letters(menu)
        paths = recent()
        if paths:
            add_heading(menu, translate("menus", "Recent"))
        for path in paths:
            # An ampersand in a folder's name is not a shortcut.
            menu.addAction(shown(path).replace("&", "&&"), partial(open_path, path))

    menu.aboutToShow.connect(fill)
    return menu


def menu_button(menu: QMenu, *, name: str, text: str, tip: str, keys: str) -> QToolButton:
    """A button with a picture that opens a menu; so do its keys."""
    button = QToolButton()
    button.setObjectName(f"{name}Button")
    button.setAccessibleName(text)
    button.setShortcut(QKeySequence(keys))
    shown = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{tip} ({shown})")
    button.setAutoRaise(True)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    # Qt does not hear that the mouse left while a menu was open, and would show it over the button for good.
    menu.aboutToHide.connect(lambda: button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False))
    return button
