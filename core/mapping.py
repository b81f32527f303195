"""A mapping: a file's bytes as if they were memory, of which hardly any is ever held.

Blocks are looked at where they are mapped, which costs less than to copy them, and let go of again. Single rows from
all over a file are read instead: each would have the system map megabytes around it.
"""

from __future__ import annotations

import mmap
import os
import weakref
from collections.abc import Sequence
from contextlib import suppress

from core.readahead import SENDS, Readahead, Run

HELD = 96 << 20  # bytes of a file that stay mapped after they were touched
AHEAD = 48 << 20  # bytes that are read ahead of who reads one row after the other
ASKED = (16 if SENDS else 4) << 20  # bytes of these that are asked for at once; without a thread, whoever asks waits
_AT_HAND = getattr(os, "RWF_NOWAIT", None)  # Linux alone tells what it has at hand
READS = hasattr(os, "preadv")  # not on Windows, where all is read from where it is mapped


class Mapping:
    """A file in the address space; what has been touched there is let go of, for the system keeps what it has room for.

    Parameters
    ----------
    memory : the file, mapped
    file : its descriptor, of which the mapping keeps its own
    offset : byte of the file that all places count from
    """

    def __init__(self, memory: mmap.mmap, file: int, offset: int = 0) -> None:
        self.memory = memory
        self.offset = offset
        self._file = os.dup(file)
        weakref.finalize(self, os.close, self._file)
        with suppress(OSError), memoryview(memory) as view:  # there may be no large pages
            if view.readonly:
                self._advise("MADV_HUGEPAGE", 0, len(memory))
        self._touched = 0
        self._ahead = 0
        self._readahead = Readahead(self._file) if SENDS else None
        self._glance = memoryview(bytearray(1))

    def looks(self, first: int, end: int) -> None:
        """Tell that the bytes between two places are about to be looked at, and that those behind them come next.

        Raises
        ------
        EOFError
            Where the file has become too short for that: to look there would kill the process.
        """
        if os.fstat(self._file).st_size < self.offset + end:
            raise EOFError(first)
        self.touches(end - first)
        self._foresees(first, end)

    def read(self, first: int, out: memoryview) -> None:
        """Fill memory with the bytes from some place on, behind which others come next; raises EOFError as `looks`."""
        self._foresees(first, first + len(out))
        self._read(first, out)

    def _foresees(self, first: int, end: int) -> None:
        """Have what comes behind these bytes brought, as far as it is not there."""
        if not 0 <= self._ahead - first <= 2 * AHEAD:  # another pass: threads that share one are a few blocks apart
            self._ahead = first
            if self._readahead:
                self._readahead.forget()
        while self._ahead < min(end + AHEAD, len(self.memory)):
            # To ask for what is there already would cost as much as to read it.
            if not self._fetch(self._ahead, self._glance):
                self._comes(self._ahead)
            self._ahead += ASKED

    def touches(self, count: int) -> None:
        """Tell that this many bytes are about to be read or written where they are mapped."""
        self._touched += count
        if self._touched > HELD:
            self._touched = count
            self._advise("MADV_DONTNEED", 0, len(self.memory))

    def read_runs(self, runs: Sequence[Run], out: memoryview) -> None:
        """Fill memory with the bytes of some runs; the disk is asked for all it has to bring before one is awaited."""
        late, start = [], 0
        for first, end in runs:
            part = out[start : start + end - first]
            start += len(part)
            if not self._fetch(first, part):
                late.append((first, part))
        for first, part in late:
            self._expects(first, len(part))
        for first, part in late:
            self._read(first, part)

    def _fetch(self, first: int, out: memoryview) -> bool:
        """Fill memory with what the system has at hand; whether it had all."""
        if _AT_HAND is None:
            return False
        try:
            return os.preadv(self._file, [out], self.offset + first, _AT_HAND) == len(out)
        except OSError:
            return False

    def _read(self, first: int, out: memoryview) -> None:
        done = 0
        while done < len(out):
            count = os.preadv(self._file, [out[done:]], self.offset + first + done)
            if not count:
                raise EOFError(first)
            done += count

    def _comes(self, first: int) -> None:
        if self._readahead:
            self._readahead.bring(self.offset + first, self.offset + first + ASKED)
        else:
            self._expects(first, ASKED)

    def _expects(self, first: int, length: int) -> None:
        """Tell that these bytes will be read soon."""
        self._advise("MADV_WILLNEED", self.offset + first, length)

    def _advise(self, advice: str, first: int, length: int) -> None:
        option = getattr(mmap, advice, None)  # elsewhere the system has to find out by itself
        first -= first % mmap.PAGESIZE
        length = min(length, len(self.memory) - first)
        if option is not None and length > 0:
            self.memory.madvise(option, first, length)


def allocate(file: int, size: int) -> None:
    """Give a new file its size and the disk's promise to hold it; without, writing to mapped memory may kill."""
    os.ftruncate(file, size)
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, size)
