"""States of windows and splitters with bytes that were changed: what comes back can be seen and used."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from gui.session.restoring import LEAST_SEEN, MOST, restore_geometry, restore_splitter


def spoilt(state: QByteArray, seed: int) -> QByteArray:
    rng, data = random.Random(seed), bytearray(bytes(state.data()))
    for _ in range(rng.choice([1, 1, 2, 4])):
        data[rng.randrange(4, len(data))] = rng.choice([0, 127, 128, 255, rng.randrange(256)])
    return QByteArray(bytes(data[: rng.choice([len(data), len(data), rng.randrange(len(data))])]))


@pytest.fixture
def splitter(qtbot: QtBot) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    for _ in range(3):
        splitter.addWidget(QWidget())
    splitter.resize(900, 100)
    splitter.setChildrenCollapsible(False)
    splitter.show()
    return splitter


def test_a_splitter_is_as_it_was_left(splitter: QSplitter) -> None:
    splitter.setSizes([200, 500, 190])
    left, sizes = splitter.saveState(), splitter.sizes()
    splitter.setSizes([300, 300, 300])
    assert restore_splitter(splitter, left)
    assert splitter.sizes() == sizes


def test_a_splitter_stays_one_whatever_the_file_says(splitter: QSplitter, qtbot: QtBot) -> None:
    left, width = splitter.saveState(), splitter.handleWidth()
    brought = 0
    for seed in range(300):
        brought += restore_splitter(splitter, spoilt(left, seed))
        qtbot.wait(0)
        assert (splitter.orientation(), splitter.handleWidth()) == (Qt.Orientation.Horizontal, width)
        assert not splitter.childrenCollapsible()
        assert splitter.width() == 900
        assert all(0 <= size <= 900 for size in splitter.sizes()), splitter.sizes()
    assert 0 < brought < 300, "the test has lost its point"


@pytest.mark.parametrize("state", [b"", b"\0", b"\xff" * 40, b"\0\0\0\xff\0\0\0\1\0\0\0\3" + b"\0" * 12])
def test_what_is_no_state_changes_nothing(splitter: QSplitter, state: bytes) -> None:
    sizes = splitter.sizes()
    assert not restore_splitter(splitter, QByteArray(state))
    assert splitter.sizes() == sizes


def test_a_window_is_seen_wherever_the_file_puts_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(60, 60, 400, 300)
    window.show()
    left, brought = window.saveGeometry(), 0
    for seed in range(300):
        brought += restore_geometry(window, spoilt(left, seed))
        qtbot.wait(0)
        there = window.geometry()
        parts = [screen.availableGeometry().intersected(there) for screen in QGuiApplication.screens()]
        assert any(min(part.width(), part.height()) >= LEAST_SEEN for part in parts), there
        assert max(there.width(), there.height()) <= MOST
    assert 0 < brought < 300
