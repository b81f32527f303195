"""Each entry of a menu can be taken by a letter of its own, in any language."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.widgets.menu_letters import give_letters, words_of


def _menu(qtbot: QtBot, *entries: tuple[str, str]) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    for name, text in entries:
        menu.addAction(text).setObjectName(name)
    return menu


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        ([("a", "Open model …"), ("b", "Open run …")], ["&Open model …", "Open &run …"]),
        ([("openModelAction", "打开模型…"), ("quitAction", "退出")], ["打开模型(&O)…", "退出(&Q)"]),
        ([("a", "Go"), ("b", "Go"), ("c", "Go")], ["&Go", "G&o", "Go"]),
        ([("", "/home/a&&b"), ("a", "获取 MNIST")], ["/home/a&&b", "获取 &MNIST"]),
    ],
)
def test_letters(qtbot: QtBot, entries: list[tuple[str, str]], shown: list[str]) -> None:
    menu = _menu(qtbot, *entries)
    give_letters(menu)
    assert [entry.text() for entry in menu.actions()] == shown
    give_letters(menu)
    assert [entry.text() for entry in menu.actions()] == shown
    named = [entry for entry in menu.actions() if entry.objectName()]
    assert [words_of(entry) for entry in named] == [text for name, text in entries if name]


def test_submenus_have_them_too(qtbot: QtBot) -> None:
    menu = _menu(qtbot, ("a", "Help me"))
    inner = QMenu("帮助", menu)
    inner.setObjectName("helpMenu")
    inner.addAction("About").setObjectName("about")
    menu.addMenu(inner)
    give_letters(menu)
    letters = [QKeySequence.mnemonic(entry.text()).toString() for entry in menu.actions()]
    assert letters == ["Alt+M", "Alt+H"]
    assert [entry.text() for entry in inner.actions()] == ["&About"]
