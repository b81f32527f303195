"""A chart tells its lines, reads out what is pointed at, and leaves as pictures and tables."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.looks.theme import DARK, apply_theme
from gui.widgets.chart import Chart, Line

X = np.array([0.0, 50.0, 100.0])


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    chart = Chart("Accuracy", "noise / %", y_label="right / %", percent=True)
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show_lines(
        [Line("", X, X, "line"), Line("now", X, X[::-1], low=X[::-1] - 1, high=X[::-1] + 1, dots=True, told="all")]
    )
    chart.show()
    return chart


def test_the_legend_tells_and_then_reads_out(chart: Chart) -> None:
    assert chart.accessibleDescription() == "now all"
    chart._point(60.0)
    assert chart.readout() == "50  now 50.0 %"
    chart._point(None)
    assert chart.accessibleDescription() == "now all"


def test_keys_go_from_point_to_point(chart: Chart) -> None:
    chart.setFocus()
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
        told.append(chart.readout().split()[0])
    assert told == ["0", "50", "100", "100", "50"]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.accessibleDescription() == "now all"


def test_no_lines_are_a_hint(chart: Chart) -> None:
    chart.set_hint("Nothing yet")
    assert not chart._hint.isVisible()
    chart.show_lines([])
    assert chart._hint.isVisible()
    assert chart.accessibleDescription() == "Nothing yet"


def test_it_leaves_as_picture_drawing_and_table(chart: Chart) -> None:
    assert chart.png().startswith(b"\x89PNG")
    assert b"<svg" in chart.svg()
    assert chart.csv_rows()[0] == ["line", "x", "y", "low", "high"]
    assert chart.csv_rows()[1] == ["", "0.0", "0.0", "", ""]
    assert chart.csv_rows()[4] == ["now", "0.0", "100.0", "99.0", "101.0"]


def test_it_wears_the_theme(chart: Chart, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = chart.grab().toImage().pixelColor(20, 20)
    apply_theme(app, "dark")
    qtbot.waitUntil(lambda: chart.grab().toImage().pixelColor(20, 20) != before)
    assert chart.grab().toImage().pixelColor(20, 20).name() == DARK.surface
    apply_theme(app, "light")
