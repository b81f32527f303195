"""The real window: time to first paint, the event loop's lateness while training, and how soon Stop is answered.

Run it on the screen there is, or under Xvfb: `xvfb-run -a python -m tests.benchmarks window [start|notebook|ten|
gradients|all|stop ...]`; all of them if none is named. Each measure is a process of its own; the medians of several
are printed, and the whole as JSON at the end.
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
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

from core.config import NOTEBOOK, PRESETS, TEN_DIGITS, Config
from core.data import open_dataset
from core.progress import finish
from core.threads import cores
from core.trainer import Report, prepare, slices
from gui.app import create_window
from gui.lab import Activity
from gui.main_window import MainWindow

TICK = 5  # milliseconds
DATA = os.environ.get("LOGITLAB_DATA", "")
SECONDS = 6.0
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
RUNS: dict[str, Config] = {
    "notebook (full batch, 64 x 1,000)": replace(NOTEBOOK, epochs=1_000_000),
    "ten digits (mini-batches, 784 x 4,500)": replace(TEN_DIGITS, epochs=1_000_000),
    "gradients (mini-batches, 392 x 4,750)": replace(
        PRESETS["gradients"], optimizer="momentum", learning_rate=0.01, batch_size=50, epochs=1_000_000
    ),
}
FULL = {"all of MNIST (full batch, 784 x 60,000)": Config(steps=("scale",), validation=0.0, epochs=1_000_000)}


class FirstPaint(QObject):
    """Notes when the window is first painted."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at:
            self.at = time.time()
        return False


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["measure"]:
        print(json.dumps(MEASURES[arguments[1]](*arguments[2:])))
        return 0
    results: dict[str, Any] = {}
    for name in ("start", *RUNS, *(FULL if DATA else ()), "stop"):
        if arguments and name.split()[0] not in arguments:
            continue
        measure = (name,) if name in MEASURES else ("lateness", name)
        results[name] = _median([_child(*measure) for _ in range({"start": 5, "stop": 1}.get(name, 3))])
        print(name)
        for figure, value in results[name].items():
            print(f"    {figure:40} {value:10.3f}", flush=True)
    print(json.dumps(results))
    return 0


def start() -> dict[str, float]:
    """Seconds from the process's start."""
    began = float(os.environ["LOGITLAB_BEGAN"])
    window = create_window([])
    paint = FirstPaint()
    window.installEventFilter(paint)
    window.show()
    _until(lambda: paint.at > 0)
    _until(lambda: _ready(window))
    ready = time.time()
    window.close()
    return {"first paint / s": paint.at - began, "sample loaded, plots there / s": ready - began}


def lateness(name: str) -> dict[str, float]:
    """How late a 5 ms timer is while a run trains, and at what speed it trains beside one without a window."""
    config = (RUNS | FULL)[name]
    window = _open(_dataset(name))
    late: list[float] = []
    due = 0.0

    def tick() -> None:
        nonlocal due
        now = time.perf_counter()
        late.append((now - due) * 1000)
        due = now + TICK / 1000

    window.lab.set_config(config)
    window.lab.train()
    _until(lambda: window.lab.run is not None and len(window.lab.run.history) > 3)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    due = time.perf_counter() + TICK / 1000
    timer.start(TICK)
    assert window.lab.run is not None
    before, began = len(window.lab.run.history), time.perf_counter()
    _wait(int(SECONDS * 1000))
    timer.stop()
    speed = (len(window.lab.run.history) - before) / (time.perf_counter() - began)
    window.close()
    late.sort()
    return {
        "lateness p50 / ms": late[len(late) // 2],
        "lateness p99 / ms": late[int(len(late) * 0.99)],
        "longest gap / ms": late[-1] + TICK,
        "ticks served / %": 100 * len(late) / (SECONDS * 1000 / TICK),
        "epochs a second": speed,
        "speed beside no window": speed / _speed_alone(config, _dataset(name)),
    }


def stop() -> dict[str, float]:
    """Milliseconds from Stop to the run's end, twenty times."""
    window = _open()
    waits = []
    for _ in range(20):
        window.lab.set_config(RUNS["ten digits (mini-batches, 784 x 4,500)"])
        window.lab.train()
        _until(lambda: window.lab.run is not None and len(window.lab.run.history) > 2)
        began = time.perf_counter()
        window.lab.stop()
        _until(lambda: window.lab.activity is Activity.IDLE)
        waits.append((time.perf_counter() - began) * 1000)
    window.close()
    return {"stop median / ms": statistics.median(waits), "stop longest / ms": max(waits)}


MEASURES: dict[str, Callable[..., dict[str, float]]] = {"start": start, "lateness": lateness, "stop": stop}


def _dataset(name: str) -> str:
    return str(Path(DATA) / "mnist") if name in FULL else "sample"


def _speed_alone(config: Config, path: str) -> float:
    """Epochs a second of the same run, with as many threads, where nothing is drawn."""
    epochs, began = 0, 0.0
    setup = finish(prepare(finish(open_dataset(path)), config))
    for report in slices(setup, threads=max(1, cores() - 1)):
        if isinstance(report, Report):
            began = began or time.perf_counter()
            epochs = report.epoch
        if began and time.perf_counter() - began > SECONDS / 2:
            break
    return (epochs - 1) / (time.perf_counter() - began)


def _open(path: str = "sample") -> MainWindow:
    window = create_window(["--dataset", path])
    window.resize(1366, 768)
    window.show()
    _until(lambda: _ready(window))
    return window


def _ready(window: MainWindow) -> bool:
    return (
        window.curves.loss_plot is not None and window.lab.dataset is not None and window.lab.activity is Activity.IDLE
    )


def _until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get that far")
        _wait(1)


def _wait(milliseconds: int) -> None:
    """Let the event loop run as it does in earnest; QTest.qWait would sleep ten milliseconds at a time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _child(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks", "window", "measure", *arguments]
    with tempfile.TemporaryDirectory() as home:  # nobody's settings are read or written
        environment = {**os.environ, "LOGITLAB_BEGAN": repr(time.time()), **dict.fromkeys(FOLDERS, home)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _median(several: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(figures[name] for figures in several) for name in several[0]}
