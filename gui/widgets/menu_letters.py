"""Letters for the entries of a menu, underlined, that take them at once: by arrows alone a long menu is a long way."""

from __future__ import annotations

import re

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_BEHIND = re.compile(r"\(&[A-Z]\)")


def give_letters(menu: QMenu) -> None:
    """One to each entry that has a name and none yet; behind words that have no Latin letter, one of its name's."""
    taken = {text[text.index("&") + 1].upper() for entry in menu.actions() if "&" in (text := entry.text())[:-1]}
    # What leads on has the first choice: H is for Help.
    for entry in sorted(menu.actions(), key=lambda entry: entry.menu() is None):
        text, submenu = entry.text(), entry.menu()
        name = entry.objectName() or (submenu.objectName() if isinstance(submenu, QMenu) else "")
        letter = next((found for found in _candidates(text) or _candidates(name) if found not in taken), "")
        if name and letter and "&" not in text:
            entry.setText(_with_letter(text, letter))
            taken.add(letter)
        if isinstance(submenu, QMenu):
            give_letters(submenu)


def words_of(action: QAction) -> str:
    """The action's text as it is where there is no menu."""
    return _BEHIND.sub("", action.text()).replace("&", "")


def _candidates(text: str) -> list[str]:
    """The letters of a text: those that begin a word, then all others."""
    first = re.findall(r"\b[A-Za-z]|[A-Z]", text, re.ASCII)
    return [letter.upper() for letter in (*first, *re.findall("[A-Za-z]", text))]


def _with_letter(text: str, letter: str) -> str:
    place = re.search(rf"\b{letter}", text, re.ASCII | re.IGNORECASE) or re.search(letter, text, re.IGNORECASE)
    if place is not None:
        return f"{text[: place.start()]}&{text[place.start() :]}"
    end = re.search(r"\s*…?$", text)
    at = end.start() if end is not None else len(text)
    return f"{text[:at]}(&{letter}){text[at:]}"
