"""A little later, unless what it is for is gone by then: Qt's own single shots stay until their time has come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(milliseconds: int, owner: QObject, act: Callable[[], object]) -> None:
    """Do something in so many milliseconds; the timer goes with its owner."""
    timer = QTimer(owner, singleShot=True, interval=milliseconds)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
