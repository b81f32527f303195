"""Take the README's picture from the real window: `xvfb-run -a python -m tests.tools.screenshot [FILE]`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TARGET = Path(__file__).parents[1] / "screenshots" / "window.png"
SIZE = (1366, 768)
SEVEN = [[(70, 75), (140, 70), (205, 72), (180, 130), (150, 180), (130, 235)], [(105, 150), (185, 145)]]


def main(arguments: list[str]) -> int:
    home = tempfile.mkdtemp()  # a first start: no settings, and no runs of an earlier session
    os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")})
    from PySide6.QtCore import QEventLoop, QTimer

    from core.config import PRESETS
    from gui.app import create_window
    from gui.lab import Activity

    def until(condition: Callable[[], bool]) -> None:
        while not condition():
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    window = create_window([])
    window.appearance.choose("light")
    window.resize(*SIZE)
    window.show()
    until(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    window.draw.canvas.set_strokes(SEVEN)
    window.lab.set_config(PRESETS["ten_digits"])
    window.lab.train()
    until(lambda: window.lab.run is not None and len(window.lab.run.history) >= 40)
    window.lab.set_paused(True)
    until(lambda: window.lab.paused)
    still = time.monotonic() + 1  # words follow a little later than bars
    until(lambda: time.monotonic() > still)
    target = Path(arguments[0]) if arguments else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    saved = window.grab().save(str(target))
    window.close()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
