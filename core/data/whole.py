"""Whole: whether a JPEG has all of its picture, or was cut off and closed with an end marker as if it were whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.opencv import decode_grey

FILLED_UP = 128  # the grey that libjpeg gives the blocks of which it found nothing
_JPEG, _END = b"\xff\xd8", b"\xff\xd9"
_MORE = b"\x55\xaa" * 64  # bits that would be read as blocks if any were missing, and hold no marker


def may_be_cut(images: Images) -> NDArray[np.bool_]:
    """Whether a corner of each image (n, h, w) has just the grey of what is missing: bool (n,)."""
    corners = images[:, [0, 0, -1, -1], [0, -1, 0, -1]]
    return np.asarray((corners == FILLED_UP).any(axis=1))


def is_cut(data: bytes, grey: Images) -> bool:
    """Whether bytes put in before the end change the picture `grey` (h, w) that a JPEG gives: then some were missing.

    What was cut within its last block, and a progressive JPEG that lacks its last scans, are not told.
    """
    end = data.rfind(_END)
    if not data.startswith(_JPEG) or end < 0 or not may_be_cut(grey[None])[0]:
        return False
    longer = decode_grey(data[:end].rstrip(b"\xff") + _MORE + data[end:])
    return longer is None or not np.array_equal(longer, grey)
