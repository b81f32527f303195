"""The one door to OpenCV: imports it without side effects on the process, and decodes pictures it would half-decode."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

# Enough for a 48-megapixel phone; without a bound, a 38-byte WebP that claims 16383 x 16383 costs a gigabyte.
MAX_PIXELS = 50_000_000
# The wheel points these at its own Qt, which then breaks PySide6, and every program started from here.
BORROWED = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
LOG_LEVEL = "OPENCV_LOG_LEVEL"
CHANNELS = 128  # of an array, at most, in every version of OpenCV
FEW_PIXELS = 1024  # of images that gain by being resized as channels of one


@contextmanager
def _environment_kept() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in (*BORROWED, LOG_LEVEL)}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _load() -> ModuleType:
    # OpenCV reads both once, as it is loaded; the functions that set the level are called otherwise in every version.
    os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))
    with _environment_kept():
        # Broken files are reported by who reads them; OpenCV's own lines on stderr would come on top.
        os.environ.setdefault(LOG_LEVEL, "SILENT")
        import cv2
    # 28 x 28 pixels gain nothing from OpenCV's thread pool, which would compete with training and with the window.
    cv2.setNumThreads(1)
    return cv2


class _WhenUsed:
    """OpenCV, loaded when it is first used: a window that opens can do without its 50 ms and 25 MB for a while."""

    def __getattr__(self, name: str) -> Any:
        value = getattr(_load(), name)
        setattr(self, name, value)
        return value


if TYPE_CHECKING:
    import cv2
else:
    cv2 = _WhenUsed()

__all__ = ["MAX_PIXELS", "cv2", "decode", "decode_grey", "resize_all"]

_JPEG, _JPEG_SCAN, _JPEG_END = b"\xff\xd8\xff", 0xDA, b"\xff\xd9"
_NO_MEMORY, _BYTES = -4, re.compile(r"Failed to allocate (\d+) bytes")
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"


def decode_grey(data: bytes) -> NDArray[np.uint8] | None:
    """Decode an image file's bytes to grey as `cv2.imread(..., IMREAD_GRAYSCALE)` does.

    Parameters
    ----------
    data : the bytes of a JPEG, PNG, BMP, WebP or TIFF file

    Returns
    -------
    uint8 (h, w), or None where the bytes are no picture, a damaged one, one with over `MAX_PIXELS` pixels,
    or a JPEG or PNG that ends early, which some versions of OpenCV fill up with grey.
    """
    grey = decode(data, cv2.IMREAD_GRAYSCALE)
    return None if grey is None or grey.dtype != np.uint8 else grey


def resize_all(images: NDArray[Any], size: int, interpolation: int) -> NDArray[Any]:
    """Images (n, h, w) to (n, size, size), each as `cv2.resize` makes it alone, in as few calls as give the same.

    Parameters
    ----------
    images : of any dtype that `cv2.resize` takes
    interpolation : cv2.INTER_LINEAR, or cv2.INTER_AREA
    """
    n, height, width = images.shape
    shrinks = size <= min(height, width)
    whole = height % size == 0 and width % size == 0
    if n and shrinks and (whole or interpolation == cv2.INTER_AREA):
        # Where areas end with their image, images may lie one above the other.
        tall = np.ascontiguousarray(images).reshape(n * height, width)
        return np.asarray(cv2.resize(tall, (size, n * size), interpolation=interpolation)).reshape(n, size, size)
    result = np.empty((n, size, size), images.dtype)
    if interpolation == cv2.INTER_LINEAR and images.dtype == np.uint8 and height * width <= FEW_PIXELS:
        for first in range(0, n, CHANNELS):
            # Channels do not know of each other.
            deep = np.ascontiguousarray(images[first : first + CHANNELS].transpose(1, 2, 0))
            small = np.asarray(cv2.resize(deep, (size, size), interpolation=interpolation)).reshape(size, size, -1)
            result[first : first + CHANNELS] = small.transpose(2, 0, 1)
        return result
    for image, small in zip(images, result, strict=True):
        cv2.resize(image, (size, size), dst=small, interpolation=interpolation)
    return result


def decode(data: bytes, flags: int) -> NDArray[Any] | None:
    """Decode an image file's bytes as `cv2.imdecode` does with these flags; None as in `decode_grey`."""
    if _ends_early(data):
        return None
    try:
        return cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error as error:
        if error.code == _NO_MEMORY:
            raise MemoryError(*map(int, _BYTES.findall(str(error)))) from error
        return None


def _ends_early(data: bytes) -> bool:
    if data.startswith(_JPEG):
        return data.find(_JPEG_END, _jpeg_scan_start(data)) < 0
    if data.startswith(_PNG):
        return not _png_is_whole(data)
    return not data


def _jpeg_scan_start(data: bytes) -> int:
    """Where the picture's own data begin; an end marker before that belongs to an embedded thumbnail."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _JPEG_SCAN:
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at


def _png_is_whole(data: bytes) -> bool:
    """Whether every chunk that matters is there with its right checksum (libpng would complain on stderr)."""
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name[:1].isupper() and zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return False
        if name == _PNG_END:
            return True
        at = end
    return False
