"""A Request: which digits a reader is asked for, and at what size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from core.errors import DataError, Fault

if TYPE_CHECKING:
    from core.data.cache import Cache

DIGITS = range(10)


class Request(NamedTuple):
    """What to read.

    Parameters
    ----------
    size : side of the images, in pixels
    per_class : the first so many training images of each class; 0 means all
    classes : only these digits; none means all
    as_is : leave dark ink on light paper as it is, which otherwise becomes light on dark
    cache : where decoded folders are kept; None: they are not
    """

    size: int = 28
    per_class: int = 0
    classes: tuple[int, ...] = ()
    as_is: bool = False
    cache: Cache | None = None

    def takes(self, label: int) -> bool:
        """Whether images of this digit are wanted."""
        return not self.classes or label in self.classes

    def require(self, available: Iterable[int]) -> None:
        """Raise CLASSES_ABSENT where a wanted digit is not among the available ones."""
        there = tuple(sorted(set(available)))
        absent = tuple(sorted(set(self.classes) - set(there)))
        if absent:
            raise DataError(Fault.CLASSES_ABSENT, wanted=absent, available=there)
