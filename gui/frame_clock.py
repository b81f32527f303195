"""The one clock of the window: nothing is drawn oftener than its frames, and live text more slowly still."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

FRAME = 16  # milliseconds, a screen's usual refresh
FRAMES_A_TEXT = 12  # about five times a second: as fast as numbers can be read


class FrameClock(QObject):
    """Ticks while somebody holds it, and rests otherwise, so that an idle window costs nothing."""

    frame = Signal()
    text = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holders: set[int] = set()
        self._count = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._tick)

    def hold(self, who: QObject) -> None:
        """Keep ticking for `who`."""
        self._holders.add(id(who))
        self._timer.start()

    def release(self, who: QObject) -> None:
        """`who` needs no more frames; a last one follows, so that the end is shown."""
        self._holders.discard(id(who))
        if not self._holders:
            self._timer.stop()
            QTimer.singleShot(0, self, self._last)

    def _tick(self) -> None:
        self.frame.emit()
        self._count += 1
        if self._count % FRAMES_A_TEXT == 0:
            self.text.emit()

    def _last(self) -> None:
        if not self._holders:
            self.frame.emit()
            self.text.emit()
