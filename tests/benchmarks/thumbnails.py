"""Scrolling through 60,000 thumbnails: frames a second, on the screen there is (or under Xvfb).

First the widget alone, then, where LOGITLAB_DATA names the full data, the page Data of the real window while the model
is asked about every image.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import create_window
from gui.lab import Activity
from gui.looks.theme import apply_theme
from gui.pages.data_page import DataPage
from gui.widgets.thumbnails import Mark, Thumbnails
from tests.benchmarks.measure import Line, at_most, show

COUNT, FRAMES = 60_000, 150
DATA = os.environ.get("LOGITLAB_DATA", "")
ASKED = 30.0  # frames a second


def main(_arguments: list[str]) -> int:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    images = np.random.default_rng(0).integers(0, 256, (COUNT, 28, 28), np.uint8)
    lines = []
    for side, size in ((56, (700, 600)), (28, (700, 600)), (56, (1300, 950))):
        widget = Thumbnails(side=side)
        widget.resize(*size)
        widget.show_images(
            images, caption=lambda index: str(index % 10), mark=lambda index: Mark(index // 10 % 4 * (index % 10 == 0))
        )
        widget.show()
        _until(widget.windowHandle().isExposed)  # before that nothing is painted, however fast it is
        for name, step in (("a notch", 60), ("a page", size[1]), ("anywhere", 1_000_003)):
            what = f"{side} px in {size[0]} x {size[1]}, by {name}"
            lines.append(_line(what, _frame_times(widget, app, step)))
        widget.close()
        widget.deleteLater()
    show(f"{COUNT:,} thumbnails scrolled on {app.platformName()}", lines)
    if DATA:
        show("the page Data with all of MNIST", _page_lines(app))
    return 0


def _page_lines(app: QApplication) -> list[Line]:
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = tempfile.mkdtemp()
    window = create_window(["--dataset", str(Path(DATA) / "mnist")])
    window.resize(1366, 768)
    window.show()
    _until(lambda: len(window.lab.dataset or ()) == COUNT and window.lab.activity is Activity.IDLE)
    begin = time.perf_counter()
    window.book.open_page("data")
    app.processEvents()
    lines = [at_most("opening the page, to its first images", time.perf_counter() - begin, 0.3, " s")]
    page = window.book.page("data")
    assert isinstance(page, DataPage)
    for name, step in (("a notch", 60), ("anywhere", 1_000_003)):
        lines.append(_line(f"scrolling by {name}", _frame_times(page.images.thumbnails, app, step)))
    window.close()
    _until(lambda: not window.lab.worker.busy and not window.lab.aside.worker.busy)
    window.deleteLater()
    return lines


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def _frame_times(widget: Thumbnails, app: QApplication, step: int) -> tuple[list[float], float]:
    """Seconds from each move of the scroll bar to the end of the painting it causes, and of the processor a frame."""
    bar, spent, worked = widget.verticalScrollBar(), [], time.thread_time()
    for _ in range(FRAMES):
        begin = time.perf_counter()
        bar.setValue((bar.value() + step) % (bar.maximum() + 1))
        app.processEvents()
        spent.append(time.perf_counter() - begin)
    return spent, (time.thread_time() - worked) / FRAMES


def _line(what: str, times: tuple[list[float], float]) -> Line:
    spent, worked = times
    middle, worst = median(spent), sorted(spent)[int(0.99 * len(spent))]
    figure = f"{1 / middle:.0f} a second, 99th {1000 * worst:.0f} ms, CPU {1000 * worked:.1f}"
    return Line(what, figure, f">= {ASKED:.0f}", 1 / middle >= ASKED)
