"""Images that come a block at a time and nobody knows how many: beyond what memory should hold they go to a file."""

from __future__ import annotations

import tempfile
from types import TracebackType
from typing import IO

import numpy as np
from numpy.typing import NDArray

from core.data.arrays import FAINTEST, greys
from core.dataset import Images
from core.errors import Fault, WriteError
from core.places import scratch_folder
from core.rows import LARGE, Rows

HELD = 128 << 20  # bytes in memory before a file is begun: to join blocks takes as much once more
CHUNK = 1 << 22  # bytes of a file that are made greys at once

Numbers = NDArray[np.uint8] | NDArray[np.float32]


class Gathered:
    """Square images of `side` pixels as they come; used as a context, which lets go of the file.

    Bytes lie in a file once they are many; floats, which stand for greys only when all are known, stay in memory.
    """

    def __init__(self, side: int) -> None:
        self.bounded = True  # what comes takes no more memory, however much it is
        self._side = side
        self._blocks: list[Numbers] = []
        self._bytes = 0
        self._top = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Gathered:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def add(self, block: Numbers) -> None:
        """Images (k, side, side). Raises WriteError where the disk has no room."""
        if self.bounded and block.dtype != np.uint8:
            self.bounded = False
            self._take_back()
        self._blocks.append(block)
        self._bytes += block.nbytes
        if self.bounded and self._bytes > HELD:
            self._write()

    def images(self) -> Images | None:
        """All images, uint8 (n, side, side), in memory or as `Rows`; None as `greys`."""
        if self._file is None:
            return greys(np.concatenate(self._blocks)) if self._blocks else self._empty()
        self._write()
        if 0 < self._top <= FAINTEST:
            self._strengthen(self._file)
        count = self._file.seek(0, 2) // self._side**2
        rows = Rows.of_file(self._file, (count, self._side, self._side))
        return rows if rows.size >= LARGE else np.asarray(rows)  # type: ignore[return-value]

    def _empty(self) -> Images:
        return np.empty((0, self._side, self._side), np.uint8)

    def _write(self) -> None:
        folder = scratch_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._file or tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
            for block in self._blocks:
                self._top = max(self._top, int(block.max(initial=0)))
                self._file.write(np.ascontiguousarray(block).data)
            self._file.flush()
        except OSError as error:
            raise WriteError(Fault.WRITE_FAILED, path=str(folder), reason=error.strerror or str(error)) from error
        self._blocks, self._bytes = [], 0

    def _take_back(self) -> None:
        if self._file:
            self._file.seek(0)
            held = np.frombuffer(self._file.read(), np.uint8).reshape(-1, self._side, self._side)
            self._blocks.insert(0, held)
            self._file.close()
            self._file = None

    def _strengthen(self, file: IO[bytes]) -> None:
        """Make greys of what knows but few of them, all by the same measure."""
        measure = np.array([self._top], np.uint8)
        for first in range(0, file.seek(0, 2), CHUNK):
            file.seek(first)
            numbers = np.frombuffer(file.read(CHUNK), np.uint8)
            made = greys(np.concatenate([numbers, measure]))
            assert made is not None
            file.seek(first)
            file.write(made[:-1].tobytes())
        file.flush()
