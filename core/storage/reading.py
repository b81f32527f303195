"""From a path to checked contents: whatever a file can be or do, it ends in one error that says what is wrong."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from core.errors import CoreError, Fault, needed_by
from core.storage.container import Contents, DamageError, is_sealed, open_archive, unpack

Found = TypeVar("Found")

HEADER = "header.npy"  # the member that says what a file is, and the first
_PEEK = 4096  # bytes of the header within which it says what the file is
_NAME_AT = 30  # bytes before the first member's name in a zip file


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Parameters
    ----------
    format : what its header calls itself
    version : the newest that is known
    limit : bytes it may have
    error : what is raised
    foreign, newer, damaged : of which faults
    endless : names of arrays in which nan and infinity have a meaning
    unsealed : versions that had no hash yet and are still read
    """

    format: str
    version: int
    limit: int
    error: type[CoreError]
    foreign: Fault
    newer: Fault
    damaged: Fault
    endless: Collection[str] = ()
    unsealed: Collection[int] = ()


def read(path: Path, kind: Kind, build: Callable[[Contents], Found]) -> Found:
    """What `build` makes of the contents of the file.

    Raises
    ------
    kind.error
        NOT_FOUND, NOT_ALLOWED, FILE_TOO_LARGE, NO_MEMORY, or the kind's own faults, each with the path.
    """
    data = _bytes(path, kind)
    contents = _contents(path, kind, data)
    if contents.header.get("format") != kind.format:
        raise kind.error(kind.foreign, path=str(path))
    version = contents.header.get("version")
    if version != kind.version and version not in kind.unsealed:
        facts = {"version": str(version)[:20], "known": kind.version}
        raise kind.error(kind.newer, path=str(path), **facts)
    if not is_sealed(data) and version not in kind.unsealed:
        raise kind.error(kind.damaged, path=str(path), part="checksum")
    return checked(lambda: build(contents), path, kind)


def begins_as_ours(path: Path) -> bool:
    """Whether a file is a regular one and begins as all of ours do; a glance, whatever else it is."""
    with suppress(OSError, ValueError):
        if path.is_file():
            with path.open("rb") as file:
                return _is_ours(file.read(_NAME_AT + len(HEADER)))
    return False


def calls_itself(path: Path, name: str) -> bool:
    """Whether a file's header says that it is of the format called so; for all else it may hold, see `read`."""
    if not begins_as_ours(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(HEADER) as file:
            return name.encode() in file.read(_PEEK)
    except (OSError, ValueError, KeyError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def _is_ours(data: bytes) -> bool:
    return data[_NAME_AT : _NAME_AT + len(HEADER)] == HEADER.encode()


def checked(look: Callable[[], Found], path: Path, kind: Kind) -> Found:
    """What `look` gives; anything a damaged file can make it raise becomes one error."""
    try:
        return look()
    except kind.error:
        raise
    except DamageError as error:
        raise kind.error(kind.damaged, path=str(path), part=str(error)) from error
    except MemoryError as error:
        raise kind.error(Fault.NO_MEMORY, path=str(path), needed=needed_by(error) or _size(path)) from error
    except (
        *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, EOFError),
        *(OSError, NotImplementedError, RuntimeError, CoreError, zipfile.BadZipFile, zipfile.LargeZipFile),
        zipfile.zlib.error,  # type: ignore[attr-defined]
    ) as error:
        raise kind.error(kind.damaged, path=str(path), part="contents") from error


def _contents(path: Path, kind: Kind, data: bytes) -> Contents:
    if is_sealed(data):
        return checked(lambda: unpack(data, limit=kind.limit, endless=kind.endless), path, kind)
    try:
        return checked(lambda: open_archive(data, 0, limit=kind.limit, endless=kind.endless), path, kind)
    except kind.error as error:
        # What begins as ours do was ours; anything else is somebody's file that has nothing to do with us.
        if _is_ours(data) or error.kind is not kind.damaged:
            raise
        raise kind.error(kind.foreign, path=str(path)) from error


def _bytes(path: Path, kind: Kind) -> bytes:
    try:
        if not path.is_file():
            raise kind.error(kind.foreign if path.exists() else Fault.NOT_FOUND, path=str(path))
        if (size := _size(path)) > kind.limit:
            raise kind.error(Fault.FILE_TOO_LARGE, path=str(path), limit=kind.limit)
        with path.open("rb") as file:
            # Not the limit: reading sets aside what it is asked for, however small the file.
            data = file.read(size + 1)
    except OSError as error:
        raise kind.error(Fault.NOT_ALLOWED, path=str(path), reason=error.strerror or str(error)) from error
    except ValueError as error:  # a name with a zero byte
        raise kind.error(Fault.NOT_FOUND, path=str(path)) from error
    except MemoryError as error:
        raise kind.error(Fault.NO_MEMORY, path=str(path), needed=needed_by(error) or _size(path)) from error
    if len(data) > kind.limit:
        raise kind.error(Fault.FILE_TOO_LARGE, path=str(path), limit=kind.limit)
    return data


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
