"""Faults for real: system calls that fail under strace, disks that are full, processes that are killed."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BEGIN, END = "/begin-of-write", "/end-of-write"
OF_MEMORY = {"brk", "mmap", "munmap", "mprotect", "futex", "getpid", "getrandom"}
ERRORS = ("ENOSPC", "EIO", "EACCES", "EMFILE")

WRITER = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from core.errors import WriteError
from core.files import write_atomically
os.access({BEGIN!r}, 0)
try:
    write_atomically(sys.argv[1], b"new" * 30000)
except WriteError as error:
    print(error.facts["reason"])
else:
    print("written")
os.access({END!r}, 0)
"""


class Call(NamedTuple):
    """A system call: its name and how many of that name came before it, itself included."""

    name: str
    nth: int


class Outcome(NamedTuple):
    """What the writer said, what is in the file, and what else lies beside it."""

    said: str
    content: bytes
    beside: list[str]


def can_inject() -> bool:
    """Whether strace is there and may do its work."""
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def calls_of_a_write(target: Path) -> list[Call]:
    """The system calls between the two marks of `WRITER`, in order."""
    seen: Counter[str] = Counter()
    inside: list[Call] | None = None
    for line in _strace(target, []).splitlines():
        name = re.match(r"(\w+)\(", line)
        if name is None:
            continue
        seen[name[1]] += 1
        if END in line:
            break
        if inside is not None and name[1] not in OF_MEMORY:
            inside.append(Call(name[1], seen[name[1]]))
        if BEGIN in line:
            inside = []
    assert inside, "the marks were not found"
    return inside


def write_with(call: Call, error: str, target: Path) -> Outcome:
    """Let `WRITER` replace a file that says "old" while this call fails."""
    for path in target.parent.iterdir():
        path.unlink()
    target.write_bytes(b"old")
    said = _write(target, ["-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.nth}"])
    beside = [path.name for path in target.parent.iterdir() if path != target]
    return Outcome(said, target.read_bytes(), beside)


def _strace(target: Path, options: list[str]) -> str:
    with tempfile.NamedTemporaryFile("r") as log:
        _write(target, ["-o", log.name, *options])
        return log.read()


def _write(target: Path, options: list[str]) -> str:
    log = [] if "-o" in options else ["-o", os.devnull]
    # Without site and bytecode files: every run makes the same calls, so that they can be counted.
    command = ["strace", *log, *options, sys.executable, "-I", "-S", "-B", "-c", WRITER, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={"PATH": os.environ["PATH"]})
    return done.stdout.strip() or done.stderr.strip()[-500:]


@contextmanager
def small_disk(size: str) -> Iterator[Path | None]:
    """A file system of its own that holds so much, or None where none can be mounted."""
    folder = Path(tempfile.mkdtemp(prefix="logit-lab-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = (
        shutil.which("mount") is not None
        and hasattr(os, "geteuid")
        and os.geteuid() == 0
        and subprocess.run(mount, capture_output=True).returncode == 0
    )
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)
        folder.rmdir()


def killed_while(work: Callable[[], None], kills: int, *, between: Callable[[], None], longest: float) -> None:
    """Fork a child that repeats `work`, kill it with SIGKILL after up to `longest` seconds, call `between`; and again.

    To be called in a process of its own that has no threads.
    """
    rng = random.Random(0)
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            while True:
                work()
        time.sleep(rng.uniform(0.0005, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        between()
