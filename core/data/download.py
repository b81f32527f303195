"""Fetching one file: taken up where it stopped, checked against its hash, and in its place only when it is right."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

from core.data.connection import TIMEOUT, Connection, Head
from core.data.pace import Pace
from core.data.reading import faults
from core.errors import DownloadError, Fault
from core.files import writing
from core.progress import Progress
from core.sources import Piece

AGAIN = 20  # connections for one file: a line that breaks oftener is broken
_BLOCK = 1 << 20  # bytes
_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")
_NUMBER = re.compile(r"[0-9]{1,18}")


def download(
    piece: Piece, mirrors: Sequence[str], folder: Path, *, timeout: float = TIMEOUT
) -> Generator[Progress, None, Path]:
    """Fetch a file from the first mirror that gives it right; nothing is fetched where it lies there already.

    What has come so far is kept as `<name>.part`, and a later call goes on from there.

    Yields
    ------
    Progress in bytes, at least every tenth of a second.

    Raises
    ------
    DownloadError
        what `fault_of` says, DOWNLOAD_LENGTH, or DOWNLOAD_WRONG where a hash is not the one that is known; of several
        mirrors the fault of the last.
    WriteError
        WRITE_FAILED.
    """
    target = folder / piece.name
    if target.is_file() and (yield from _is_right(target, piece)):
        return target
    for number, mirror in enumerate(mirrors, start=1):
        try:
            yield from _fetch(piece, mirror, target.with_name(f"{piece.name}.part"), timeout=timeout)
        except DownloadError:
            if number == len(mirrors):
                raise
        else:
            break
    with writing(target):
        target.with_name(f"{piece.name}.part").replace(target)
    return target


def _fetch(piece: Piece, mirror: str, part: Path, *, timeout: float) -> Generator[Progress, None, None]:
    """A whole and right `part`; one that was begun earlier and turns out wrong is fetched once more from its start."""
    begun = part.exists()
    yield from _fill(piece, mirror + piece.name, part, timeout=timeout)
    if (yield from _is_right(part, piece)):
        return
    with writing(part):
        part.unlink()
    if not begun:
        raise DownloadError(Fault.DOWNLOAD_WRONG, url=mirror + piece.name)
    yield from _fetch(piece, mirror, part, timeout=timeout)


def _fill(piece: Piece, url: str, part: Path, *, timeout: float) -> Generator[Progress, None, None]:
    with writing(part):
        part.touch()
        if length(part) > piece.size:
            part.write_bytes(b"")
    for _ in range(AGAIN):
        have = length(part)
        if have < piece.size:
            yield from _append(piece, url, part, timeout=timeout)
        if length(part) == piece.size:
            return
        if length(part) == have:
            break
    raise DownloadError(Fault.DOWNLOAD_CUT, host=url.split("/")[2])


def _append(piece: Piece, url: str, part: Path, *, timeout: float) -> Generator[Progress, None, None]:
    """What one connection gives; one that breaks off is no fault as long as it gave something."""
    begun = length(part)
    try:
        with writing(part), part.open("r+b") as file, closing(Connection(url, begun, timeout=timeout)) as connection:
            yield from _copy(piece, url, connection, file=file, begun=begun)
    except DownloadError as error:
        # Status 416 says that there is no more than what lies here already, which is then of something else.
        if error.kind is Fault.DOWNLOAD_LENGTH or error.facts.get("status") == 416:
            part.unlink(missing_ok=True)
        if error.kind not in (Fault.DOWNLOAD_CUT, Fault.DOWNLOAD_SLOW) or length(part) <= begun:
            raise


def _copy(
    piece: Piece, url: str, connection: Connection, *, file: BinaryIO, begun: int
) -> Generator[Progress, None, None]:
    pace = Pace()
    done = 0
    while (item := connection.next()) != b"":
        if isinstance(item, Head):
            done = _start(piece, url, item, begun=begun)
            file.seek(done)
            file.truncate()
        elif item is not None:
            done += len(item)
            if done > piece.size:
                raise DownloadError(Fault.DOWNLOAD_LENGTH, url=url, expected=piece.size, found=done)
            file.write(item)
        if item is None or pace.due():
            yield Progress(done, piece.size)


def _start(piece: Piece, url: str, head: Head, *, begun: int) -> int:
    """The byte that an answer begins with, at most the next; of a file of another length none is read."""
    start, total = 0, head.headers.get("Content-Length", "")
    if head.status == 206:
        found = _RANGE.fullmatch(head.headers.get("Content-Range", ""))
        start, total = (int(found[1]), found[2]) if found else (0, "")
        if start > begun or not found:
            raise DownloadError(Fault.DOWNLOAD_CUT, host=url.split("/")[2])
    if _NUMBER.fullmatch(total) and int(total) != piece.size:
        raise DownloadError(Fault.DOWNLOAD_LENGTH, url=url, expected=piece.size, found=int(total))
    return start


def _is_right(path: Path, piece: Piece) -> Generator[Progress, None, bool]:
    """Whether the file's hash, or that of what is in it, is the one that is known."""
    pace, found, read = Pace(), hashlib.sha256(), 0
    with faults(path), path.open("rb") as raw:
        file = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if piece.unpacked else raw
        try:
            # Never more than what belongs there, whatever the file would unpack to.
            while block := file.read(min(_BLOCK, (piece.unpacked or piece.size) + 1 - read)):
                read += len(block)
                found.update(block)
                if pace.due():
                    yield Progress(piece.size, piece.size)
        except (EOFError, OSError, zlib.error):
            return False
    return found.hexdigest() == piece.sha256


def length(part: Path) -> int:
    """Bytes of a file, none where there is none."""
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0
