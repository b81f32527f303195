"""A single picture of a digit, from a file or from bytes, as a person sees it on white paper."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.data.patience import patiently
from core.data.reading import UnreadableError, read_bytes, shown
from core.data.seen import decode_seen
from core.data.whole import is_cut
from core.dataset import Images, SkipReason
from core.errors import DataError, Fault
from core.opencv import cv2, resize_all

# How the files begin that are taken for pictures, whatever their names.
BEGINNINGS = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"BM",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"GIF8",
    *(b"P%d" % kind for kind in range(1, 7)),
)


def decoded(data: bytes) -> Images:
    """A picture in grey, uint8 (h, w), from the bytes of its file.

    Raises
    ------
    UnreadableError
        NOT_AN_IMAGE where they do not begin as a picture does, UNDECODABLE where they do and are none, TOO_SLOW.
    """
    if not data.startswith(BEGINNINGS):
        raise UnreadableError(SkipReason.NOT_AN_IMAGE)
    grey = patiently(decode_seen, data)
    if grey is None or is_cut(data, grey):
        raise UnreadableError(SkipReason.UNDECODABLE)
    return grey


def resized(image: Images, size: int) -> Images:
    """The image (h, w) as (size, size): averaged by area where a side shrinks, bilinear otherwise."""
    return np.asarray(resized_all(image[None], size)[0])


def resized_all(images: Images, size: int) -> Images:
    """The same of images (n, h, w): (n, size, size)."""
    if images.shape[1:] == (size, size):
        return images
    interpolation = cv2.INTER_AREA if max(images.shape[1:]) > size else cv2.INTER_LINEAR
    return np.asarray(resize_all(images, size, interpolation), dtype=np.uint8)


def read_picture(path: str | Path) -> Images:
    """Read a JPG, PNG, BMP, WebP or TIFF file.

    Returns
    -------
    uint8 (h, w)

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED or IMAGE_UNREADABLE, with the path.
    """
    try:
        if not Path(path).exists():
            raise DataError(Fault.NOT_FOUND, path=shown(path))
        data = read_bytes(path)
    except UnreadableError as error:
        if error.reason is SkipReason.NOT_READABLE:
            raise DataError(Fault.NOT_ALLOWED, path=shown(path), reason=error.detail or error.reason.value) from error
        raise DataError(Fault.IMAGE_UNREADABLE, path=shown(path), reason=error.reason.value) from error
    except OSError as error:
        raise DataError(Fault.NOT_ALLOWED, path=shown(path), reason=error.strerror or str(error)) from error
    return picture_from(data, shown(path))


def picture_from(data: bytes, name: str) -> Images:
    """Decode a picture, uint8 (h, w); `name` says where it came from if it is none.

    Raises
    ------
    DataError
        IMAGE_UNREADABLE.
    """
    try:
        return decoded(data)
    except UnreadableError as error:
        raise DataError(Fault.IMAGE_UNREADABLE, path=name, reason=error.reason.value) from error
