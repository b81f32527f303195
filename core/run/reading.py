"""Reading: a block of a design matrix wherever it lies; what lies in a file comes into memory that is used again."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from core.rows import Rows
from core.threads import Scratch


def read_block(X: NDArray[Any] | Rows, rows: slice, scratch: Scratch) -> NDArray[Any]:
    """Some rows of X, (b, d) in its own dtype; good until the calling thread asks for the next block."""
    return X.read(rows, scratch.array) if isinstance(X, Rows) else X[rows]
