"""Waiting: work that cannot yield is done aside, so that whoever waits for it is answered all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from typing import TypeVar

from core.data.pace import PERIOD
from core.progress import Progress

Result = TypeVar("Result")


def awaited(work: Callable[[], Result]) -> Generator[Progress, None, Result]:
    """What the work gives or raises; where nobody waits any longer it ends by itself, and nobody is told."""
    result: Future[Result] = Future()
    threading.Thread(target=_fulfil, args=(result, work), name="core-aside", daemon=True).start()
    while not wait([result], PERIOD).done:
        yield Progress(0, 0)
    return result.result()


def _fulfil(result: Future[Result], work: Callable[[], Result]) -> None:
    try:
        result.set_result(work())
    except BaseException as error:
        result.set_exception(error)
