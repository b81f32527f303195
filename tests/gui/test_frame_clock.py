"""The clock: ticks while held, rests otherwise, and shows the end."""

from __future__ import annotations

import gc
import threading
from time import perf_counter

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.frame_clock import COME, FRAME, STRETCHED, FrameClock


def test_it_ticks_only_while_held(qtbot: QtBot) -> None:
    clock, holder = FrameClock(), QObject()
    frames: list[int] = []
    clock.frame.connect(lambda: frames.append(1))
    qtbot.wait(60)
    assert not frames
    clock.hold(holder)
    qtbot.waitUntil(lambda: len(frames) >= 3)
    clock.release(holder)
    qtbot.wait(40)
    count = len(frames)
    qtbot.wait(60)
    assert len(frames) == count


def test_letting_go_shows_the_end_once(qtbot: QtBot) -> None:
    clock, holder = FrameClock(), QObject()
    clock.hold(holder)
    clock.release(holder)
    with qtbot.waitSignals([clock.frame, clock.text]):
        pass


def test_text_is_slower_than_frames(qtbot: QtBot) -> None:
    clock, holder = FrameClock(), QObject()
    counts = {"frame": 0, "text": 0}
    clock.frame.connect(lambda: counts.update(frame=counts["frame"] + 1))
    clock.text.connect(lambda: counts.update(text=counts["text"] + 1))
    clock.hold(holder)
    qtbot.waitUntil(lambda: counts["text"] >= 2)
    clock.release(holder)
    assert counts["frame"] >= 8 * counts["text"]


def test_what_the_user_asks_for_is_shown_before_the_work_goes_on(qtbot: QtBot) -> None:
    clock, holder = FrameClock(), QObject()
    clock.ahead()
    assert clock.free.is_set()  # nothing is at work
    clock.hold(holder)
    clock.ahead()
    assert not clock.free.is_set()
    qtbot.waitUntil(clock.free.is_set)
    clock.release(holder)


def test_dear_frames_become_fewer_and_cheap_ones_more_again(qtbot: QtBot) -> None:
    clock, holder = FrameClock(), QObject()
    frames, taken = [], {"ms": 20}

    def draw() -> None:
        frames.append(perf_counter())
        while perf_counter() < frames[-1] + taken["ms"] / 1000:
            pass

    clock.frame.connect(draw)
    clock.hold(holder)
    qtbot.waitUntil(lambda: clock.interval == STRETCHED)
    taken["ms"] = 0
    qtbot.waitUntil(lambda: clock.interval == FRAME)
    clock.release(holder)


def test_while_held_only_the_windows_thread_looks_for_garbage(qtbot: QtBot) -> None:
    clock, holder, other = FrameClock(), QObject(), QObject()
    clock.hold(holder)
    clock.hold(other)
    clock.release(holder)
    assert not gc.isenabled()
    freed: list[int] = []
    thread = threading.Thread(target=_litter, args=(freed,))
    thread.start()
    thread.join()
    assert not freed
    qtbot.waitUntil(lambda: len(freed) > 0)
    assert set(freed) == {threading.get_ident()}
    clock.release(other)
    assert gc.isenabled()


def test_a_clock_that_goes_while_it_is_held_leaves_the_collector_on(qtbot: QtBot) -> None:
    clock = FrameClock()
    clock.hold(QObject())
    Shiboken.delete(clock)
    assert gc.isenabled()


class _Litter:
    def __init__(self, freed: list[int]) -> None:
        self.itself, self.freed = self, freed

    def __del__(self) -> None:
        self.freed.append(threading.get_ident())


def _litter(freed: list[int]) -> None:
    for _ in range(COME + 1):
        _Litter(freed)
