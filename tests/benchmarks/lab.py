"""The Learn page at work: slider over 1,000 kept moments, 100 runs of 10,000 epochs, gaps while MNIST trains, memory.

Run it on the screen there is, or under Xvfb: `xvfb-run -a python -m tests.benchmarks lab [MEASURE ...]`. Each measure
is a process of its own. With LOGITLAB_DATA the 60,000 images of MNIST train meanwhile, without it the sample does.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.config import TEN_DIGITS, Config
from core.history import COLUMNS, History
from core.run.columns import Columns
from gui.app import create_window
from gui.benches.run import Outcome, Run
from gui.lab import Activity
from gui.main_window import MainWindow
from gui.parts.overlay import FIGURES
from tests.benchmarks.measure import Line, at_least, at_most, load, show

DATA = os.environ.get("LOGITLAB_DATA", "")
KEPT = replace(TEN_DIGITS, steps=("scale",), batch_size=0, per_class=60, epochs=1000)
ALL = Config(steps=("scale",), validation=0.05, dtype="float32", epochs=1_000_000)
SEVEN = [[(70, 75), (140, 70), (205, 72), (180, 130), (150, 180), (130, 235)]]
TICK = 5  # milliseconds
SECONDS = float(os.environ.get("LOGITLAB_BENCH_SECONDS", "20"))
RUNS, EPOCHS = 100, 10_000


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--child"]:
        print(json.dumps(MEASURES[arguments[1]]()))
        return 0
    for name in arguments or MEASURES:
        figures = _child(name)
        show(f"lab: {name}", [_judged(what, figure) for what, figure in figures.items()])
    print(f"load {load():.1f}")
    return 0


def slider() -> dict[str, float]:
    """Milliseconds from the slider to everything repainted: plots, ribbon, answer, and the page in front."""
    window = _open("sample")
    _train(window, KEPT)
    window.canvas.set_strokes(SEVEN)
    _wait(300)
    rng, found = np.random.default_rng(0), {}
    for page in ("learn", "understand"):
        window.book.open_page(page)
        _wait(500)
        spent, busy = [], []
        for epoch in rng.integers(0, 1001, 120).tolist():
            began, worked = time.perf_counter(), time.thread_time()
            window.lab.moments.go(window.lab.runs.all[0], epoch)
            _painted()
            spent.append(1000 * (time.perf_counter() - began))
            busy.append(1000 * (time.thread_time() - worked))
        found[f"{page}: slider to repainted, median / ms"] = statistics.median(spent[20:])
        found[f"{page}: slider to repainted, p95 / ms"] = sorted(spent[20:])[94]
        found[f"{page}: processor time of it, median / ms"] = statistics.median(busy[20:])
    found["kept moments"] = float(len(window.lab.runs.all[0].history.frames))
    window.close()
    return found


def curves() -> dict[str, float]:
    """Frames a second of 100 runs of 10,000 epochs: while one more grows, and while the user pans."""
    window = _open("sample")
    runs = [_made(window, index) for index in range(RUNS)]
    for run in runs:
        window.lab.runs.add(run)
        run.outcome = Outcome.DONE
    window.lab.runs.changed.emit()
    _painted()
    plots = [plot for plot in (window.curves.loss_plot, window.curves.accuracy_plot) if plot is not None]
    grown, panned, busy = [], [], []
    for _ in range(120):
        _grow(runs[-1].history)
        began = time.perf_counter()
        window.lab.history_changed.emit()
        for figure in FIGURES:
            window.curves.draw(figure)
        _painted()
        grown.append(time.perf_counter() - began)
    for step in range(60):
        began, worked = time.perf_counter(), time.thread_time()
        plots[0].stage.view.setXRange(10.0 * step, 9000.0 + 10 * step, padding=0)
        plots[0].stage.view.sigRangeChangedManually.emit([True, True])
        _painted()
        panned.append(time.perf_counter() - began)
        busy.append(time.thread_time() - worked)
    window.close()
    return {
        "frames a second while one grows, both plots": 1 / statistics.median(grown[20:]),
        "frames a second while panning, both plots": 1 / statistics.median(panned[10:]),
        "frames a second of processor time while panning": 1 / statistics.median(busy[10:]),
        "slowest frame while panning / ms": 1000 * max(panned[10:]),
    }


def gaps() -> dict[str, float]:
    """How late a 5 ms timer is while 60,000 images train, ten runs are shown, and the user goes back and forth."""
    window = _open(str(Path(DATA) / "mnist") if DATA else "sample")
    for index in range(10):
        window.lab.runs.add(_made(window, index))
        window.lab.runs.all[-1].outcome = Outcome.DONE
    window.canvas.set_strokes(SEVEN)
    found: dict[str, float] = {}
    for what, back in (("nothing going on", False), ("live", False), ("going back and forth", True)):
        if what == "live":
            window.lab.set_config(ALL)
            window.lab.train()
            _until(lambda: window.lab.run is not None and len(window.lab.run.history) > 5)
        late, busy = _listen(window, back=back)
        found[f"{what}: lateness p99 / ms"] = late[int(len(late) * 0.99)]
        found[f"{what}: longest gap / ms"] = late[-1] + TICK
        found[f"{what}: longest work of the window at a stretch, processor / ms"] = busy[-1]
    window.close()
    return found


def memory() -> dict[str, float]:
    """Megabytes that are added while a long run trains and the user looks around, after it has settled."""
    window = _open(str(Path(DATA) / "mnist") if DATA else "sample")
    window.canvas.set_strokes(SEVEN)
    window.lab.set_config(ALL)
    window.lab.train()
    _wait(int(SECONDS * 250))
    assert window.lab.run is not None
    before, kept = resident(), window.lab.run.history.frames.bytes / 1e6
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        window.lab.moments.go(window.lab.run, int(np.random.default_rng().integers(0, len(window.lab.run.history))))
        _wait(200)
        window.lab.moments.follow()
        _wait(200)
    grown, more = resident() - before, window.lab.run.history.frames.bytes / 1e6 - kept
    window.close()
    return {"growth beyond kept moments / MB": grown - more, "kept moments / MB": kept + more, "seconds": SECONDS}


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "slider": slider, "curves": curves, "gaps": gaps, "memory": memory,
}  # fmt: skip
ASKED = {
    "slider to repainted, median / ms": 50.0,
    "lateness p99 / ms": 16.0,
    "longest gap / ms": 60.0,
    "growth beyond kept moments / MB": 20.0,
}


def resident() -> float:
    """Megabytes this process holds (Linux)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) / 1e3 for line in lines if line.startswith("VmRSS"))


def _judged(what: str, figure: float) -> Line:
    if what.startswith("frames"):
        return at_least(what, figure, 30)
    asked = next((most for words, most in ASKED.items() if what.endswith(words)), None)
    return Line(what, f"{figure:.4g}") if asked is None else at_most(what, figure, asked)


def _made(window: MainWindow, index: int) -> Run:
    """A run that never was: its figures are a noisy fall."""
    assert window.lab.dataset is not None
    config, rng = replace(KEPT, epochs=EPOCHS, seed=index), np.random.default_rng(index)
    run = Run(window.lab.dataset, config, window.lab.setups)
    epochs = np.arange(1.0, EPOCHS + 1)
    table = np.full((len(COLUMNS), EPOCHS), np.nan)
    falling = (1 + index / 50) / epochs**0.3 + rng.normal(0, 0.01, EPOCHS)
    figures = {"loss": falling, "validation_loss": falling + 0.1, "accuracy": 1 - falling / 9}
    for name, values in {"epoch": epochs, "passes": epochs, "seconds": epochs / 100, **figures}.items():
        table[COLUMNS.index(name)] = values
    table[COLUMNS.index("validation_accuracy")] = table[COLUMNS.index("accuracy")] - 0.02
    run.history._columns = Columns.of(list(table), {})
    return run


def _grow(history: History) -> None:
    """By an epoch like the last."""
    row = [column[-1:].copy() for column in history.columns]
    row[COLUMNS.index("epoch")] += 1
    row[COLUMNS.index("passes")] += 1
    history._columns.extend(row, planned=EPOCHS)


def _listen(window: MainWindow, *, back: bool) -> tuple[list[float], list[float]]:
    """How late ticks were and what the window's thread worked between two, both ascending, milliseconds."""
    due, worked = time.perf_counter() + TICK / 1000, time.thread_time()
    late: list[float] = []
    busy: list[float] = []

    def tick() -> None:
        nonlocal due, worked
        now, work = time.perf_counter(), time.thread_time()
        late.append((now - due) * 1000)
        busy.append((work - worked) * 1000)
        due, worked = now + TICK / 1000, work

    def wander() -> None:
        run = window.lab.run
        if run is not None:
            window.lab.moments.go(run, int(run.history.frames.epochs[len(late) % len(run.history.frames)]))

    timer, wanderer = QTimer(), QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    wanderer.timeout.connect(wander)
    timer.start(TICK)
    if back:
        wanderer.start(100)
    _wait(int(SECONDS * 500))
    timer.stop()
    wanderer.stop()
    return sorted(late), sorted(busy)


def _train(window: MainWindow, config: Config) -> None:
    window.lab.set_config(config)
    window.lab.train()
    _until(lambda: window.lab.activity is Activity.IDLE)


def _painted() -> None:
    """Let everything that waits be done and painted."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _open(path: str) -> MainWindow:
    window = create_window(["--dataset", path])
    window.resize(1366, 768)
    window.show()
    _until(
        lambda: (
            window.curves.loss_plot is not None
            and window.lab.dataset is not None
            and window.lab.activity is Activity.IDLE
        )
    )
    return window


def _until(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get that far")
        _wait(5)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _child(name: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks", "lab", "--child", name]
    with tempfile.TemporaryDirectory() as home:  # nobody's settings are read or written
        places = dict.fromkeys(
            ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA"), home
        )
        done = subprocess.run(command, env={**os.environ, **places}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
