"""The clock: ticks while held, rests otherwise, and shows the end."""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.frame_clock import FRAME, RARELY, STRETCHED, USUALLY, FrameClock


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


def test_while_held_garbage_in_cycles_is_looked_for_rarely(qtbot: QtBot) -> None:
    clock, holder, other = FrameClock(), QObject(), QObject()
    gc.set_threshold(*USUALLY)
    clock.hold(holder)
    clock.hold(other)
    clock.release(holder)
    assert gc.get_threshold() == RARELY
    clock.release(other)
    assert gc.get_threshold() == USUALLY
