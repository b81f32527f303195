"""A shortage: memory that gives out while digits are opened is let go of, and how much was needed is told."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from core.data.tree import Place
from core.errors import DataError, Fault, needed_by

_NO_THREAD = "start new thread"  # Python's words where there is no memory for a thread's stack


@contextmanager
def shortages(place: Place, size: int) -> Iterator[None]:
    """Turn a lack of memory into a DataError, NO_MEMORY; `size` is the side of the images asked for, in pixels."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and _NO_THREAD not in str(error):
            raise
        # What the calls that failed still hold would stay as long as whoever shows the error does.
        traceback.clear_frames(error.__traceback__)
        needed = needed_by(error) if isinstance(error, MemoryError) else 0
        raise DataError(Fault.NO_MEMORY, path=place.shown, needed=needed or _held(place, size)) from None


def _held(place: Place, size: int) -> int:
    """Bytes that lie there: of a file its own, of a folder those its pictures take once they are decoded."""
    if not place.is_folder:
        return place.size()
    return sum(len(names) for _, _, names in os.walk(place.path)) * size**2
