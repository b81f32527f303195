"""SIGINT, SIGTERM and SIGHUP close the window as its button does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class SignalWatch(QObject):
    """Calls `close` in the window's thread when a signal asks the program to end.

    Python runs a handler only between two of its own instructions, and an idle Qt runs none; so the signal is written
    into a socket that Qt listens to.
    """

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for name in NAMES:
            if hasattr(signal, name):  # Windows has no SIGHUP
                signal.signal(getattr(signal, name), _noted)

    def _heard(self) -> None:
        self._read.recv(64)
        self._close()


def _noted(_number: int, _frame: object) -> None:
    """Nothing: that there is a handler keeps the signal from ending the process at once."""
