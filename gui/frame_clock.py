"""The one clock of the window: nothing is drawn oftener than its frames, and live text more slowly still."""

from __future__ import annotations

import gc
import threading
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

FRAME = 25  # milliseconds: forty a second look as smooth as sixty and leave the work a fifth more time
STRETCHED = 35  # milliseconds between frames at most, where they are so dear that the work would get too little
SHARE = 0.12  # of all time that frames may take before they become fewer
STEP = 5  # milliseconds; a timer is not set anew for less
FRAMES_A_TEXT = 10  # about five times a second: as fast as numbers can be read
TURNS = 3  # what is costly to draw takes turns, so that no frame is long and each is smooth at ten to thirteen a second
HOPS = 3  # turns of the event loop until what a frame has changed is painted
# How many things have to come before garbage in cycles is looked for among the newest, and how often that is done
# before the middle ones are gone through too. Among all that a window is made of it takes several frames: reports are
# in no cycles, and what is goes when the work is done.
COME, TIMES = 10_000, 10
LAST = -1000  # priority behind all that waits to be painted


class FrameClock(QObject):
    """Ticks while somebody holds it, and rests otherwise, so that an idle window costs nothing.

    `free` is cleared while a frame is made and painted. Python runs one thread at a time, and a thread that works
    meanwhile would take its turn at every call into Qt or NumPy: each hand-over costs more than most calls, so that
    both would crawl. A worker that waits for `free` between its pieces lets the frame be done in one go.
    """

    frame = Signal()
    text = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.free = threading.Event()
        self.free.set()
        self._holders: set[int] = set()
        self._count = 0
        self._hops = 0
        self._began = self._spent = 0.0
        self._all = True
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._tick)
        self.destroyed.connect(lambda: gc.enable())  # nobody is left to let go

    @property
    def interval(self) -> int:
        """Milliseconds from frame to frame."""
        return self._timer.interval()

    def draws(self, turn: int) -> bool:
        """Whether what draws in this turn, 0 to TURNS - 1, draws now; in the last frame of all, everything does."""
        return self._all or self._count % TURNS == turn

    def hold(self, who: QObject) -> None:
        """Keep ticking for `who`."""
        gc.disable()
        self._holders.add(id(who))
        self._all = False
        self._timer.start()

    def release(self, who: QObject) -> None:
        """`who` needs no more frames; a last one follows, so that the end is shown."""
        self._holders.discard(id(who))
        if not self._holders:
            gc.enable()
            self._timer.stop()
            self._all = True
            QTimer.singleShot(0, self, self._last)

    def ahead(self) -> None:
        """What the user has just asked for is shown before the work goes on, as in a frame."""
        if self._holders and self._hops == 0:
            self._clear()

    def event(self, event: QEvent) -> bool:
        """A turn of the event loop has passed since the frame."""
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._hops -= 1
        if self._hops > 0:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), LAST)
        else:
            self.free.set()
            self._pace(perf_counter() - self._began)
        return True

    def _pace(self, spent: float) -> None:
        """Have the next frames as far apart as the last ones were long, seconds, within bounds."""
        self._spent += (spent - self._spent) / TURNS / 2
        wanted = STEP * round(1000 * self._spent / SHARE / STEP)
        interval = min(max(wanted, FRAME), STRETCHED)
        if interval != self._timer.interval():
            self._timer.setInterval(interval)

    def _tick(self) -> None:
        if self._hops > 0:  # the frame before is not painted yet
            return
        self._clear()
        _tidy()
        self._count += 1
        self.frame.emit()
        if self._count % FRAMES_A_TEXT == 0:
            self.text.emit()

    def _clear(self) -> None:
        self.free.clear()
        self._began = perf_counter()
        self._hops = HOPS
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), LAST)

    def _last(self) -> None:
        if not self._holders:
            self.frame.emit()
            self.text.emit()


def _tidy() -> None:
    come, times, _ = gc.get_count()
    if come > COME:
        gc.collect(1 if times >= TIMES else 0)
