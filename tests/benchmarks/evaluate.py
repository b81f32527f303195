"""The page Evaluate in the real window: how soon there is something to see, and what judging costs a run.

Of the test images of MNIST, if `LOGITLAB_DATA` names the folder it is in, else of the sample.

Run it on the screen there is, or under Xvfb: `xvfb-run -a python -m tests.benchmarks evaluate`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer

from gui.benches.judging import LIVE
from gui.main_window import MainWindow
from gui.pages.evaluate_page import EvaluatePage
from tests.benchmarks import window as real
from tests.benchmarks.measure import Line

TICK = 5  # milliseconds
SECONDS = 8.0
OPENINGS = 5
FIRST, CELL = 300.0, 50.0  # milliseconds asked
CELL_BUSY = "a cell's images, processor / ms"
RUN = "ten digits (mini-batches, 784 x 4,500)"


def main(arguments: list[str]) -> int:
    if arguments:
        print(json.dumps(opening() if arguments[0] == "opening" else learning(arguments[1])))
        return 0
    opened = [_child("opening") for _ in range(OPENINGS)]
    there = _medians(opened)
    turns = [(_child("learning", "learn"), _child("learning", "evaluate")) for _ in range(3)]
    other, judged = (_medians(runs) for runs in zip(*turns, strict=True))
    first, cell = there["first content / ms"], there["a cell's images / ms"]
    lines = [
        Line(f"{there['images']:.0f} images: first content", f"{first:.0f} ms", f"<= {FIRST:.0f} ms", first <= FIRST),
        Line("   of it processor time", f"{there['first content, processor / ms']:.0f} ms"),
        Line(f"{there['images']:.0f} images: all judged", f"{there['all judged / ms']:.0f} ms"),
        Line("a cell's images painted", f"{cell:.1f} ms", f"<= {CELL:.0f} ms", cell <= CELL),
        Line("   of it processor time", f"{there[CELL_BUSY]:.1f} ms"),
        Line("judged again (the next epoch)", f"{there['judged again / ms']:.0f} ms"),
        *(Line(f"while training: {name}", f"{judged[name]:.2f} (page Learn: {other[name]:.2f})") for name in judged),
    ]
    for line in lines:
        asked = "" if line.met is None else f"   {line.asked}: {'met' if line.met else 'MISSED'}"
        print(f"{line.what:44} {line.figure:34}{asked}")
    return 0


def opening() -> dict[str, float]:
    """Milliseconds from the click on the tab, with the bundled model and the test images."""
    window = real._open(_path())
    began, first = time.perf_counter(), 0.0
    worked, spent = time.process_time(), 0.0  # of all threads: what others do on the machine does not count
    window.book.open_page("evaluate")
    page = _page(window)

    def seen() -> None:
        nonlocal first, spent
        if page.judging.judgement is not None and not first:
            page.repaint()
            first, spent = time.perf_counter(), time.process_time() - worked

    page.judging.changed.connect(seen)
    seen()
    real._until(lambda: page.judging.judgement is not None and page.judging.judgement.whole)
    judged = time.perf_counter()
    found = page.judging.judgement
    assert found is not None
    cells, busy, k = [], [], len(found.outcomes.classes)
    for row in range(k):
        clicked, worked = time.perf_counter(), time.process_time()
        page.confusion.matrix.choose(row, row)  # the fullest cells there are
        page.confusion.repaint()
        cells.append(time.perf_counter() - clicked)
        busy.append(time.process_time() - worked)
    np.testing.assert_array_equal(len(page.confusion.images.shown), found.outcomes.confusion[k - 1, k - 1])
    asked = time.perf_counter()
    page.judging._restart()
    real._until(lambda: page.judging.judgement is not found)
    again = time.perf_counter()
    window.close()
    return {
        "images": float(found.evaluation.n),
        "first content / ms": 1000 * (first - began),
        "first content, processor / ms": 1000 * spent,
        CELL_BUSY: 1000 * max(busy),
        "all judged / ms": 1000 * (judged - began),
        "a cell's images / ms": 1000 * max(cells),
        "judged again / ms": 1000 * (again - asked),
    }


def learning(name: str) -> dict[str, float]:
    """How late a 5 ms timer is while a run trains and this page is open."""
    window = real._open()
    window.book.open_page(name)
    window.lab.set_config(real.RUNS[RUN])
    window.lab.train()
    real._until(lambda: window.lab.run is not None and len(window.lab.run.history) > 3)
    real._wait(2 * LIVE)
    late: list[float] = []
    due = 0.0

    def tick() -> None:
        nonlocal due
        now = time.perf_counter()
        late.append((now - due) * 1000)
        due = now + TICK / 1000

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    due = time.perf_counter() + TICK / 1000
    timer.start(TICK)
    run = window.lab.run
    assert run is not None
    before, began = len(run.history), time.perf_counter()
    real._wait(int(SECONDS * 1000))
    timer.stop()
    speed = (len(run.history) - before) / (time.perf_counter() - began)
    window.close()
    late.sort()
    return {
        "lateness p50 / ms": late[len(late) // 2],
        "lateness p99 / ms": late[int(len(late) * 0.99)],
        "longest gap / ms": late[-1] + TICK,
        "epochs a second": speed,
    }


def _medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _page(window: MainWindow) -> EvaluatePage:
    page = window.book.page("evaluate")
    assert isinstance(page, EvaluatePage)
    return page


def _path() -> str:
    return str(Path(real.DATA) / "mnist") if real.DATA else "sample"


def _child(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks", "evaluate", *arguments]
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
