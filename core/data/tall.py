"""Tall pictures: small JPEG files of one make are joined, a restart marker between each two, and decoded as one.

Of the time that a picture of 28 x 28 pixels takes to decode, more than half goes into making a decoder ready. Files
that are the same up to their scan can share one: restart markers (ITU T.81, 1992, E.2.4) are where a decoder forgets
all it knew, so each picture becomes an interval of a picture as high as all of them, and damage in it stays there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.pile import File, Pile
from core.dataset import Images
from core.opencv import cv2

MOST = 512  # pictures joined; more gain nothing
LEAST = 4
LARGEST = 256 * 256  # pixels of a picture that gains by being joined
HIGHEST = 65_500  # pixels; libjpeg's bound
BLOCK = 8  # pixels, the side of what JPEG codes as one
MARK = 0xFF  # begins a marker, unless a zero follows

_START, _END = b"\xff\xd8", b"\xff\xd9"
_RESTARTS = 0xD0 + np.arange(MOST, dtype=np.uint8) % 8
_MANY_RESTARTS = [bytes((MARK, kind)) for kind in _RESTARTS.tolist()]
_BASELINE, _SCAN = 0xC0, 0xDA
_TABLES = {0xC4, 0xDB}  # Huffman, quantization
_SAID = {0xE0, *range(0xE2, 0xEE), 0xEF, 0xFE}  # what does not change the picture; APP1 may turn it, APP14 colour it


class Stack(NamedTuple):
    """Pictures of one size: which of the files they are, int (k,), and their pixels, uint8 (k, h, w)."""

    rows: NDArray[np.intp]
    images: Images


class Make(NamedTuple):
    """What JPEG files have in common up to their scan, and the size they are coded in.

    Parameters
    ----------
    head : all bytes before the scan's own
    frame : where the frame's segment begins in it
    scan : where the scan's segment begins in it
    height, width : of a picture, in pixels
    rows : height coded, with what fills the last blocks up
    units : blocks, or groups of them, that a picture is coded as
    """

    head: bytes
    frame: int
    scan: int
    height: int
    width: int
    rows: int
    units: int

    def joined_head(self, count: int) -> bytes:
        """The head of a picture as high as that many, with a restart after each."""
        frame, scan = self.frame, self.scan
        height, interval = (count * self.rows).to_bytes(2, "big"), self.units.to_bytes(2, "big")
        raised = self.head[: frame + 5] + height + self.head[frame + 7 : scan]
        return raised + b"\xff\xdd\x00\x04" + interval + self.head[scan:]

    @property
    def most(self) -> int:
        """How many may be joined; 0 where it gains nothing."""
        pixels = self.rows * self.width
        most = min(MOST, HIGHEST // self.rows, MOST * LARGEST // (64 * pixels)) if pixels <= LARGEST else 0
        return most if most >= LEAST else 0


class Tall(NamedTuple):
    """Files joined to one: their make, which of the files they are, and the bytes of the picture they make."""

    make: Make
    rows: NDArray[np.intp]
    data: NDArray[np.uint8]

    def decode(self) -> Stack | None:
        """The pictures, each as `core.opencv.decode_grey` decodes it, bit for bit; None where each has to be alone."""
        make, shape = self.make, (len(self.rows), self.make.rows, self.make.width)
        try:
            tall = cv2.imdecode(self.data, cv2.IMREAD_GRAYSCALE)
        except cv2.error:
            return None
        if tall is None or tall.dtype != np.uint8 or tall.shape != (shape[0] * shape[1], shape[2]):
            return None
        return Stack(self.rows, np.asarray(tall, np.uint8).reshape(shape)[:, : make.height])


def join(files: Sequence[File]) -> list[Tall]:
    """Join what can be joined; what is in none has to be decoded alone.

    Parameters
    ----------
    files : the bytes of pictures of any format; what could not be read is passed over
    """
    whole = _joined_pile(files) if isinstance(files, Pile) else None
    return [whole] if whole is not None else _joined_parts([one if isinstance(one, bytes) else b"" for one in files])


def _joined_pile(pile: Pile) -> Tall | None:
    """All files of a pile if, as a rule, they are of one make and whole: that costs a fraction of sorting them."""
    first = pile[0]
    head = first[: scan_start(first)] if isinstance(first, bytes) else b""
    make = make_of(head) if head and not pile.others else None
    start, block, places = len(head), pile.block, np.arange(len(pile))
    if make is None or not LEAST <= len(pile) <= make.most or int(pile.sizes.min()) < start + len(_END):
        return None
    last = places, pile.sizes - 1
    alike = (block[:, :start] == block[0, :start]).all() and (block[last] == _END[1]).all()
    if not alike or not (block[places, pile.sizes - 2] == MARK).all():
        return None
    # A restart is marked where the end was: both are told by one byte.
    block[last] = _RESTARTS[: len(pile)]
    block[-1, pile.sizes[-1] - 1] = _END[1]
    content, starts = memoryview(block.reshape(-1).data), block.shape[1] * places
    pieces = zip((starts + start).tolist(), (starts + pile.sizes).tolist(), strict=True)
    joined = b"".join([make.joined_head(len(pile)), *[content[begin:end] for begin, end in pieces]])
    block[last] = _END[1]
    data = np.frombuffer(joined, np.uint8)
    # One for each file; not in the new head, which may say anything.
    return Tall(make, places, data) if _markers(data[-int((pile.sizes - start).sum()) :]) == len(pile) else None


def _joined_parts(files: Sequence[bytes]) -> list[Tall]:
    parts = (
        (make, rows[first : first + make.most])
        for make, rows in _sorted_by_make(files)
        for first in range(0, len(rows), make.most)
    )
    return [tall for make, rows in parts if (tall := _joined(make, rows, files)) is not None]


def _sorted_by_make(files: Sequence[bytes]) -> list[tuple[Make, list[int]]]:
    """The files that can be joined, by their make."""
    found = [(head, rows) for head, rows in _sorted_by_head(files).items() if len(rows) >= LEAST]
    makes = [(make_of(head), [row for row in rows if files[row].endswith(_END)]) for head, rows in found]
    return [(make, rows) for make, rows in makes if make is not None and make.most]


def _sorted_by_head(files: Sequence[bytes]) -> dict[bytes, Sequence[int]]:
    head = files[0][: scan_start(files[0])] if files else b""
    if head and sum([data.startswith(head) for data in files]) == len(files):  # as a rule
        return {head: range(len(files))}
    found: dict[bytes, list[int]] = defaultdict(list)
    for row, data in enumerate(files):
        if not head or not data.startswith(head):
            head = data[: scan_start(data)]
        found[head].append(row)
    return {**found}


def scan_start(data: bytes) -> int:
    """Where the first scan's own bytes begin; 0 for what is no JPEG."""
    at = 2 if data.startswith(_START) else len(data)
    while at + 4 <= len(data) and data[at] == 0xFF:
        following = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == _SCAN:
            return following if at + 10 <= following < len(data) else 0  # a scan has that much to say, and then bytes
        at = following
    return 0


@lru_cache(maxsize=64)
def make_of(head: bytes) -> Make | None:
    """What the head says, if its files can be joined: baseline, grey or YCbCr, one scan, no restarts, not turned."""
    frame, at = 0, 2
    while at < len(head) and head[at + 1] != _SCAN:
        kind = head[at + 1]
        if kind == _BASELINE and not frame:
            frame = at
        elif kind not in _TABLES | _SAID:
            return None
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return _make(head, frame, at) if frame else None


def _make(head: bytes, frame: int, scan: int) -> Make | None:
    if scan < frame + 13 or len(head) < scan + 8:  # too short for what a frame and a scan have to say
        return None
    components = head[frame + 9]
    if components not in (1, 3) or head[frame + 2 : frame + 4] != bytes((0, 8 + 3 * components)):
        return None
    height, width = (int.from_bytes(head[at : at + 2], "big") for at in (frame + 5, frame + 7))
    sampling = [divmod(head[frame + 11 + 3 * index], 16) for index in range(components)]
    if not _plain(head, frame, scan=scan, sampling=sampling) or not height or not width:
        return None
    across, down = sampling[0]
    rows = ceil(height / (BLOCK * down)) * BLOCK * down
    units = ceil(width / (BLOCK * across)) * (rows // (BLOCK * down))
    return Make(head, frame, scan, height, width, rows, units) if units < 2**16 else None


def _plain(head: bytes, frame: int, *, scan: int, sampling: list[tuple[int, int]]) -> bool:
    """Whether grey is what the first component says: alone, or as the Y of a JFIF file, finest of the three."""
    whole = head[frame + 4] == 8 and head[scan + 4] == len(sampling)
    if len(sampling) == 1:
        return whole and sampling[0] == (1, 1)
    jfif = head[2:4] == b"\xff\xe0" and head[6:11] == b"JFIF\0"
    return whole and jfif and sampling[1:] == [(1, 1), (1, 1)] and {*sampling[0]} <= {1, 2}


def _joined(make: Make, rows: list[int], files: Sequence[bytes]) -> Tall | None:
    if len(rows) < LEAST:
        return None
    start = len(make.head)
    scans = [files[row][start:-2] for row in rows]
    pieces = [b""] * (2 * len(rows) + 1)
    pieces[0] = make.joined_head(len(rows))
    pieces[1::2] = scans
    pieces[2::2] = _MANY_RESTARTS[: len(rows)]
    pieces[-1] = _END
    data = np.frombuffer(b"".join(pieces), np.uint8)
    if _markers(data[len(pieces[0]) :]) != len(rows) and (strays := _with_markers(scans)):
        return _joined(make, [row for place, row in enumerate(rows) if place not in strays], files)
    return Tall(make, np.array(rows), data)


def _markers(data: NDArray[np.uint8]) -> int:
    """How many markers there are; where there are more than were put in, they are looked for."""
    return int(np.count_nonzero((data[:-1] == MARK) & (data[1:] != 0)))


def _with_markers(scans: list[bytes]) -> set[int]:
    """Which scans hold a marker: it would end more than its own picture."""
    return {place for place, scan in enumerate(scans) if _markers(np.frombuffer(scan + b"\0", np.uint8))}
