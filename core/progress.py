"""How far a long piece of work has come, told by the generator that does it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Result = TypeVar("Result")


class Progress(NamedTuple):
    """`done` of `total` pieces; `total` is 0 while it is not known."""

    done: int
    total: int


class Glimpse(Progress):
    """Progress that shows a few of the things the work is about: `images` uint8 (k, h, w), and their `labels`."""

    images: NDArray[np.uint8]
    labels: tuple[int, ...]

    @classmethod
    def of(cls, images: NDArray[np.uint8], labels: Sequence[int]) -> Glimpse:
        """What is seen before anything can be counted."""
        glimpse = cls(0, 0)
        glimpse.images, glimpse.labels = images, tuple(labels)
        return glimpse


def finish(work: Generator[object, None, Result]) -> Result:
    """Run a generator to its end and give what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
