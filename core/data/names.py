"""Names of files: their natural order, and which of them are clutter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from heapq import merge
from typing import TypeVar

Thing = TypeVar("Thing")

PIECE = 4096  # things sorted at once
_CLUTTER = re.compile(r"\..*|~\$.*|.*\.part|__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)
# A name in an archive may be as long as it likes, and Python makes no number of more than 4300 digits.
_NUMBERS = re.compile(r"([0-9]{1,1000})")


def natural_key(name: str) -> tuple[list[str | int], str]:
    """A key that sorts 2.jpg before 10.jpg, and upper with lower case."""
    pieces: list[str | int] = [*_NUMBERS.split(name.casefold())]
    pieces[1::2] = map(int, pieces[1::2])
    return pieces, name


def in_order(things: Iterable[Thing], name: Callable[[Thing], str] = str) -> list[Thing]:
    """The things in natural order of their names.

    Sorted in pieces, for one sort of a million keeps the interpreter, and the window with it, for seconds.
    """
    keyed = [(natural_key(name(thing)), number, thing) for number, thing in enumerate(things)]
    pieces = [sorted(keyed[first : first + PIECE]) for first in range(0, len(keyed), PIECE)]
    return [thing for _, _, thing in merge(*pieces)]


def is_clutter(name: str) -> bool:
    """Whether a name is one that systems and programs leave behind."""
    return _CLUTTER.fullmatch(name) is not None
