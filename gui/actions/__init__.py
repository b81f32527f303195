"""All that can be done, as a table of actions: a family of files, one a menu's worth of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import board, data, export, run, view
from gui.actions.spec import Spec

if TYPE_CHECKING:
    from gui.main_window import MainWindow

FAMILY = (data, run, board, export, view)


def specs(window: MainWindow) -> list[Spec]:
    """The whole table."""
    return [spec for part in FAMILY for spec in part.specs(window)]
