"""Files are written whole or not at all: beside their place first, then moved into it."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from core.errors import Fault, WriteError
from core.strays import hold, part_name, sweep

# Temporary files now being written; `discard_unfinished` reads it when the process is about to end at once.
_unfinished: set[Path] = set()


Content = bytes | Callable[[IO[bytes]], object]


def write_atomically(path: str | Path, data: Content, *, follow: bool = True) -> None:
    """Write `data` to `path` so that a reader sees the old file or the new one, never a part, whatever happens.

    What is large writes itself, given the open file.

    A link is followed, or replaced without `follow`: where the name is ours and not the user's, so that nothing is
    written outside the folder that was chosen. An existing file keeps its permissions, a device (``/dev/null``) is
    written to as it is. What programs that were killed have left half-written in the same folder is removed.

    Raises
    ------
    WriteError
        WRITE_FAILED with the path and the operating system's reason; nothing is left behind.
    """
    for _ in write_by_steps(path, data, follow=follow):
        pass


def write_by_steps(path: str | Path, data: Content, *, follow: bool = True) -> Generator[None, None, None]:
    """The same in steps: closed before its end, it leaves what was there before, and nothing else.

    Raises
    ------
    WriteError
        as `write_atomically`.
    """
    try:
        target = _writable(path) if follow else _own(path)
        if _is_plain(target):
            yield from _replace(target, data)
        else:
            with target.open("wb") as file:
                _put(file, data)
    except (OSError, ValueError) as error:
        raise _failure(path, error) from error


def check_writable(path: str | Path) -> None:
    """Find out, leaving nothing behind, whether `write_atomically` could write to `path`.

    Raises
    ------
    WriteError
        WRITE_FAILED, as `write_atomically` would.
    """
    try:
        target = _writable(path)
        if _is_plain(target):
            sweep(target.parent)
            beside = target.with_name(part_name())
            beside.open("xb").close()
            beside.unlink()
    except (OSError, ValueError) as error:
        raise _failure(path, error) from error


@contextmanager
def writing(path: str | Path) -> Iterator[None]:
    """Turn what may go wrong with writing to `path` in the body into a WriteError."""
    try:
        yield
    except OSError as error:
        raise _failure(path, error) from error


def plain_name(text: str) -> str:
    """A file name made of a text: letters, digits, dot, underscore and hyphen of ASCII, and never hidden."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.")[:100] or "export"


def discard_unfinished() -> None:
    """Remove what half-written files there are; for a process that ends without unwinding."""
    for beside in tuple(_unfinished):
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _writable(path: str | Path) -> Path:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # Replacing a file asks nothing of the file itself, so its write protection would go unnoticed.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target


def _own(path: str | Path) -> Path:
    """The path itself, even if it is a link; what leads there may be one."""
    target = Path(os.path.realpath(Path(path).parent), Path(path).name)
    return target if target.is_symlink() else _writable(target)


def _is_plain(target: Path) -> bool:
    return target.is_symlink() or not target.exists() or target.is_file()


def _replace(target: Path, data: Content) -> Generator[None, None, None]:
    beside = target.with_name(part_name())
    _unfinished.add(beside)
    try:
        _write(beside, data, mode=_mode(target))
        yield
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        _unfinished.discard(beside)
    _settle(target.parent)


def _write(beside: Path, data: Content, *, mode: int | None) -> None:
    # As private as the old file from the first byte on.
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode or 0o666)
    with os.fdopen(number, "wb") as file:
        hold(file)
        _put(file, data)
        file.flush()
        if mode is not None:
            beside.chmod(mode)
        os.fsync(file.fileno())


def _put(file: IO[bytes], data: Content) -> None:
    if isinstance(data, bytes):
        file.write(data)
    else:
        data(file)


def _mode(target: Path) -> int | None:
    """The permissions of the file that is there, if any."""
    try:
        about = target.lstat()
    except FileNotFoundError:
        return None
    return None if stat.S_ISLNK(about.st_mode) else stat.S_IMODE(about.st_mode)


def _settle(folder: Path) -> None:
    """Have the folder itself written down, so that a power cut does not bring the old file back; then tidy it."""
    with suppress(OSError, AttributeError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    sweep(folder)


def _failure(path: str | Path, error: OSError | ValueError) -> WriteError:
    reason = getattr(error, "strerror", None) or str(error)
    return WriteError(Fault.WRITE_FAILED, path=str(path), reason=reason)
