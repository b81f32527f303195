"""The pen while 60,000 images train: from a movement of the mouse to answer and evidence repainted, in the real window.

`LOGITLAB_DATA=... xvfb-run -a python -m tests.benchmarks understand [bundled|pixels|straightened|gradients ...]`; all
of them if none is named, each in a process of its own. Without the full data the sample is trained. Runs that come to
their end meanwhile are tested, calibrated and taught to refuse, as they are for a user.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.config import PRESETS, Config
from gui.main_window import MainWindow
from tests.benchmarks.measure import Line, at_most, show
from tests.benchmarks.window import DATA, FOLDERS, FULL, _open, _until, _wait

STROKES, POINTS = 12, 40
BUDGET, WORST = 6.0, 16.0  # milliseconds, median and p99
CONFIGS: dict[str, Config | None] = {
    "bundled model, no run, by occlusion": None,
    "pixels, exact": next(iter(FULL.values())),
    "straightened, exact with the slant held": replace(PRESETS["straightened"], epochs=1_000_000, stop_gap=0.0),
    "gradients, by occlusion": replace(PRESETS["gradients"], epochs=1_000_000, stop_gap=0.0),
}


class Movement(NamedTuple):
    """Milliseconds until all was repainted, and of the processor's time in the window's thread."""

    passed: float
    worked: float
    training: bool = False


class Paints(QObject):
    """Notes which widgets are painted, and ends a loop once all of them are."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = widgets
        self._left: set[QWidget] = set()
        self.loop = QEventLoop()
        for widget in widgets:
            widget.installEventFilter(self)

    def expect(self) -> None:
        self._left = set(self._widgets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._left:
            self._left.discard(watched)
            if not self._left:
                QTimer.singleShot(0, self.loop.quit)
        return False


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--child"]:
        print(json.dumps(measured(CONFIGS[arguments[1]])))
        return 0
    lines = []
    for name in (name for name in CONFIGS if not arguments or name.split()[0].rstrip(",") in arguments):
        times = _child(name)
        passed, worked = sorted(one.passed for one in times), [one.worked for one in times]
        lines.append(at_most(f"{name}: median", statistics.median(passed), BUDGET, " ms"))
        lines.append(at_most(f"{name}: p99", passed[int(len(passed) * 0.99)], WORST, " ms"))
        lines.append(Line("    of it work in the window's thread", f"{statistics.median(worked):.3g} ms"))
        lines.append(Line("    movements while a run trained", f"{sum(one.training for one in times)}"))
    show("stroke to answer and evidence repainted", lines)
    return 0


def _child(name: str) -> list[Movement]:
    command = [sys.executable, "-m", "tests.benchmarks", "understand", "--child", name]
    with tempfile.TemporaryDirectory() as home:  # nobody's settings and sessions are read or written
        environment = {**os.environ, **dict.fromkeys(FOLDERS, home)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [Movement(*one) for one in json.loads(done.stdout.splitlines()[-1])]


def measured(config: Config | None) -> list[Movement]:
    """Of each movement, while a run of this config trains, or none."""
    window = _open(f"{DATA}/mnist" if DATA and config is not None else "sample")
    window.book.open_page("understand")
    if config is not None:
        window.lab.set_config(config)
        window.lab.train()
        _until(lambda: window.lab.run is not None and len(window.lab.run.history) > 2, 120)
    times = [one._replace(training=window.lab.training) for one in _drawn(window)]
    window.lab.stop()
    window.close()
    return times


def _drawn(window: MainWindow) -> Iterator[Movement]:
    evidence, canvas = window.findChild(QWidget, "evidenceImage"), window.canvas
    assert evidence is not None
    # With them are painted, in the same go, those rows of the answer that have changed.
    paints = Paints(canvas, evidence)
    for stroke in range(STROKES):
        window.canvas.set_strokes([])
        for point in range(POINTS):
            angle = 2 * pi * point / POINTS
            side = min(canvas.width(), canvas.height())
            place = QPointF(side * (0.5 + 0.3 * cos(angle)), side * (0.5 + (0.2 + 0.01 * stroke) * sin(angle)))
            kind = QEvent.Type.MouseMove if point else QEvent.Type.MouseButtonPress
            yield from _moved(canvas, kind, place, paints=paints)
            _wait(8)
        release = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            place,
            canvas.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(canvas, release)
        _wait(50)


def _moved(canvas: QWidget, kind: QEvent.Type, place: QPointF, *, paints: Paints) -> Iterator[Movement]:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    button = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, place, canvas.mapToGlobal(place), button, left, none)
    paints.expect()
    start, busy = time.perf_counter(), time.thread_time()
    QApplication.sendEvent(canvas, event)
    QTimer.singleShot(1000, paints.loop.quit)
    paints.loop.exec()
    yield Movement((time.perf_counter() - start) * 1000, (time.thread_time() - busy) * 1000)
