"""Pictures as a person sees them on paper: transparency, depth and turning made good before they become grey."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.opencv import cv2, decode, decode_grey

_PNG, _BMP, _WEBP_LOSSY = b"\x89PNG", b"BM", b"VP8 "
_OPAQUE: Final = (0, 2, 3)  # colour types of PNG
# EXIF's tag of the orientation, a short, in the byte order of either kind of machine.
_ORIENTATION = re.compile(
    rb"II\*\0.{4}.*?\x12\x01\x03\0\x01\0\0\0([\1-\10])|MM\0\*.{4}.*?\x01\x12\0\x03\0\0\0\x01\0([\1-\10])", re.DOTALL
)
# Orientations 1 to 8: quarter turns against the clock, and whether left and right change places before.
_TURNS: Final = ((0, False), (0, True), (2, False), (2, True), (1, True), (3, False), (3, True), (1, False))
_EXIF_BYTES = 4096


def decode_seen(data: bytes) -> Images | None:
    """Decode an image file to grey, as on white paper; light ink on nothing, hardly seen there, is seen on black.

    What is opaque and has 8 bits is what `cv2.imread(..., IMREAD_GRAYSCALE)` gives, bit for bit. Deeper greys are
    scaled by the depth their numbers use. The picture is turned as EXIF says.

    Returns
    -------
    uint8 (h, w), or None as in `core.opencv.decode_grey`.
    """
    if _is_plain(data):
        return decode_grey(data)
    picture = decode(data, cv2.IMREAD_UNCHANGED)
    if picture is None:
        return None
    if _has_alpha(picture) and not (data.startswith(_BMP) and not picture[:, :, -1].any()):
        return _upright(_composed(shallow(picture)), data)
    # Decoded again, since grey is made differently in each format.
    deep = picture.dtype != np.uint8
    grey = decode(data, cv2.IMREAD_ANYDEPTH if deep else cv2.IMREAD_GRAYSCALE)
    return None if grey is None else shallow(grey)


def shallow(numbers: NDArray[Any], known: float | None = None) -> NDArray[np.uint8]:
    """Scale to 0..255 from the depth the numbers really use: 12 bits often come in files of 16.

    The largest may be `known`, where these are not all that are scaled alike.
    """
    if numbers.dtype == np.uint8:
        return numbers
    with np.errstate(invalid="ignore"):  # what is no number may be one that signals as it is converted
        finite = np.nan_to_num(numbers.astype(np.float64), posinf=0.0, neginf=0.0)
    top = float(finite.max(initial=0.0)) if known is None else known
    depth = next((bits for bits in (8, 10, 12, 14, 16) if top < 2**bits), 0)
    full = 1.0 if numbers.dtype.kind == "f" and top <= 1.0 else 2.0**depth - 1 if depth else top
    return np.clip(np.rint(finite * (255.0 / full)), 0, 255).astype(np.uint8)


def _is_plain(data: bytes) -> bool:
    """Whether its first bytes say that a picture is opaque, and 8 bits deep at most."""
    if data.startswith(_PNG):
        pixels = data.find(b"IDAT")
        return data[24:25] <= b"\x08" and data[25:26] in map(_byte, _OPAQUE) and data.find(b"tRNS", 0, pixels) < 0
    if data.startswith(_BMP):
        return data[28:30] != b"\x20\0"
    # A JPEG has neither transparency nor depth.
    return data.startswith(b"\xff\xd8") or data[12:16] == _WEBP_LOSSY


def _byte(number: int) -> bytes:
    return bytes((number,))


def _has_alpha(picture: NDArray[Any]) -> bool:
    return picture.ndim == 3 and picture.shape[2] in (2, 4)


def _composed(picture: NDArray[np.uint8]) -> Images:
    colours = picture[:, :, :-1]
    grey = (
        colours[:, :, 0] if colours.shape[2] == 1 else cv2.cvtColor(np.ascontiguousarray(colours), cv2.COLOR_BGR2GRAY)
    )
    alpha = picture[:, :, -1] / 255.0
    on_white, on_black = (np.rint(grey * alpha + paper * (1.0 - alpha)).astype(np.uint8) for paper in (255.0, 0.0))
    # As ints: twice a span is more than a byte.
    return on_white if 2 * int(np.ptp(on_white)) >= int(np.ptp(on_black)) else on_black


def _upright(picture: Images, data: bytes) -> Images:
    """Turned as EXIF says, which OpenCV does for pictures without transparency only."""
    at = max(data.find(b"eXIf"), data.find(b"EXIF"))
    found = _ORIENTATION.search(data, at, at + _EXIF_BYTES) if at >= 0 else None
    turns, mirrored = _TURNS[ord(found[1] or found[2]) - 1 if found else 0]
    return np.ascontiguousarray(np.rot90(picture[:, ::-1] if mirrored else picture, turns))
