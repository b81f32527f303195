"""Use a bundle as its user does: `xvfb-run -a python -m tests.tools.bundle_check dist/logit-lab`.

Starts it with an empty home and no Python to be found, draws with the mouse, trains, saves the curves and quits, all
by real X events (`xdotool`), and looks at the screen. Where things are it asks the checkout's own window of that size.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from core.config import DEFAULT_PRESET, PRESETS
from gui.app import create_window
from gui.lab import Activity

SIZE = (1200, 720)
ONE = ((0.5, 0.2), (0.5, 0.5), (0.5, 0.8))  # of the canvas
PATIENCE = 60.0  # seconds
Places = dict[str, QRect]


def main(arguments: list[str]) -> int:
    """Check, and say how long it took to start."""
    folder = Path(arguments[0]).resolve()
    for tool in ("xdotool", "xvfb-run"):
        if shutil.which(tool) is None:
            print(f"not checked: {tool} is not installed (sudo apt-get install -y {tool.split('-')[0]})")
            return 1
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")})
        places = layout()
    for start in ("first", "second"):
        with tempfile.TemporaryDirectory() as home:
            print(f"{start} start: window after {story(folder / 'logit-lab', Path(home), places):.2f} s", flush=True)
    return 0


def layout() -> Places:
    """Where canvas and answer are in a window of this size."""
    window = create_window()
    window.resize(*SIZE)
    window.show()
    until(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    answer = window.findChild(QLabel, "answerLabel")
    assert answer is not None
    widgets = {"canvas": window.draw.canvas, "answer": answer}
    places = {name: QRect(it.mapTo(window, it.rect().topLeft()), it.size()) for name, it in widgets.items()}
    window.close()
    assert window.lab.shut_down(PATIENCE)
    window.deleteLater()
    return places


def story(program: Path, home: Path, places: Places) -> float:
    """One visit, from the start to the end; the seconds to the window."""
    with started(program, home) as process:
        began = time.monotonic()
        window = xdotool("search", "--sync", "--onlyvisible", "--name", "^Logit Lab$").split()[-1]
        seconds = time.monotonic() - began
        xdotool("windowsize", "--sync", window, *map(str, SIZE))
        xdotool("windowmove", window, "0", "0")
        xdotool("windowfocus", "--sync", window)
        quiet(process)
        before = grab(places["answer"])
        draw(places["canvas"])
        until(lambda: grab(places["answer"]) != before)
        print("    the drawing was answered")
        xdotool("key", "F5")
        quiet(process)
        curves = home / "curves.csv"
        xdotool("key", "ctrl+e")
        until(lambda: len(xdotool("search", "--onlyvisible", "--class", "logit").split()) > 1)
        pause(0.5)
        xdotool("key", "ctrl+a")
        xdotool("type", str(curves))
        xdotool("key", "Return")
        until(curves.exists)
        epochs = len(curves.read_text(encoding="utf-8").splitlines()) - 1
        assert 1 <= epochs <= PRESETS[DEFAULT_PRESET].epochs, epochs
        print(f"    a run of {epochs} epochs was trained and saved")
        xdotool("windowfocus", "--sync", window)
        xdotool("key", "ctrl+q")
        code, (_, errors) = process.wait(PATIENCE), process.communicate()
        assert code == 0, (code, errors)
        assert not errors.strip(), errors
        print("    it ended cleanly")
    return seconds


@contextmanager
def started(program: Path, home: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in an environment without Python, settings or Qt's own variables."""
    screen = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
    environment = {**screen, "HOME": str(home), "PATH": str(home), "LANG": "C.UTF-8"}
    process = subprocess.Popen([program], env=environment, cwd=home, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def draw(canvas: QRect) -> None:
    """A digit with the mouse."""
    points = [(canvas.x() + round(x * canvas.width()), canvas.y() + round(y * canvas.height())) for x, y in ONE]
    for index, (x, y) in enumerate(points):
        xdotool("mousemove", str(x), str(y))
        if index == 0:
            xdotool("mousedown", "1")
        pause(0.1)
    xdotool("mouseup", "1")


def grab(place: QRect) -> QImage:
    """That part of the screen."""
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height()).toImage()


def quiet(process: subprocess.Popen[str]) -> None:
    """Wait until the program has had nothing to do for a second."""
    used, still = -1.0, time.monotonic()
    while time.monotonic() - still < 1.0:
        now = processor_seconds(process.pid)
        if now - used > 0.02:
            used, still = now, time.monotonic()
        pause(0.1)


def processor_seconds(pid: int) -> float:
    """What all its threads have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def xdotool(*arguments: str) -> str:
    """Its words; an empty answer where it found nothing."""
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE).stdout


def until(condition: Callable[[], bool]) -> None:
    """Wait for it, and say what was waited for if it does not come."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"still not so after {PATIENCE} s: line {condition.__code__.co_firstlineno}"
        pause(0.05)


def pause(seconds: float) -> None:
    """Let the event loop run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
