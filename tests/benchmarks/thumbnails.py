"""Scrolling through 60,000 thumbnails: frames a second, on the screen there is (or under Xvfb)."""

from __future__ import annotations

import time
from statistics import median

import numpy as np
from PySide6.QtWidgets import QApplication

from gui.theme import apply_theme
from gui.widgets.thumbnails import Mark, Thumbnails
from tests.benchmarks.measure import Line, show

COUNT, FRAMES = 60_000, 150
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
        widget.show_images(images, caption=lambda index: str(index % 10), mark=lambda index: Mark(index % 4))
        widget.show()
        for name, step in (("a notch", 60), ("a page", size[1]), ("anywhere", 1_000_003)):
            what = f"{side} px in {size[0]} x {size[1]}, by {name}"
            lines.append(_line(what, _frame_times(widget, app, step)))
        widget.close()
        widget.deleteLater()
    show(f"{COUNT:,} thumbnails scrolled on {app.platformName()}", lines)
    return 0


def _frame_times(widget: Thumbnails, app: QApplication, step: int) -> list[float]:
    """Seconds from each move of the scroll bar to the end of the painting it causes."""
    bar, spent = widget.verticalScrollBar(), []
    for _ in range(FRAMES):
        begin = time.perf_counter()
        bar.setValue((bar.value() + step) % (bar.maximum() + 1))
        app.processEvents()
        spent.append(time.perf_counter() - begin)
    return spent


def _line(what: str, spent: list[float]) -> Line:
    middle, worst = median(spent), sorted(spent)[int(0.99 * len(spent))]
    figure = f"{1 / middle:.0f} a second, 99th {1000 * worst:.0f} ms"
    return Line(what, figure, f">= {ASKED:.0f}", 1 / middle >= ASKED)
