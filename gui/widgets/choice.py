"""A Choice among positions: one that has the focus, and any number that are chosen, as lists everywhere work."""

from __future__ import annotations


class Choice:
    """`current` has the focus, None in an empty list; `chosen` are the positions that are selected."""

    def __init__(self) -> None:
        self.current: int | None = None
        self.chosen: frozenset[int] = frozenset()
        self._anchor = 0

    def clear(self, count: int) -> None:
        """Nothing is chosen among `count` positions; the first has the focus."""
        self.current = 0 if count else None
        self.chosen = frozenset()
        self._anchor = 0

    def go(self, position: int, *, extend: bool = False, toggle: bool = False) -> None:
        """Move to a position; choose it alone, all up to it (`extend`), or it besides the others (`toggle`)."""
        self.current = position
        if extend:
            first, last = sorted((self._anchor, position))
            self.chosen = frozenset(range(first, last + 1))
            return
        self._anchor = position
        self.chosen = self.chosen ^ {position} if toggle else frozenset({position})

    def choose_all(self, count: int) -> None:
        """Everything."""
        self.chosen = frozenset(range(count))
