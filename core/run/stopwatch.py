"""A stopwatch of work: what passed while the process was stopped, or starved of any processor, is not counted."""

from __future__ import annotations

from time import perf_counter, process_time

LONG = 2.0  # seconds: pieces of work are far shorter, so one this long is looked at
LEAST = 0.1  # share of a long piece that the processor must have worked for it to count
MARK = 0.25  # seconds between looks at the processor's clock, which costs more than the other


class Stopwatch:
    """Adds up pieces of work.

    Parameters
    ----------
    seconds : that have been spent before
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self._marked, self._worked = perf_counter(), process_time()

    def add(self, began: float) -> None:
        """Count what has passed since `began`, a time of `perf_counter`."""
        now = perf_counter()
        passed = now - began
        if passed > LONG:
            # SIGSTOP, a debugger or a closed lid: the one clock goes on, the other does not.
            worked = process_time() - self._worked
            passed = passed if worked > LEAST * passed else worked
        self.seconds += passed
        if now - self._marked > MARK:
            self._marked, self._worked = now, process_time()
