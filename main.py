#!/usr/bin/env python3
"""The door: the window without arguments, the command line with them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from importlib.util import find_spec
from typing import NoReturn

COMMAND_LINE = {"numpy": "numpy", "cv2": "opencv-python", "threadpoolctl": "threadpoolctl"}
WINDOW = {**COMMAND_LINE, "PySide6": "PySide6-Essentials", "pyqtgraph": "pyqtgraph"}
WINDOW_OPTIONS = ("--dataset", "--model")
BAD_USE = 2


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for and give the exit code."""
    _ensure_streams()
    asked = sys.argv[1:] if arguments is None else arguments
    return _open_window(asked) if _wants_window(asked) else _run_command(asked)


def _wants_window(arguments: list[str]) -> bool:
    return not arguments or arguments[0].split("=")[0] in WINDOW_OPTIONS


def _open_window(arguments: list[str]) -> int:
    _end_on_signals()
    from gui.system import preflight

    obstacle = _absent(WINDOW) or preflight.obstacle(os.environ)
    if obstacle:
        preflight.tell(obstacle)
        return BAD_USE
    from gui.app import run

    return run(arguments)


def _end_on_signals() -> None:
    """Until the window listens itself there is nothing to lose, and being asked to end is no failure."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), lambda _number, _frame: os._exit(0))


def _run_command(arguments: list[str]) -> int:
    from gui.system import preflight

    obstacle = None if arguments[0].startswith("-") else _absent(COMMAND_LINE) or preflight.reading_obstacle()
    if obstacle:
        print(obstacle, file=sys.stderr)
        return BAD_USE
    from core.cli import main as run

    return run(arguments)


def _absent(modules: dict[str, str]) -> str | None:
    packages = [package for module, package in modules.items() if find_spec(module) is None]
    if not packages:
        return None
    return (
        f"Logit Lab needs {', '.join(packages)}, which this Python does not have; "
        "start it with the command in README.md: pip install uv && uv run main.py"
    )


def _ensure_streams() -> None:
    """A program without a console, as pythonw on Windows, has None where others have streams."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def start() -> NoReturn:
    """Run as a program; it ends with its code, at once while a picture that was given up is still being decoded."""
    code = main()
    # Python would abort if OpenCV came back to it after its end.
    if any(thread.name == "core-decoding" for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    start()
