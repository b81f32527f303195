"""A stopwatch of work: what passed while the process was stopped, or starved of any processor, is not counted."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter, process_time
from typing import TypeVar

from core.progress import Progress

Made = TypeVar("Made")

LONG = 2.0  # seconds: pieces of work are far shorter, so one this long is looked at
LEAST = 0.1  # share of a long piece that the processor must have worked for it to count
MARK = 0.25  # seconds between looks at the processor's clock, which costs more than the other


class Stopwatch:
    """Adds up pieces of work.

    Parameters
    ----------
    seconds : that have been spent before

    Attributes
    ----------
    due : the time of `perf_counter` from which on it is to be marked before a piece begins
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.mark(perf_counter())

    def mark(self, now: float) -> None:
        """Look at the processor's clock; what others have worked before a piece is none of it."""
        self.due, self._worked = now + MARK, process_time()

    def begin(self) -> float:
        """A piece begins: the time of `perf_counter` that `add` wants."""
        now = perf_counter()
        if now > self.due:
            self.mark(now)
        return now

    def over(self, work: Generator[Progress, None, Made]) -> Generator[Progress, None, Made]:
        """The same work, its pieces counted; the time of whoever asks for the next is not."""
        while True:
            began = self.begin()
            try:
                piece = next(work)
            except StopIteration as end:
                made: Made = end.value
                return made
            finally:
                self.add(began)
            yield piece

    def add(self, began: float) -> None:
        """Count what has passed since `began`, a time of `perf_counter`."""
        now = perf_counter()
        passed = now - began
        if passed > LONG:
            # SIGSTOP, a debugger or a closed lid: the one clock goes on, the other does not.
            worked = process_time() - self._worked
            passed = passed if worked > LEAST * passed else worked
        self.seconds += passed
        if now > self.due:
            self.mark(now)
