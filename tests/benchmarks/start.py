"""Start-up: process start to window, to all that is in it and to everything ready, beside Tk with two matplotlib axes.

`xvfb-run -a python -m tests.benchmarks start [--rival PYTHON]`; the rival is run by a Python that has tkinter and
matplotlib (`uv run --with matplotlib ...` gives this one both where it has tkinter). Ours and the rival's starts
alternate, each in an empty home and with compiled modules at hand; of both, the window counts once it is on the screen,
although nothing is in it yet. Medians are printed, then what our imports cost and what the process holds with the
sample loaded.
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
began = float(os.environ["LOGITLAB_BEGAN"])
print(mapped - began, ready - began, 0, 0)
"""

OURS = """
import os, sys, time
from PySide6.QtCore import QEventLoop, QTimer
from gui import app
furnish, times = app._furnish, []
def furnish_now(window, crashes):
    times.append(time.time())
    furnish(window, crashes)
    window.painted.connect(lambda: times.append(time.time()))
app._furnish = furnish_now
window, loop = app.create_window([], at_once=True), QEventLoop()
def look():
    lab, plots = window.lab, window.curves
    if window.settled and plots.loss_plot is not None and lab.dataset is not None and lab.activity.value == "idle":
        loop.quit()
timer = QTimer(interval=2)
timer.timeout.connect(look)
timer.start()
loop.exec()
ready = time.time()
held = [float(line.split()[1]) / 1e3 for line in open("/proc/self/status") if line.startswith("VmRSS")] \
    if sys.platform == "linux" else [0]
began = float(os.environ["LOGITLAB_BEGAN"])
print(times[0] - began, ready - began, times[1] - began, *held)
window.close()
"""

IMPORTS = "import gui.app, gui.furnishing, gui.widgets.curve_plot"
HOMES = ("APPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks start")
    parser.add_argument("--rival", default=sys.executable)
    rival = parser.parse_args(arguments).rival
    there = subprocess.run([rival, "-c", "import tkinter, matplotlib"], capture_output=True).returncode == 0
    if not there:
        print(f"{rival} has not both tkinter and matplotlib: measured without the rival")
    with tempfile.TemporaryDirectory() as modules:
        runs: dict[str, list[list[float]]] = {"ours": [], "rival": []}
        for _ in range(TIMES + 1):
            runs["ours"].append(started(sys.executable, OURS, modules))
            if there:
                runs["rival"].append(started(rival, RIVAL, modules))
        parts = imports(modules)
    # The first starts compile.
    figures = {
        name: [statistics.median(column) for column in zip(*rows[1:], strict=True)] for name, rows in runs.items()
    }
    for name, (mapped, ready, filled, held) in ((name, row) for name, row in figures.items() if row):
        more = f", all in it after {filled:.2f} s, {held:.0f} MB" if held else ""
        print(f"{name:8} window after {mapped:.2f} s, ready after {ready:.2f} s{more}")
    if there:
        for what, ours_s, rival_s in zip(("window", "ready"), figures["ours"], figures["rival"], strict=False):
            print(f"{what}: {ours_s / rival_s:.2f} of the rival's")
    for part, seconds in parts.items():
        print(f"    import {part:10} {seconds * 1000:6.0f} ms")
    print(json.dumps(figures))
    return 0


def started(python: str, program: str, modules: str) -> list[float]:
    """Seconds to the window, to ready and to all in it, and megabytes held then, of one start in an empty home."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**_compiling(modules), **dict.fromkeys(HOMES, home), "LOGITLAB_BEGAN": repr(time.time())}
        done = subprocess.run([python, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-4:]]


def _compiling(modules: str) -> dict[str, str]:
    """As at any start but the first: with every module's bytecode in the folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": modules}


def imports(modules: str) -> dict[str, float]:
    """Seconds that each part's modules take by themselves."""
    command = [sys.executable, "-X", "importtime", "-c", IMPORTS]
    done = subprocess.run(command, env=_compiling(modules), capture_output=True, text=True)
    spent = dict.fromkeys((*PARTS, "the rest"), 0.0)
    for line in done.stderr.splitlines():
        own, _, module = (field.strip() for field in line.removeprefix("import time:").split("|"))
        if own.isdigit():
            name = module.split(".")[0]
            spent[name if name in PARTS else "the rest"] += int(own) / 1e6
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
