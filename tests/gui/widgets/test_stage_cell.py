"""Cells of a film are as wide whatever their names are; the whole name is in the tip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from gui.widgets.stage_cell import StageCell

LONG = "A step whose name is much longer than its picture is wide"


@pytest.mark.parametrize("optional", [False, True])
def test_a_long_name_ends_in_dots(shown: Callable[[QWidget, int, int], Any], optional: bool) -> None:
    short, cell = (StageCell(title, "What it does.", optional=optional) for title in ("Scale", LONG))
    assert cell.minimumSizeHint().width() == short.minimumSizeHint().width()
    shown(cell, 90, 120)
    assert cell.title.text().endswith("…")
    assert cell.title.accessibleName() == LONG
    assert cell.toolTip().startswith(LONG)
    shown(short, 90, 120)
    assert short.title.text() == "Scale"
