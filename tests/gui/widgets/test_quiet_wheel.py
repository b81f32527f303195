"""Scrolling past a form leaves it as it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.quiet_wheel import QuietWheel


def turn(spin: QSpinBox) -> bool:
    at = QPointF(5, 5)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(spin, wheel)
    return wheel.isAccepted()


def test_the_wheel_changes_only_the_field_with_focus(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    spin, other = QSpinBox(), QSpinBox()
    layout.addWidget(spin)
    layout.addWidget(other)
    wheel = QuietWheel(page)
    wheel.keep_from(spin)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not turn(spin)
    assert spin.value() == 0
    spin.setFocus()
    qtbot.waitUntil(spin.hasFocus)
    assert turn(spin)
    assert spin.value() == 1
