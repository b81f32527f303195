"""How far the work is, on one line of a terminal that is written again and again."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from time import monotonic
from typing import Final, TypeVar

from core.cli.quiet import descriptor_of
from core.progress import Progress

PAUSE: Final = 0.1  # seconds between two lines: more cannot be read

Result = TypeVar("Result")


class Meter:
    """Shows progress on stderr if that is a terminal, and is silent otherwise."""

    def __init__(self) -> None:
        self._visible = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0

    def show(self, text: str) -> None:
        """Replace the line, unless the last one is too young."""
        if not self._visible or monotonic() < self._next:
            return
        self._next = monotonic() + PAUSE
        sys.stderr.write(f"\r\x1b[K{text[: _columns() - 1]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that what is printed next begins on a clean one."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        self._next = 0.0

    def follow(self, work: Generator[Progress, None, Result], verb: str) -> Result:
        """Run a generator of Progress to its end, show how far it is, and give what it returns."""
        while True:
            try:
                done, total = next(work)
            except StopIteration as end:
                self.clear()
                result: Result = end.value
                return result
            count = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
            self.show(verb + count)


def _columns() -> int:
    """How wide the terminal is; a longer line would wrap, and only its last row be written over."""
    try:
        return os.get_terminal_size(descriptor_of(sys.stderr)).columns or 80
    except OSError:
        return 80
