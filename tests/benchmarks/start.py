"""Start-up: process start to window and to everything ready, beside a bare Tk window with two matplotlib axes.

`xvfb-run -a python -m tests.benchmarks start [--rival PYTHON]`; the rival is run by a Python that has tkinter and
matplotlib (`uv run --with matplotlib ...` gives this one both where it has tkinter). Ours and the rival's starts
alternate; medians are printed, then what our imports cost and what the process holds with the sample loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

TIMES = 7
PARTS = ("PySide6", "numpy", "cv2", "pyqtgraph", "core", "gui")

RIVAL = """
import os, time, tkinter
from matplotlib.backends.backend_tkagg import FigureCanvasTkAgg
from matplotlib.figure import Figure
root = tkinter.Tk()
figure = Figure()
for place in (211, 212):
    figure.add_subplot(place).plot([0, 1], [0, 1])
canvas = FigureCanvasTkAgg(figure, root)
canvas.get_tk_widget().pack(fill="both", expand=True)
root.wait_visibility()
mapped = time.time()
canvas.draw()
root.update()
ready = time.time()
print(mapped - float(os.environ["LOGITLAB_BEGAN"]), ready - float(os.environ["LOGITLAB_BEGAN"]), 0)
"""

OURS = """
import os, sys, time
from gui.app import create_window
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
class FirstPaint(QObject):
    at = 0.0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.at:
            self.at = time.time()
        return False
window, paint, loop = create_window([]), FirstPaint(), QEventLoop()
def look():
    lab, plots = window.lab, window.curves
    if plots.loss_plot is not None and lab.dataset is not None and lab.activity.value == "idle":
        loop.quit()
window.installEventFilter(paint)
window.show()
timer = QTimer(interval=2)
timer.timeout.connect(look)
timer.start()
loop.exec()
ready = time.time()
held = [float(line.split()[1]) / 1e3 for line in open("/proc/self/status") if line.startswith("VmRSS")] \
    if sys.platform == "linux" else [0]
began = float(os.environ["LOGITLAB_BEGAN"])
print(paint.at - began, ready - began, *held)
window.close()
"""

IMPORTS = "import gui.app, gui.widgets.curve_plot"


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks start")
    parser.add_argument("--rival", default=sys.executable)
    rival = parser.parse_args(arguments).rival
    there = subprocess.run([rival, "-c", "import tkinter, matplotlib"], capture_output=True).returncode == 0
    if not there:
        print(f"{rival} has not both tkinter and matplotlib: measured without the rival")
    runs: dict[str, list[list[float]]] = {"ours": [], "rival": []}
    for _ in range(TIMES):
        runs["ours"].append(started(sys.executable, OURS))
        if there:
            runs["rival"].append(started(rival, RIVAL))
    figures = {name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in runs.items()}
    for name, (mapped, ready, held) in ((name, row) for name, row in figures.items() if row):
        print(f"{name:8} window after {mapped:.2f} s, ready after {ready:.2f} s" + (f", {held:.0f} MB" if held else ""))
    if there:
        for what, ours_s, rival_s in zip(("window", "ready"), figures["ours"], figures["rival"], strict=False):
            print(f"{what}: {ours_s / rival_s:.2f} of the rival's")
    for part, seconds in imports().items():
        print(f"    import {part:10} {seconds * 1000:6.0f} ms")
    print(json.dumps(figures))
    return 0


def started(python: str, program: str) -> list[float]:
    """Seconds to the window and to everything ready, and megabytes held then, of one start in an empty home."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_CONFIG_HOME": home, "APPDATA": home, "LOGITLAB_BEGAN": repr(time.time())}
        done = subprocess.run([python, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-3:]]


def imports() -> dict[str, float]:
    """Seconds that each part's modules take by themselves."""
    done = subprocess.run([sys.executable, "-X", "importtime", "-c", IMPORTS], capture_output=True, text=True)
    spent = dict.fromkeys((*PARTS, "the rest"), 0.0)
    for line in done.stderr.splitlines():
        own, _, module = (field.strip() for field in line.removeprefix("import time:").split("|"))
        if own.isdigit():
            name = module.split(".")[0]
            spent[name if name in PARTS else "the rest"] += int(own) / 1e6
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
