"""A Spec: one row of the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey | str | None


class Spec(NamedTuple):
    """An action: its name, words, picture, keys and what it does."""

    name: str
    text: str
    tip: str
    picture: str | None
    keys: Keys
    run: Callable[[], object]
