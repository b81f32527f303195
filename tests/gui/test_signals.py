"""The whole program, asked to end from outside, idle and in the middle of a run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from gui import app
made = app.create_window
def create(arguments):
    window = made(arguments)
    def ready():
        if window.lab.dataset is None:
            return QTimer.singleShot(20, ready)
        if "train" in sys.argv:
            from dataclasses import replace
            window.lab.set_config(replace(window.lab.config, optimizer="momentum", batch_size=20, epochs=100000))
            window.lab.train()
        QTimer.singleShot(300, lambda: print("ready", flush=True))
    QTimer.singleShot(20, ready)
    return window
app.create_window = create
sys.exit(app.run([]))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.parametrize("what", ["idle", "train"])
def test_a_signal_closes_the_window(tmp_path: Path, name: str, what: str) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCRIPT, what]
    program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stdout.readline() == b"ready\n"
    began = time.monotonic()
    program.send_signal(getattr(signal, name))
    _, errors = program.communicate(timeout=20)
    assert program.returncode == 0, errors.decode()
    assert time.monotonic() - began < 5
    complaints = [line for line in errors.decode().splitlines() if "propagateSizeHints" not in line]
    assert complaints == []
