"""Greys: numbers of any kind as the grey levels they stand for, a block at a time, however many there are."""

from __future__ import annotations

from collections.abc import Generator
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.pace import Pace
from core.data.seen import shallow
from core.dataset import Images
from core.places import scratch_folder
from core.progress import Progress
from core.rows import room_for

BLOCK = 4 << 20  # bytes that are looked at, or made greys, at once
FAINTEST = 16  # the most ink that some small sets know, such as the optical digits of Alpaydin and Kaynak (1998)


def greys(numbers: Any) -> Generator[Progress, None, Images | None]:
    """Images of any numbers as uint8: fractions up to 1 are shares of 255, other depths than 8 bits are scaled to 8.

    Parameters
    ----------
    numbers : (n, h, w), an array or `core.rows.Rows`; all are scaled by the same measure

    Returns
    -------
    uint8 (n, h, w), an array or `Rows`; the numbers themselves where they are greys already; None where a number is
    none, or below 0.
    """
    top = yield from _top(numbers)
    if top is None or (numbers.dtype == np.uint8 and not 0 < top <= FAINTEST):
        return None if top is None else numbers
    pace = Pace()
    result: Images = room_for(numbers.shape, np.uint8, scratch_folder())
    for block in _blocks(numbers):
        result[block] = _scaled(numbers[block], top)
        if pace.due():
            yield Progress(0, 0)
    return result


def _top(numbers: Any) -> Generator[Progress, None, float | None]:
    """The largest number, or of bytes one that tells how they are scaled; None where one is none, or below 0."""
    top, pace = 0.0, Pace()
    for block in _blocks(numbers):
        some = numbers[block]
        if some.dtype.kind == "f" and not np.isfinite(some).all():
            return None
        if some.size and some.min() < 0:
            return None
        top = max(top, float(some.max(initial=0)))
        if some.dtype == np.uint8 and top > FAINTEST:
            break
        if pace.due():
            yield Progress(0, 0)
    return top


def _blocks(numbers: Any) -> list[slice]:
    most = max(1, BLOCK // max(1, prod(numbers.shape[1:]) * numbers.dtype.itemsize))
    return [slice(first, first + most) for first in range(0, len(numbers), most)]


def _scaled(numbers: NDArray[Any], top: float) -> Images:
    if 0 < top <= FAINTEST and numbers.dtype.kind != "f":
        return np.asarray(np.rint(numbers * (255.0 / (FAINTEST if top > 1 else 1))), np.uint8)
    return shallow(numbers, top)
