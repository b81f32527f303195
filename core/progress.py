"""How far a long piece of work has come, told by the generator that does it."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Progress(NamedTuple):
    """`done` of `total` pieces; `total` is 0 while it is not known."""

    done: int
    total: int


def finish(work: Generator[object, None, Result]) -> Result:
    """Run a generator to its end and give what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
