"""A single picture of a digit, from a file or from bytes, as a person sees it on white paper."""

from __future__ import annotations

from pathlib import Path

from core.data.reading import UnreadableError, read_bytes, shown
from core.dataset import Images, SkipReason
from core.errors import DataError, Fault
from core.opencv import decode_picture


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
    picture = decode_picture(data)
    if picture is None:
        raise DataError(Fault.IMAGE_UNREADABLE, path=name, reason=SkipReason.UNDECODABLE.value)
    return picture
