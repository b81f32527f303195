"""Questions that a disk may keep waiting, asked aside: who asks waits a moment, and then goes on without the answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 0.2  # seconds, for all questions of a time


def soon(
    question: Callable[[Item], Result], items: Sequence[Item], *, otherwise: Result, patience: float = PATIENCE
) -> list[Result]:
    """What `question` says of each item, or `otherwise` of those it has not said anything of in time.

    A thread that waits for a disk that hangs (a network drive whose server has gone) waits on, and holds up nothing.
    """
    answers = [otherwise] * len(items)

    def ask(place: int) -> None:
        answers[place] = question(items[place])

    threads = [threading.Thread(target=ask, args=(place,), daemon=True) for place in range(len(items))]
    end = monotonic() + patience
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, end - monotonic()))
    return list(answers)
