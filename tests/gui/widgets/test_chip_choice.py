"""Chips: any may be down, but of rivals only one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.widgets.chip_choice import ChipChoice


def test_of_rivals_the_last_chosen_stays(qtbot: QtBot) -> None:
    chips: ChipChoice[str] = ChipChoice({"a": "A", "b": "B", "c": "C"}, columns=3, rivals=[("a", "b")])
    qtbot.addWidget(chips)
    chips.choose(("a", "c"))
    heard: list[tuple[str, ...]] = []
    chips.changed.connect(lambda: heard.append(chips.chosen()))
    a, b, _ = chips.findChildren(QToolButton)
    QTest.mouseClick(b, Qt.MouseButton.LeftButton)
    assert heard[0] == ("b", "c")
    QTest.mouseClick(b, Qt.MouseButton.LeftButton)
    assert heard.pop() == ("c",)
    QTest.mouseClick(a, Qt.MouseButton.LeftButton)
    assert heard[-1] == ("a", "c")


def test_none_chosen_that_stands_for_all_is_seen(qtbot: QtBot) -> None:
    chips: ChipChoice[str] = ChipChoice({"a": "A", "b": "B"}, columns=2, none_is_all=True)
    qtbot.addWidget(chips)
    a, b = chips.findChildren(QToolButton)
    chips.offer(["a"])
    assert [button.property("implied") for button in (a, b)] == [True, False]
    QTest.mouseClick(a, Qt.MouseButton.LeftButton)
    assert [button.property("implied") for button in (a, b)] == [False, False]
