"""A Survey: how many images each class has, what they look like on average, and where they differ."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images, Labels, frozen
from core.progress import Progress

BLOCK = 2000  # images
MOST = 500_000  # images: a mean over more shows nothing else


@dataclass(frozen=True, eq=False)
class Survey:
    """What k classes of images look like.

    Parameters
    ----------
    classes : labels that occur, ascending
    counts : images of each, int64 (k,)
    mean : grey level of each pixel, float64 (k, h, w), 0 to 255
    variance : of the same, float64 (k, h, w), in grey levels squared, around each class's own mean
    """

    classes: tuple[int, ...]
    counts: NDArray[np.int64]
    mean: NDArray[np.float64]
    variance: NDArray[np.float64]

    def __post_init__(self) -> None:
        for name in ("counts", "mean", "variance"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    @property
    def mean_picture(self) -> Images:
        """The means as images, uint8 (k, h, w)."""
        return np.asarray(np.rint(self.mean), np.uint8)

    @property
    def spread_picture(self) -> Images:
        """Standard deviations as images, uint8 (k, h, w); 255 is the largest there can be, half of all grey levels."""
        return np.asarray(np.rint(2 * np.sqrt(self.variance)).clip(0, 255), np.uint8)


def survey(images: Images, labels: Labels, most: int = MOST) -> Generator[Progress, None, Survey]:
    """Look at images uint8 (n, h, w) with labels int64 (n,), a block at a time.

    Sums of grey levels and of their squares are whole numbers below 2 ** 53, so that they are exact in float64 and the
    variance loses nothing to the difference of the two. Of more than about `most` images, evenly spaced blocks are
    looked at; the counts are of all.
    """
    classes, targets = np.unique(labels, return_inverse=True)
    pixels, whole = int(np.prod(images.shape[1:])), len(classes)
    sums, squares, seen = np.zeros((whole, pixels)), np.zeros((whole, pixels)), np.zeros((whole, 1))
    starts = range(0, len(images), BLOCK)[:: max(1, -(-len(images) // most))]
    for done, first in enumerate(starts, start=1):
        block = images[first : first + BLOCK].reshape(-1, pixels).astype(np.float64)
        members = (targets[first : first + BLOCK] == np.arange(whole)[:, None]).astype(np.float64)
        seen += members.sum(axis=1, keepdims=True)
        sums += members @ block
        squares += members @ np.square(block, out=block)
        yield Progress(done, len(starts))
    counts = np.bincount(targets, minlength=whole).astype(np.int64)
    each, shape = np.maximum(seen, 1), (whole, *images.shape[1:])
    variance = (squares * each - sums**2) / each**2
    return Survey(tuple(classes.tolist()), counts, (sums / each).reshape(shape), variance.reshape(shape))
