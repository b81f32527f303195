"""What grows: a long run beyond its history, and a window in which everything is done again and again.

`python -m tests.benchmarks growth [--seconds 90] [--cycles 300] [--only training cycles]`, on the screen there is or
under Xvfb. A cycle opens the sample, trains, draws, turns to every page, undoes and redoes, deletes the run and saves;
every fifth changes language and theme too. Growth is told per fifty of them; the first fifty fill what is bounded:
steps that can be undone, and the runs they hold.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from shiboken6 import Shiboken

from core.config import NOTEBOOK, TEN_DIGITS
from core.history import BUDGET
from gui.lab import Activity
from gui.main_window import MainWindow
from tests.benchmarks.endurance import FOLDERS, _draw, _open, _resident, _run_for, _until
from tests.benchmarks.measure import Line, at_most, show

PARTS = ["training", "cycles"]
PAGES = ("learn", "understand", "evaluate", "data")
TOLD = 50  # cycles between two reports
CURVES = 13e-6  # megabytes an epoch of the longest run: the counting all share, and the peaks of the run looked at
LONG = replace(NOTEBOOK, epochs=1_000_000)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="growth")
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--cycles", type=int, default=300)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(FOLDERS, home))
        window = _open()
        if "training" in options.only:
            title = f"The notebook's experiment, trained live for {options.seconds:g} s"
            show(title, list(_training(window, options.seconds)))
        if "cycles" in options.only:
            show(f"{options.cycles} cycles", list(_cycles(window, options.cycles)))
        window.close()
        window.keeping.close(10)
    return 0


def _training(window: MainWindow, seconds: float) -> Iterator[Line]:
    lab, end = window.lab, time.monotonic() + seconds
    lab.set_config(LONG)
    lab.train()
    _run_for(seconds / 2)  # until all that is used has been loaded, and what is bounded is full
    began, first, figures = time.monotonic(), _resident(), _figures(window)
    while time.monotonic() < end:
        if lab.activity is Activity.IDLE:
            lab.train()
        _run_for(0.5)
    minutes, grown = (time.monotonic() - began) / 60, _resident() - first
    documented = _figures(window) - figures
    epochs = sum(len(run.history) for run in lab.runs)
    lab.stop()
    _until(lambda: lab.activity is Activity.IDLE)
    yield Line("epochs", f"{epochs:,}")
    yield Line("growth a minute over the second half", f"{grown / minutes:.3g} MB")
    yield Line("of it figures, keyframes and curves", f"{documented / minutes:.3g} MB")
    yield at_most("growth a minute beyond them", (grown - documented) / minutes, 1, " MB")


def _figures(window: MainWindow) -> float:
    """Megabytes that are documented."""
    histories = [run.history for run in window.lab.runs]
    assert all(history.frames.bytes <= BUDGET for history in histories)
    longest = max(map(len, histories), default=0)
    return sum(history.bytes + history.frames.bytes for history in histories) / 1e6 + CURVES * longest


class _State(NamedTuple):
    resident: float
    objects: Counter[str]
    wrappers: Counter[str]
    files: int
    threads: int


def _cycles(window: MainWindow, cycles: int) -> Iterator[Line]:
    before, each = _state(), min(TOLD, max(1, cycles // 3))
    for cycle in range(1, cycles + 1):
        _cycle(window, cycle)
        if cycle % each == 0:
            state = _state()
            yield from _told(before, state, cycle=cycle, each=each)
            before = state


def _cycle(window: MainWindow, cycle: int) -> None:
    lab = window.lab
    for page in PAGES:
        window.book.open_page(page)
        _run_for(0.03)
    lab.open_dataset("sample")
    _until(lambda: lab.activity is Activity.IDLE)
    lab.set_config(replace(NOTEBOOK, epochs=60) if cycle % 2 else replace(TEN_DIGITS, epochs=2, per_class=100))
    lab.train()
    _until(lambda: lab.activity is Activity.IDLE)
    _draw(window, cycle)
    for stack in (window.canvas.undo_stack, lab.runs.undo_stack):
        stack.undo()
        stack.redo()
    if lab.run is not None:
        lab.runs.delete(lab.run)
    window.keeping.save()
    if cycle % 5 == 0:
        window.language.choose(("zh_CN", "en")[cycle % 2])
        window.appearance.choose(("dark", "light")[cycle % 2])
    _run_for(0.05)


def _state() -> _State:
    gc.collect()
    objects: list[Any] = gc.get_objects()
    files, threads = (len(list(Path("/proc/self", of).glob("*"))) for of in ("fd", "task"))  # none but on Linux
    wrappers = Counter(type(one).__name__ for one in Shiboken.getAllValidWrappers())
    return _State(_resident(), Counter(type(one).__name__ for one in objects), wrappers, files, threads)


def _told(before: _State, now: _State, *, cycle: int, each: int) -> Iterator[Line]:
    grown = (now.resident - before.resident) * 1000 / each
    yield Line(f"to cycle {cycle}: resident", f"{now.resident:.0f} MB, {grown:+.0f} kB a cycle")
    for what, one, other in (("Python", before.objects, now.objects), ("Qt", before.wrappers, now.wrappers)):
        most = ", ".join(f"{name} {count}" for name, count in (other - one).most_common(3))
        yield Line(
            f"  {what} objects", f"{sum(other.values()):,} ({sum(other.values()) - sum(one.values()):+,}) {most}"
        )
    yield Line("  files, threads", f"{now.files} ({now.files - before.files:+}), {now.threads}")
