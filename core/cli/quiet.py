"""Quiet: what C libraries print of broken pictures does not come between the program and who reads its messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def only_our_words() -> Iterator[None]:
    """Send what is written to the process's stderr nowhere, and what Python writes to sys.stderr where it went before.

    libjpeg says a line about each damaged picture, and no version of OpenCV lets it be asked not to. With
    LOGITLAB_DEBUG set it is heard.
    """
    ours = sys.stderr
    if os.environ.get("LOGITLAB_DEBUG") or ours is None or not _is_open(STDERR):
        yield
        return
    kept = os.dup(STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        if descriptor_of(ours) == STDERR:
            ours.flush()
            sys.stderr = os.fdopen(kept, "w", encoding=ours.encoding, errors=ours.errors, buffering=1, closefd=False)
        os.dup2(nowhere, STDERR)
        yield
    finally:
        if sys.stderr is not ours and sys.stderr is not None:
            sys.stderr.flush()
        os.dup2(kept, STDERR)
        sys.stderr = ours
        os.close(kept)
        os.close(nowhere)


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def descriptor_of(stream: object) -> int:
    """The stream's own, -1 where it has none."""
    try:
        return int(stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return -1
