"""What is to be done later is done once, or not at all where its owner is gone."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gui.later import later


def test_it_is_done_once_and_nothing_is_left(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    later(1, owner, lambda: done.append("it"))
    assert done == []
    qtbot.waitUntil(lambda: owner.findChildren(QTimer) == [])
    assert done == ["it"]


def test_it_goes_with_its_owner(qtbot: QtBot) -> None:
    owner, other, done = QObject(), QObject(), []
    later(1, owner, lambda: done.append("it"))
    later(20, other, lambda: done.append("another"))
    del owner
    qtbot.waitUntil(lambda: done != [])
    assert done == ["another"]
