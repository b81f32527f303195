"""PNG files of grey images, small enough to be written by hand and put inside a page."""

from __future__ import annotations

import base64
import struct
import zlib

import numpy as np

from core.dataset import Images

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(grey: Images) -> bytes:
    """An image uint8 (h, w) as a PNG file's bytes, 8 bits of grey a pixel (ISO/IEC 15948)."""
    height, width = grey.shape
    # Each line begins with the number of its filter: 0, none.
    lines = np.concatenate([np.zeros((height, 1), np.uint8), grey], axis=1).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    return SIGNATURE + b"".join(chunks)


def png_address(grey: Images) -> str:
    """The image as a `data:` address, for the source of a picture in a page."""
    return "data:image/png;base64," + base64.b64encode(png(grey)).decode("ascii")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
