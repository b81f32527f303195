"""The whole program in a process of its own, told what to do line by line, to be killed, starved or signalled."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HARMLESS = ("propagateSizeHints", "This plugin does not support", "strace: ")

# The program reads lines of Python on its stdin and runs them in the window's thread; `say` answers.
SCRIPT = """
import os, sys, threading
from dataclasses import replace
from PySide6.QtCore import QObject, QTimer, Signal
from gui import app
from gui.session import keeping
from core.config import Config
keeping.EVERY, keeping.SHARE, keeping.PACE = int(os.environ.get("LOGITLAB_TEST_EVERY", 5000)), 0, 1e12

def say(*words):
    print(*words, flush=True)

class Ears(QObject):
    heard = Signal(str)
    def listen(self):
        for line in sys.stdin:
            self.heard.emit(line)

ears, names = Ears(), {"say": say, "QTimer": QTimer, "Config": Config, "replace": replace}

def when(test, then):
    if test():
        then()
    else:
        QTimer.singleShot(10, lambda: when(test, then))

made = app.create_window
def create(arguments, **how):
    window = made(arguments, **how)
    names.update(window=window, lab=window.lab, when=when)
    def saved():
        last = window.lab.run.last if window.lab.run else None
        say("saved", last.epoch if last else 0)
    window.keeping.saved.connect(saved)
    ears.heard.connect(lambda line: exec(line, names))
    threading.Thread(target=ears.listen, daemon=True).start()
    when(lambda: window.lab.dataset is not None and window.lab.activity.value == "idle", lambda: say("ready"))
    return window
app.create_window = create
sys.exit(app.run(sys.argv[1:]))
"""


class Program:
    """A running program; its answers are read line by line."""

    def __init__(
        self,
        *arguments: str,
        every: int = 100,
        environment: dict[str, str] | None = None,
        under: Sequence[str] = (),
        **more: Any,
    ) -> None:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LOGITLAB_TEST_EVERY": str(every), **(environment or {})}
        self.process = subprocess.Popen(
            [*under, sys.executable, "-c", SCRIPT, *arguments],
            cwd=ROOT,
            env={name: value for name, value in env.items() if value != ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
            **more,
        )
        self._said: queue.Queue[str] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [threading.Thread(target=self._hear), threading.Thread(target=self._overhear)]
        for reader in self._readers:
            reader.start()

    def tell(self, line: str) -> None:
        """Have a line of Python run in the window's thread."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for(self, start: str, seconds: float = 120) -> str:
        """The first line that begins so, from here on."""
        while True:
            try:
                line = self._said.get(timeout=seconds)
            except queue.Empty:
                raise AssertionError(f"the program never said {start!r}: {self._errors}") from None
            if line.startswith(start):
                return line

    def end(self, seconds: float = 120) -> tuple[int, list[str]]:
        """Wait for the end: the exit code, and what was complained of."""
        try:
            code = self.process.wait(timeout=seconds)
        finally:
            self.kill()
        return code, [line for line in self._errors if line.strip() and not any(word in line for word in HARMLESS)]

    def kill(self) -> None:
        """End it as a power cut does, and let nothing outlive it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=20)
        for reader in self._readers:
            reader.join(timeout=20)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.kill()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(line.rstrip("\n"))

    def _overhear(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._errors.append(line.rstrip("\n"))
