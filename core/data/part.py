"""Part: the bytes of some files become images, in steps that need the interpreter and one that does without.

What is joined is decoded outside the interpreter's lock; all that takes many small calls comes before it and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.data import paper
from core.data.picture import decoded, resized, resized_all
from core.data.pile import File, failures
from core.data.reading import UnreadableError
from core.data.tall import Stack, join
from core.data.whole import may_be_cut
from core.dataset import Images, SkipReason


class Part:
    """Files that follow each other, on their way to images; made, decoded and judged in this order.

    Parameters
    ----------
    files : the bytes of each, or why it could not be read
    images : uint8 (n, size, size), to be filled
    sizes : int (n, 2), to be filled with the height and width that each picture has in its file
    """

    def __init__(self, files: Sequence[File], images: Images, sizes: NDArray[np.int32]) -> None:
        self.failed = failures(files)
        self.inverted = 0
        self._images = images
        self._sizes = sizes
        self._files = files
        self._talls = join(files)
        left = np.ones(len(files), np.bool_)
        left[[*self.failed]] = False
        for tall in self._talls:
            left[tall.rows] = False
        self._left: list[int] = np.flatnonzero(left).tolist()
        self._stacks: list[tuple[Stack, Images]] = []

    def __len__(self) -> int:
        return len(self._images)

    def decode(self, stopped: Callable[[], bool]) -> None:
        """Decode what was joined, and one by one what was not."""
        for tall in self._talls:
            if (stack := tall.decode()) is not None:
                self._stacks.append((stack, resized_all(stack.images, self._images.shape[1])))
            else:
                self._left += tall.rows.tolist()
        self._alone(self._left, stopped)

    def judge(self, *, as_is: bool) -> None:
        """Fill the images with what was decoded, find those that are cut or blank, and make dark ink light."""
        for stack, images in self._stacks:
            self._images[stack.rows] = images
            self._sizes[stack.rows] = stack.images.shape[1:]
            self._alone(stack.rows[may_be_cut(stack.images)].tolist())
        span = paper.span(self._images)
        for row in np.flatnonzero(paper.is_blank(self._images, span)).tolist():
            self.failed.setdefault(row, UnreadableError(SkipReason.BLANK))
        if not as_is:
            self._lighten(paper.is_dark_on_light(self._images, span))
        self._files, self._talls, self._stacks = (), [], []

    def _lighten(self, dark: paper.Flags) -> None:
        dark[[*self.failed]] = False
        self.inverted = int(np.count_nonzero(dark))
        if self.inverted:
            self._images[dark] = 255 - self._images[dark]

    def _alone(self, rows: Iterable[int], stopped: Callable[[], bool] = lambda: False) -> None:
        for row in rows:
            if stopped():
                return
            file = self._files[row]
            try:
                grey = decoded(file if isinstance(file, bytes) else b"")
                self._images[row], self._sizes[row] = resized(grey, self._images.shape[1]), grey.shape
            except UnreadableError as why:
                self.failed[row] = why
