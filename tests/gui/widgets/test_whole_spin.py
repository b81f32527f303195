"""A word in the place of nought, typed over, typed out and begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.whole_spin import WholeSpin


@pytest.fixture
def spin(qtbot: QtBot) -> WholeSpin:
    spin = WholeSpin(0, 1000)
    spin.call_least("all")
    qtbot.addWidget(spin)
    spin.show()
    spin.setFocus()
    return spin


def enter(spin: WholeSpin, keys: str, *, first: Qt.Key) -> None:
    QTest.keyClick(spin, first)
    QTest.keyClicks(spin, keys)
    QTest.keyClick(spin, Qt.Key.Key_Return)


def test_nought_has_a_word(spin: WholeSpin) -> None:
    assert (spin.value(), spin.text()) == (0, "all")


@pytest.mark.parametrize("first", [Qt.Key.Key_Home, Qt.Key.Key_End])
def test_a_number_typed_beside_the_word_takes_its_place(spin: WholeSpin, first: Qt.Key) -> None:
    enter(spin, "12", first=first)
    assert (spin.value(), spin.text()) == (12, "12")


@pytest.mark.parametrize("keys", ["0", "all", "a"])
def test_nought_the_word_and_its_beginning_mean_nought(spin: WholeSpin, keys: str) -> None:
    spin.setValue(7)
    spin.selectAll()
    refused: list[str] = []
    spin.refused.connect(refused.append)
    QTest.keyClicks(spin, keys)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert (spin.value(), spin.text(), refused) == (0, "all", [])


def test_what_is_out_of_range_is_told(spin: WholeSpin, qtbot: QtBot) -> None:
    spin.selectAll()
    with qtbot.waitSignal(spin.refused) as told:
        QTest.keyClicks(spin, "5000")
        QTest.keyClick(spin, Qt.Key.Key_Return)
    assert (told.args, spin.value()) == (["5000"], 0)
