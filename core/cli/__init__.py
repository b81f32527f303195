"""The command line: the same generators as the window, one answer on stdout, one sentence on stderr."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

DONE, UNFORESEEN, BAD_USE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str]) -> int:
    """Run the command line and give its exit code.

    0 is done; 2 is bad use or bad input, told in one sentence on stderr; 130 is Ctrl-C, which ends the process at
    once, wherever it is; 1 is a fault of the program itself. With LOGITLAB_DEBUG set such a fault shows its traceback.
    """
    before = _end_on_interrupt()
    try:
        # Late, so that Ctrl-C is answered while these are imported.
        from core.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _end_on_interrupt() -> signal._HANDLER:
    try:
        return signal.signal(signal.SIGINT, _end)
    except ValueError:  # not the main thread: whoever owns it has the signals
        return None


def _end(_number: int, _frame: FrameType | None) -> None:
    """End the process here and now: an exception could be swallowed by an import or wait for a pool of threads."""
    if "core.files" in sys.modules:
        from core.files import discard_unfinished

        discard_unfinished()
    stderr = _stderr()
    if os.isatty(stderr):
        os.write(stderr, b"\n")
    os._exit(INTERRUPTED)


def _stderr() -> int:
    """Where stderr goes, even while a command keeps C libraries from writing to it."""
    try:
        return sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):
        return 2
