"""Hours in minutes: starts and stops, drawing while training, stopped and continued, closed in the middle, a slow disk.

`python -m tests.benchmarks endurance [--minutes 1] [--times 500] [--only starts drawing stopped ends slow]`, on the
screen there is or under Xvfb. Ten minutes and five hundred times are what is asked; fewer say less. The load of the
machine is shown with the figures: gaps and latencies are worth little on one that does other things.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.config import TEN_DIGITS
from gui.app import create_window
from gui.lab import Activity
from gui.main_window import MainWindow
from tests.benchmarks.asleep import TRAIN, asleep
from tests.benchmarks.measure import Line, at_most, show
from tests.core import slow_disk
from tests.core.data.writers import digits, write_pictures
from tests.gui.programs import Program

PARTS = ["starts", "drawing", "stopped", "ends", "slow"]
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
LATE = """
from time import perf_counter
late, last = [], [perf_counter()]
def tick():
    now = perf_counter()
    late.append(now - last[0])
    last[0] = now
ticking = QTimer(interval=5)
ticking.timeout.connect(tick)
ticking.start()
"""
TICK = 5  # milliseconds
KEYFRAMES = 2_000_000  # bytes: they fill their budget first, and what grows after that is what is looked for
CONFIG = replace(TEN_DIGITS, epochs=1_000_000)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="endurance")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="a part alone; one takes minutes")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(FOLDERS, home))
        if {"starts", "drawing"} & set(options.only):
            _in_one_window(options)
        if "stopped" in options.only:
            show("Stopped with SIGSTOP and continued", list(asleep(min(30.0, 20 * options.minutes))))
        if "ends" in options.only:
            show("Asked to end (SIGTERM)", list(_ends()))
        if "slow" in options.only:
            show("A dataset opened from a slow disk", list(_slow(Path(home))))
    return 0


def _in_one_window(options: argparse.Namespace) -> None:
    window = _open()
    if "starts" in options.only:
        show(f"Started and stopped {options.times} times", list(_starts(window, options.times)))
    if "drawing" in options.only:
        show(f"Drawing while training for {options.minutes:g} minutes", list(_drawing(window, options.minutes)))
    window.close()
    window.keeping.close(10)


def _open() -> MainWindow:
    window = create_window([])
    window.show()
    _until(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    window.lab.set_config(CONFIG)
    return window


def _starts(window: MainWindow, times: int) -> Iterator[Line]:
    lab, late, sizes = window.lab, [], []
    for _ in range(times):
        lab.train()
        _until(lambda: lab.run is not None and lab.run.last is not None)
        began = time.perf_counter()
        lab.stop()
        _until(lambda: lab.activity is Activity.IDLE)
        late.append(1000 * (time.perf_counter() - began))
        if lab.run is not None:
            lab.runs.delete(lab.run)
        lab.runs.undo_stack.clear()
        sizes.append(_resident())
    yield Line("stop, median", f"{statistics.median(late):.1f} ms")
    yield at_most("stop, longest", max(late), 100, " ms")
    yield at_most("growth over the second half", sizes[-1] - sizes[times // 2], 5, " MB")


def _drawing(window: MainWindow, minutes: float) -> Iterator[Line]:
    late = array("f")  # a list of floats would be a part of the growth
    due = 0.0

    def tick() -> None:
        nonlocal due
        now = time.perf_counter()
        if due:
            late.append(1000 * (now - due) + TICK)
        due = now + TICK / 1000

    timer = QTimer(interval=TICK)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    window.lab.train()
    if window.lab.run is not None:
        window.lab.run.history.frames.budget = KEYFRAMES
    timer.start()
    sizes: list[tuple[float, float]] = []
    end, step = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < end:
        _draw(window, step)
        step += 1
        if not sizes or time.monotonic() > sizes[-1][0] + 1:
            sizes.append((time.monotonic(), _resident()))
    timer.stop()
    window.lab.stop()
    _until(lambda: window.lab.activity is Activity.IDLE)
    ordered = sorted(late)
    yield Line("epochs", f"{window.lab.run.last.epoch:,}" if window.lab.run and window.lab.run.last else "0")
    yield at_most("gap of the event loop, 99th percentile", ordered[int(0.99 * len(ordered))], 50, " ms")
    yield Line("gap of the event loop, longest", f"{ordered[-1]:.0f} ms")
    start = next((size for size in sizes if size[0] > end - 60 * minutes + min(60.0, 30 * minutes)), sizes[0])
    grown = (sizes[-1][1] - start[1]) / max((sizes[-1][0] - start[0]) / 60, 1e-9)
    if minutes < 2:
        yield Line("growth a minute: shorter than two minutes says nothing of it", f"{grown:.3g} MB")
    else:
        yield at_most("growth a minute after the first", grown, 1, " MB")


def _draw(window: MainWindow, step: int) -> None:
    canvas = window.canvas
    if step % 40 == 0:
        canvas.clear()
    points = [QPoint(60 + (7 * step + 5 * at) % 150, 50 + (11 * at) % 150) for at in range(12)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
        _run_for(0.008)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
    _run_for(0.2)


def _ends() -> Iterator[Line]:
    for name, line in (
        ("idle", "say('doing')"),
        ("training", f"{TRAIN}; when(lambda: lab.run.last, lambda: say('doing'))"),
    ):
        with Program(every=100) as program:
            program.wait_for("ready")
            program.tell(line)
            program.wait_for("doing")
            began = time.perf_counter()
            program.process.send_signal(signal.SIGTERM)
            code, complaints = program.end()
            taken = time.perf_counter() - began
        yield at_most(
            f"{name}: to the end of the process (exit code {code}, {len(complaints)} complaints)", taken, 2, " s"
        )


def _slow(folder: Path) -> Iterator[Line]:
    library, place = slow_disk.compiled(folder), folder / "digits"
    if library is None:
        yield Line("there is no C compiler", "-")
        return
    write_pictures(place, digits([*range(10)] * 60))
    for wait in (10, 100, 5000):
        slow = slow_disk.environment(library, place, milliseconds=wait, log=folder / "log")
        with Program(environment={**slow, **dict.fromkeys(FOLDERS, str(folder / str(wait)))}) as program:
            program.wait_for("ready")
            program.tell(f"exec({LATE!r}, globals()); window.choosing.open_dataset({str(place)!r})")
            time.sleep(1.5)
            program.tell("say('late', max(late))")
            late = float(program.wait_for("late").split()[1])
            program.tell("began = perf_counter(); window.actions_by_name['stop'].trigger()")
            program.tell("when(lambda: lab.activity.value == 'idle', lambda: say('idle', perf_counter() - began))")
            idle = float(program.wait_for("idle").split()[1])
            program.tell("window.close()")
            program.end()
        yield at_most(f"{wait:,} ms a call: Cancel", idle, 0.5, " s")
        yield at_most(f"{wait:,} ms a call: gap of the event loop, longest", 1000 * late, 250, " ms")


def _resident() -> float:
    """Megabytes."""
    if not sys.platform.startswith("linux"):
        return 0.0
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _run_for(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.perf_counter() + seconds
    while not condition():
        QApplication.processEvents()
        time.sleep(0.0005)
        assert time.perf_counter() < end, "it never came"
