"""The program ends when its window closes, whatever its thread is in the middle of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A long call into a library cannot be interrupted; a long sleep stands for it.
CLOSED_WHILE_STUCK = """
import sys, time
from PySide6.QtCore import QTimer
from gui import app
made = app.create_window
def make(arguments, **how):
    window = made(arguments, **how)
    def hang():
        window.lab.worker.start(iter(lambda: time.sleep(60), 0))
        QTimer.singleShot(200, window.close)
    QTimer.singleShot(0, hang)
    return window
app.create_window = make
sys.exit(app.run([]))
"""


@pytest.mark.slow
def test_closing_ends_the_program_cleanly_even_while_work_is_stuck(tmp_path: Path) -> None:
    folders = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CLOSED_WHILE_STUCK]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr
    assert "Traceback" not in done.stderr
