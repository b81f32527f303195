"""Errors that come together are read together."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.errors import DataError, Fault, ModelError
from gui.benches.notes import Note, Told
from gui.panels.message_bar import ROOM, MessageBar


def test_a_second_error_does_not_hide_the_first(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell(Note(Told.SETTINGS_SET_ASIDE, path="old.ini"))
    bar.tell(ModelError(Fault.MODEL_FOREIGN, path="bad.npz"))
    assert "old.ini" in bar.text()
    assert "bad.npz" in bar.text()
    assert bar.property("tone") == "error"


def test_an_error_again_is_shown_once_and_many_do_not_pile_up(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for _ in range(3):
        bar.tell(DataError(Fault.NOT_FOUND, path="gone"))
    assert bar.text().count("gone") == 1
    for number in range(20):
        bar.tell(DataError(Fault.NOT_FOUND, path=f"folder {number}"))
    assert len(bar.text()) <= ROOM
    assert "folder 19" in bar.text()
