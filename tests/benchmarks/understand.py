"""The pen while 60,000 images train: from a movement of the mouse to answer and evidence repainted, in the real window.

`LOGITLAB_DATA=... xvfb-run -a python -m tests.benchmarks understand`; without the full data the sample is trained.
"""

from __future__ import annotations

import statistics
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
from gui.widgets.probability_bars import ProbabilityBars
from tests.benchmarks.measure import Line, at_most, show
from tests.benchmarks.window import DATA, FULL, _open, _until, _wait

STROKES, POINTS = 12, 40
BUDGET, WORST = 6.0, 16.0  # milliseconds, median and p99
CONFIGS: dict[str, Config | None] = {
    "no run, bundled model, by occlusion": None,
    "pixels, exact": next(iter(FULL.values())),
    "straightened, exact with the slant held": replace(PRESETS["straightened"], epochs=1_000_000, stop_gap=0.0),
    "gradients, by occlusion": replace(PRESETS["gradients"], epochs=1_000_000, stop_gap=0.0),
}


class Movement(NamedTuple):
    """Milliseconds until all was repainted, and of the processor's time in the window's thread."""

    passed: float
    worked: float


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
    lines = []
    for name, config in CONFIGS.items():
        times = measured(config)
        passed, worked = sorted(one.passed for one in times), [one.worked for one in times]
        lines.append(at_most(f"{name}: median", statistics.median(passed), BUDGET, " ms"))
        lines.append(at_most(f"{name}: p99", passed[int(len(passed) * 0.99)], WORST, " ms"))
        lines.append(Line("    of it work in the window's thread", f"{statistics.median(worked):.3g} ms"))
    show(f"stroke to answer and evidence repainted, {len(times)} movements each", lines)
    return 0


def measured(config: Config | None) -> list[Movement]:
    """Of each movement, while a run of this config trains, or none."""
    window = _open(f"{DATA}/mnist" if DATA and config is not None else "sample")
    window.book.open_page("understand")
    if config is not None:
        window.lab.set_config(config)
        window.lab.train()
        _until(lambda: window.lab.run is not None and len(window.lab.run.history) > 2, 120)
    times = list(_drawn(window))
    window.lab.stop()
    window.close()
    return times


def _drawn(window: MainWindow) -> Iterator[Movement]:
    bars = window.findChild(ProbabilityBars, "probabilityBars")
    evidence = window.findChild(QWidget, "evidenceImage")
    assert bars is not None
    assert evidence is not None
    paints = Paints(bars, evidence)
    canvas = window.canvas
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
