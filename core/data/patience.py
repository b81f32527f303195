"""Patience: a picture that could take long is decoded aside, and given up after two seconds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from core.data.reading import UnreadableError
from core.dataset import SkipReason

PATIENCE = 2.0  # seconds
HEAVY_BYTES = 256 << 10
HEAVY_PIXELS = 4_000_000
HEAVY_SCANS = 20  # of a progressive JPEG; those that programs write have a dozen at most
LOST_AT_MOST = 2
MOST_WORK = 1_000_000_000  # pixels times scans
_QUICK = (b"\xff\xd8", b"\x89PNG", b"BM", b"P")  # whose size says how long they take
_SCAN, _SEGMENT = b"\xff\xda", 0xFF
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}

Result = TypeVar("Result")


def patiently(work: Callable[[bytes], Result], data: bytes) -> Result:
    """Decode a file's bytes, aside if it could take long.

    OpenCV cannot be interrupted: a decoding that is given up goes on in its thread until it ends by itself, its memory
    bounded by `core.opencv.MAX_PIXELS`. While `LOST_AT_MOST` are at it, no more are begun.

    Raises
    ------
    UnreadableError
        TOO_SLOW.
    """
    pixels, scans = _claims(data)
    if pixels * scans > MOST_WORK:
        raise UnreadableError(SkipReason.TOO_SLOW)
    heavy = len(data) > HEAVY_BYTES or pixels > HEAVY_PIXELS or scans > HEAVY_SCANS or not data.startswith(_QUICK)
    return _ASIDE.run(work, data) if heavy else work(data)


class _Aside:
    """Threads for what may take long; those that were given up are counted until they end."""

    def __init__(self) -> None:
        self._lost: set[threading.Thread] = set()

    def run(self, work: Callable[[bytes], Any], data: bytes) -> Any:
        """The result of the work. Raises UnreadableError: TOO_SLOW."""
        self._lost = {thread for thread in self._lost if thread.is_alive()}
        if len(self._lost) >= LOST_AT_MOST:
            raise UnreadableError(SkipReason.TOO_SLOW)
        result: Future[Any] = Future()
        thread = threading.Thread(target=_fulfil, args=(result, work, data), name="core-decoding", daemon=True)
        thread.start()
        thread.join(PATIENCE)
        if thread.is_alive():
            self._lost = self._lost | {thread}
            raise UnreadableError(SkipReason.TOO_SLOW)
        return result.result()


def _fulfil(result: Future[Any], work: Callable[[bytes], Any], data: bytes) -> None:
    try:
        result.set_result(work(data))
    except BaseException as error:
        result.set_exception(error)


_ASIDE = _Aside()


def _claims(data: bytes) -> tuple[int, int]:
    """How many pixels a JPEG or PNG says it has, and in how many scans; 0 and 1 where that is not known."""
    if data.startswith(b"\x89PNG"):
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big"), 1
    if not data.startswith(b"\xff\xd8"):
        return 0, 1
    at = 2
    while at + 9 <= len(data) and data[at] == _SEGMENT and data[at + 1] != _SCAN[1]:
        if data[at + 1] in _FRAMES:
            height, width = int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")
            return height * width, data.count(_SCAN)
        at += 1 if data[at + 1] == _SEGMENT else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 1
