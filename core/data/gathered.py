"""Images that come a block at a time and nobody knows how many: beyond what memory should hold they go to a file."""

from __future__ import annotations

import tempfile
from types import TracebackType
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault, WriteError
from core.places import scratch_folder
from core.rows import LARGE, Rows

HELD = 128 << 20  # bytes in memory before a file is begun: to join blocks takes as much once more
CHUNK = 1 << 20  # numbers of a file that become wider at once


class Gathered:
    """Images of one shape (h, w) as they come; used as a context, which lets go of the file.

    Bytes among which floats turn up become floats.
    """

    def __init__(self, *shape: int) -> None:
        self._shape = shape
        self._blocks: list[NDArray[Any]] = []
        self._dtype: np.dtype[Any] | None = None
        self._bytes = 0
        self._count = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Gathered:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def add(self, block: NDArray[Any]) -> None:
        """Images (k, h, w). Raises WriteError where the disk has no room."""
        self._blocks.append(block)
        self._bytes += block.nbytes
        self._count += len(block)
        if self._bytes > HELD:
            self._write()

    def numbers(self) -> Any:
        """All images (n, h, w), in memory or as `Rows`."""
        if self._file is None:
            return np.concatenate(self._blocks) if self._blocks else np.empty((0, *self._shape), np.uint8)
        self._write()
        rows = Rows.of_file(self._file, (self._count, *self._shape), dtype=self._dtype)
        return rows if rows.size * rows.dtype.itemsize >= LARGE else np.asarray(rows)

    def _write(self) -> None:
        folder = scratch_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._file or tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
            self._agree()
            for block in self._blocks:
                self._file.write(np.ascontiguousarray(block, self._dtype).data)
            self._file.flush()
        except OSError as error:
            raise WriteError(Fault.WRITE_FAILED, path=str(folder), reason=error.strerror or str(error)) from error
        self._blocks, self._bytes = [], 0

    def _agree(self) -> None:
        """Find the kind of number that holds all, in the file too."""
        before, kinds = self._dtype, {block.dtype for block in self._blocks} | ({self._dtype} if self._dtype else set())
        self._dtype = np.result_type(*kinds) if kinds else before
        if before is not None and before != self._dtype:
            self._widen(before)

    def _widen(self, before: np.dtype[Any]) -> None:
        narrow, self._file = self._file, tempfile.TemporaryFile(dir=scratch_folder())  # noqa: SIM115 - closed by __exit__
        assert narrow is not None
        with narrow:
            narrow.seek(0)
            while data := narrow.read(CHUNK * before.itemsize):
                self._file.write(np.frombuffer(data, before).astype(self._dtype).data)
