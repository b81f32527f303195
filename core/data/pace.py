"""Pace: tells a long loop when it is time to yield again, often enough for Cancel, seldom enough to cost nothing."""

from __future__ import annotations

from time import perf_counter

PERIOD = 0.015  # seconds; a frame of the screen


class Pace:
    """Due at most once a `PERIOD`, the first time after one has passed."""

    def __init__(self) -> None:
        self._next = perf_counter() + PERIOD

    def due(self) -> bool:
        """Whether a period has passed since this was last true."""
        now = perf_counter()
        if now < self._next:
            return False
        self._next = now + PERIOD
        return True
