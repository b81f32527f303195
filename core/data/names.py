"""Names of files: their natural order, and which of them are clutter."""

from __future__ import annotations

import re

_CLUTTER = re.compile(r"\..*|~\$.*|.*\.part|__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)
_NUMBERS = re.compile(r"([0-9]+)")


def natural_key(name: str) -> tuple[list[str | int], str]:
    """A key that sorts 2.jpg before 10.jpg, and upper with lower case."""
    pieces: list[str | int] = [*_NUMBERS.split(name.casefold())]
    pieces[1::2] = map(int, pieces[1::2])
    return pieces, name


def is_clutter(name: str) -> bool:
    """Whether a name is one that systems and programs leave behind."""
    return _CLUTTER.fullmatch(name) is not None
