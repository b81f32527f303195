"""Paper and ink: which of the two is the lighter, as an image's border tells, and images without any ink."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images

FLATTEST = 8  # grey levels between the darkest and the lightest pixel of what still shows something

Flags = NDArray[np.bool_]
Span = tuple[NDArray[np.int16], NDArray[np.int16]]


def span(images: Images) -> Span:
    """The darkest and the lightest pixel of each image (n, h, w)."""
    pixels = images.reshape(len(images), images.shape[1] * images.shape[2])
    return pixels.min(axis=1).astype(np.int16), pixels.max(axis=1).astype(np.int16)


def is_blank(images: Images, known: Span | None = None) -> Flags:
    """Whether all pixels of each image (n, h, w) are nearly the same: bool (n,); their span may be known already."""
    low, high = known or span(images)
    return np.asarray(high - low < FLATTEST)


def is_dark_on_light(images: Images, known: Span | None = None) -> Flags:
    """Whether more than half of each image's border is lighter than the middle of its span: bool (n,)."""
    low, high = known or span(images)
    middle = ((low + high) // 2).astype(np.uint8)[:, None]
    height, width = images.shape[1:]
    across = np.concatenate([images[:, 0], images[:, -1]], axis=1) > middle
    light = np.count_nonzero(across, axis=1)
    # As a rule both rows are dark, and whatever the columns are could not outweigh them.
    down = 2 * max(0, height - 2)
    result = 2 * (light + down) > 2 * width + down
    left = np.flatnonzero(result)
    if left.size:
        columns = np.concatenate([images[left, 1:-1, 0], images[left, 1:-1, -1]], axis=1) > middle[left]
        result[left] = 2 * (light[left] + np.count_nonzero(columns, axis=1)) > 2 * width + down
    return np.asarray(result)


def light_on_dark(images: Images, turned: Flags) -> Images:
    """The images, those that are `turned` as their negatives."""
    if not turned.any():
        return images
    result: Images = images.copy()
    result[turned] = 255 - images[turned]
    return result
