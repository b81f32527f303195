"""A ring: hundreds of small files opened, read and closed by one call to the system, outside the interpreter's lock.

Of the time that a small file takes to read, most is the system's; but each of its three calls lets the lock go and has
to get it back, so that two threads which read are slower than one. Linux takes all calls as one list (io_uring, Jens
Axboe, 2019): two threads that hand one over each take half the time, and of a slow disk all files are asked at once.
Where there is no such thing, or it is forbidden, making a ring raises OSError.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import sys
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 512  # files a call
SMALL = 8192  # bytes; a file that has as many is left to others
# What the system reports as the end of a file may, here alone, be where a page is still missing.
PAGE = 4096
_STRIDE = SMALL + 64  # apart by no power of two, which would crowd the processor's cache

_SETUP, _ENTER, _REGISTER = 425, 426, 427
_SKIPS_SUCCESS = 1 << 11  # among the features: says nothing of steps that went well (5.17)
_RING_AT, _STEPS_AT = 0, 0x10000000
_FILES, _FILES_UPDATE, _WAIT = 2, 6, 1
_OPEN, _READ, _ADVISE = 18, 22, 24
_OWN_TABLE, _LINKED, _SILENT = 1, 4, 64
_FROM_HERE = -100
_AGAIN = (errno.EINTR, errno.EAGAIN, errno.EBUSY)
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

_STEP = np.dtype(
    [
        *[("what", "u1"), ("flags", "u1"), ("priority", "u2"), ("fd", "i4"), ("offset", "u8"), ("address", "u8")],
        *[("length", "u4"), ("how", "u4"), ("row", "u8"), ("buffer", "u2"), ("who", "u2"), ("slot", "u4")],
        ("rest", "u8", 2),
    ]
)
_RESULT = np.dtype([("row", "u8"), ("result", "i4"), ("flags", "u4")])
_OFFSETS = ["head", "tail", "mask", "entries"]
_SETTINGS = np.dtype(
    [
        *[(name, "u4") for name in ("steps", "results", "flags", "cpu", "idle", "features", "wq", "r0", "r1", "r2")],
        ("step", [*[(name, "u4") for name in (*_OFFSETS, "flags", "dropped", "order", "r0")], ("r1", "u8")]),
        ("result", [*[(name, "u4") for name in (*_OFFSETS, "overflow", "all", "flags", "r0")], ("r1", "u8")]),
    ]
)


class Ring:
    """One thread's way to read many files at once.

    Each file is three steps that stop at the first that fails: open it, make sure that it can be read at a place,
    which a FIFO cannot, and read. Opened files have numbers of the ring's own, all of which are closed together.

    Raises
    ------
    OSError
        where the system has no such ring, an old one, or does not let this process have it.
    """

    def __init__(self) -> None:
        if sys.platform != "linux":
            raise OSError(errno.ENOSYS, "")
        settings: NDArray[Any] = np.zeros(1, _SETTINGS)
        self._fd = _call(_SETUP, 4 * MOST, settings.ctypes.data)
        weakref.finalize(self, os.close, self._fd)
        said = settings[0]
        if not said["features"] & _SKIPS_SUCCESS:
            raise OSError(errno.ENOSYS, "")
        numbers = max(said["step"]["order"] + 4 * said["steps"], said["result"]["all"] + 16 * said["results"])
        ring = mmap.mmap(self._fd, int(numbers), offset=_RING_AT)
        self._counts = np.frombuffer(ring, np.uint32, int(numbers) // 4)
        self._order = np.frombuffer(ring, np.uint32, int(said["steps"]), int(said["step"]["order"]))
        self._results = np.frombuffer(ring, _RESULT, int(said["results"]), int(said["result"]["all"]))
        self._step_end = int(said["step"]["tail"]) // 4
        self._result_start, self._result_end = int(said["result"]["head"]) // 4, int(said["result"]["tail"]) // 4
        steps = np.frombuffer(mmap.mmap(self._fd, int(said["steps"]) * 64, offset=_STEPS_AT), _STEP)
        self.block: NDArray[np.uint8] = np.empty((MOST, _STRIDE), np.uint8)
        self._steps = self._written(steps[: 3 * MOST].reshape(MOST, 3))
        self._closed = np.full(MOST, -1, np.int32)
        self._closing = np.array([0, self._closed.ctypes.data], np.uint64)
        _call(_REGISTER, self._fd, _FILES, self._closed.ctypes.data, MOST)

    def read(self, folder: int | None, names: bytes) -> NDArray[np.int32]:
        """Read files, `MOST` at most, each to the start of its row of `block`: how many bytes each has.

        None for each that needs more care: it is empty or has `SMALL` bytes, is no regular file or cannot be read.

        Parameters
        ----------
        names : in an opened folder, or paths, a NUL before each and after the last
        """
        text = np.frombuffer(names, np.uint8)
        starts = np.flatnonzero(text == 0)
        count = len(starts) - 1
        opening = self._steps[:count, 0]
        opening["fd"] = _FROM_HERE if folder is None else folder
        opening["address"] = text.ctypes.data + 1 + starts[:-1]
        sizes = self._done(count)
        sizes[(sizes == SMALL) | (sizes % PAGE == 0)] = 0
        return sizes

    def _written(self, steps: NDArray[Any]) -> NDArray[Any]:
        """What does not change from one call to the next."""
        steps["row"] = np.arange(MOST)[:, None]
        opening, checking, reading = steps.T
        opening["what"], opening["flags"], opening["how"] = _OPEN, _LINKED | _SILENT, _FLAGS
        opening["slot"] = 1 + np.arange(MOST)
        checking["what"], checking["flags"], checking["fd"] = _ADVISE, _OWN_TABLE | _LINKED | _SILENT, np.arange(MOST)
        reading["what"], reading["flags"], reading["fd"] = _READ, _OWN_TABLE, np.arange(MOST)
        reading["address"] = self.block.ctypes.data + _STRIDE * np.arange(MOST)
        reading["length"] = SMALL
        return steps

    def _done(self, count: int) -> NDArray[np.int32]:
        """Take all steps of the first files: how many bytes each has, 0 for what failed."""
        end, start = int(self._counts[self._step_end]), int(self._counts[self._result_start])
        left = 3 * count
        self._order[(end + np.arange(left)) & (len(self._order) - 1)] = np.arange(left)
        self._counts[self._step_end] = (end + left) & 0xFFFFFFFF
        # A file's result is that of its reading, or of the step that failed: one in any case.
        while (there := (int(self._counts[self._result_end]) - start) & 0xFFFFFFFF) < count:
            try:
                left -= _call(_ENTER, self._fd, left, count - there, _WAIT, 0, 0)
            except OSError as error:
                if error.errno not in _AGAIN:
                    _never_freed.append(self)  # the system may still be writing into it
                    raise
        found = self._results[(start + np.arange(count)) & (len(self._results) - 1)]
        self._counts[self._result_start] = (start + count) & 0xFFFFFFFF
        _call(_REGISTER, self._fd, _FILES_UPDATE, self._closing.ctypes.data, MOST)
        sizes: NDArray[np.int32] = np.zeros(count, np.int32)
        sizes[found["row"].astype(np.intp)] = found["result"].clip(0)
        return sizes


_never_freed: list[Ring] = []


def _call(number: int, *arguments: int) -> int:
    system = ctypes.CDLL(None, use_errno=True).syscall
    system.restype = ctypes.c_long
    result: int = system(*map(ctypes.c_long, (number, *arguments)))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
