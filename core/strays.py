"""Half-written files of programs that were killed: known by their name, gone at the next start."""

from __future__ import annotations

import contextlib
import os
import re
import time
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

try:
    import fcntl
except ImportError:  # Windows, which lets nobody remove a file that another has open
    fcntl = None  # type: ignore[assignment]

PART: Final = re.compile(r"\.logit-lab-(\d{1,10})-[0-9a-f]{16}\.part")
MOST: Final = 20_000  # files of a folder that are looked at
ABANDONED: Final = 3600.0  # seconds after which a file nobody holds is a stray, whoever has its process's number now


def part_name() -> str:
    """A name for a file this process is about to write."""
    return f".logit-lab-{os.getpid()}-{os.urandom(8).hex()}.part"


def hold(file: BinaryIO) -> None:
    """Say that the open file is being written; the hold ends with the process, however that ends."""
    if fcntl is not None:
        with contextlib.suppress(OSError):  # not every file system has locks
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def sweep(folder: str | Path) -> int:
    """Remove what killed programs left half-written in a folder; how many files that were.

    In a folder of very many files only the first `MOST` are looked at.
    """
    swept = 0
    with contextlib.suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in islice(entries, MOST):
            found = PART.fullmatch(entry.name)
            if found and entry.is_file(follow_symlinks=False) and _is_stray(Path(entry.path), int(found[1])):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()
                    swept += 1
    return swept


def _is_stray(path: Path, process: int) -> bool:
    if fcntl is None:
        return True
    if _is_held(path):
        return False
    # Between its making and its being held a file is known by its process alone.
    return not is_running(process) or _age(path) > ABANDONED


def _is_held(path: Path) -> bool:
    with contextlib.suppress(OSError), path.open("rb") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def is_running(process: int) -> bool:
    """Whether there is a process of that number; where that cannot be asked, there is."""
    if os.name == "nt":  # where asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
