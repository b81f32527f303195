"""A triangle: a symmetric matrix by its lower half, in pieces of rows, and the inverse of its factor in its place."""

from __future__ import annotations

import numpy as np

from core.loss import Floats

PIECE = 64  # rows: what is kept beyond the diagonal is half a piece wide


def numbers(size: int) -> int:
    """How many numbers a triangle of that many rows needs."""
    return sum((part.stop - part.start) * part.stop for part in _parts(size))


def _parts(size: int) -> list[slice]:
    return [slice(first, min(first + PIECE, size)) for first in range(0, size, PIECE)]


class Triangle:
    """A symmetric matrix (size, size); above the diagonal, pieces hold nothing that counts.

    Parameters
    ----------
    size : rows
    room : where it lies, at least `numbers(size)`; what is there is taken as it is

    Attributes
    ----------
    pieces : some rows each, up to the column of the last one's diagonal
    """

    def __init__(self, size: int, room: Floats) -> None:
        self._parts = _parts(size)
        self.pieces: list[Floats] = []
        for part in self._parts:
            first, end = numbers(part.start), numbers(part.stop)
            self.pieces.append(room[first:end].reshape(-1, part.stop))

    def become(self, X: Floats) -> None:
        """Be X' X for some rows X (b, size)."""
        for part, piece in zip(self._parts, self.pieces, strict=True):
            np.matmul(X[:, part].T, X[:, : part.stop], out=piece)

    def add(self, X: Floats) -> None:
        """Add X' X for some rows X (b, size)."""
        for part, piece in zip(self._parts, self.pieces, strict=True):
            piece += X[:, part].T @ X[:, : part.stop]

    @property
    def diagonal(self) -> Floats:
        """The diagonal, (size,)."""
        return np.concatenate([np.diagonal(own) for own in self._own()])

    def fill_diagonal(self, value: float) -> None:
        """Have one number all along the diagonal."""
        for own in self._own():
            np.fill_diagonal(own, value)

    def scale(self, by: Floats) -> None:
        """Multiply rows and columns by numbers (size,)."""
        for part, piece in zip(self._parts, self.pieces, strict=True):
            piece *= by[: part.stop]
            piece *= by[part, None]

    def become_one(self) -> None:
        """Be the matrix that changes nothing."""
        for piece in self.pieces:
            piece.fill(0)
        self.fill_diagonal(1)

    def invert(self) -> None:
        """Become the inverse of its lower Cholesky factor, a piece of rows after the other by those above it.

        Products do nearly all of the work. Raises LinAlgError, half done, where it is not positive.
        """
        for count, (part, own) in enumerate(zip(self._parts, self._own(), strict=True)):
            before = self.pieces[count][:, : part.start]
            above = list(zip(self._parts[:count], self.pieces[:count], strict=True))
            factor = np.empty_like(before)
            for done, inverse in above:
                np.matmul(before[:, : done.stop], inverse.T, out=factor[:, done])
            own -= factor @ factor.T
            own[...] = np.tril(np.linalg.inv(np.linalg.cholesky(own)))
            before.fill(0)
            for done, inverse in above:
                before[:, : done.stop] += factor[:, done] @ inverse
            before[...] = -own @ before

    def _own(self) -> list[Floats]:
        """The square on the diagonal of each piece."""
        return [piece[:, part.start :] for part, piece in zip(self._parts, self.pieces, strict=True)]
