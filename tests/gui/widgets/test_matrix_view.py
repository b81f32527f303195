"""The confusion matrix: what is seen, and choosing cells by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.looks.theme import current
from gui.widgets.matrix_view import MatrixView

COUNTS = np.array([[90, 10, 0], [0, 50, 0], [1, 3, 1200]])


@pytest.fixture
def matrix(qtbot: QtBot) -> MatrixView:
    view = MatrixView()
    qtbot.addWidget(view)
    view.resize(220, 220)
    view.show_counts(COUNTS, ["3", "5", "8"])
    view.show()
    return view


def centre(matrix: MatrixView, row: int, column: int) -> QPoint:
    return matrix._area(row, column).center().toPoint()


def test_a_click_chooses_the_cell_under_it(matrix: MatrixView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(matrix.chosen) as chosen:
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=centre(matrix, 0, 1))
    assert chosen.args == [0, 1]
    assert matrix.cell == (0, 1)
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert matrix.cell == (0, 1)


def test_arrows_move_and_stay_inside(matrix: MatrixView) -> None:
    told: list[tuple[int, int]] = []
    matrix.chosen.connect(lambda row, column: told.append((row, column)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(matrix, key)
    assert told == [(0, 0), (1, 0), (1, 1), (0, 1), (0, 1), (0, 0)]


def test_every_cell_is_a_sentence(matrix: MatrixView) -> None:
    assert matrix.words(0, 1) == "10 images of 3 were read as 5: 10.0 % of all 3."
    assert matrix.words(1, 1) == "50 images of 5 were read right: 100.0 % of all 5."
    matrix.choose(0, 1)
    assert matrix.accessibleDescription() == matrix.words(0, 1)


def test_counts_or_shares_are_shown(matrix: MatrixView) -> None:
    assert [matrix._text(row, 0) for row in range(3)] == ["90", "·", "1"]
    matrix.show_shares(True)
    assert [matrix._text(row, 0) for row in range(3)] == ["90.0", "·", "0.1"]
    assert matrix._text(1, 1) == "100"


def test_the_worst_mistake_is_the_darkest(matrix: MatrixView) -> None:
    picture = matrix.grab().toImage()

    def colour(row: int, column: int) -> str:
        corner = matrix._area(row, column).topLeft().toPoint() + QPoint(3, 3)
        return str(picture.pixelColor(corner * matrix.devicePixelRatio()).name())

    assert len({colour(0, 1), colour(2, 1), colour(2, 0), colour(0, 2)}) == 4
    assert colour(0, 0) == colour(1, 1) == current().raised


def test_other_labels_forget_the_cell_and_the_same_keep_it(matrix: MatrixView) -> None:
    matrix.choose(2, 1)
    matrix.show_counts(COUNTS + 1, ["3", "5", "8"])
    assert matrix.cell == (2, 1)
    matrix.show_counts(COUNTS[:2, :2], ["3", "5"])
    assert matrix.cell is None


def test_nothing_to_show_is_no_trouble(matrix: MatrixView) -> None:
    matrix.show_counts(np.zeros((0, 0), np.int64), [])
    matrix.grab()
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cell is None
