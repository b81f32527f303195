"""A pile: many files side by side in one block of memory, as they were read, each made an object of only when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from core.data.reading import UnreadableError

File = bytes | UnreadableError


class Pile(Sequence[File]):
    """The bytes of files, or why they could not be read; until its thread reads others into the same block.

    Parameters
    ----------
    block : uint8 (n, longest), a file a row, from the row's start
    sizes : int (n,), bytes of each
    others : what stands for some of the files instead
    """

    def __init__(self, block: NDArray[np.uint8], sizes: NDArray[np.int32], others: Mapping[int, File]) -> None:
        self.block = block
        self.sizes = sizes
        self.others = others

    def __len__(self) -> int:
        return len(self.sizes)

    @overload
    def __getitem__(self, row: int) -> File: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[File]: ...

    def __getitem__(self, row: int | slice) -> File | Sequence[File]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if row in self.others:
            return self.others[row]
        return self.block[row, : self.sizes[row]].tobytes()

    @property
    def held(self) -> int:
        """Bytes in all files."""
        return int(self.sizes.sum()) + sum(len(one) for one in self.others.values() if isinstance(one, bytes))


def failures(files: Sequence[File]) -> dict[int, UnreadableError]:
    """Which of some files could not be read, and why."""
    some = files.others.items() if isinstance(files, Pile) else enumerate(files)
    return {row: file for row, file in some if not isinstance(file, bytes)}


def bytes_held(files: Sequence[File]) -> int:
    """Bytes in all of some files."""
    return files.held if isinstance(files, Pile) else sum([len(file) for file in files if isinstance(file, bytes)])
