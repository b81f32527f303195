"""Where sessions lie: a folder and a lock for each window, so that none takes another's for one that was left."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Generator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile, QStandardPaths

from core.progress import Progress
from core.storage.sessions import BEFORE, INDEX, Session, SessionFolder

KEPT = 3  # sessions that were left and not taken up


class Beginning(NamedTuple):
    """Where a window keeps its session, None where it cannot; what was left, and what is in that."""

    folder: SessionFolder | None
    left: SessionFolder | None = None
    session: Session | None = None

    @property
    def goes_on(self) -> bool:
        """Whether what was left was closed, and is simply taken up again."""
        return self.left is not None and self.folder is self.left


class SessionPlaces:
    """The folders below one root; those this window holds are locked until it lets go, or its process ends.

    All of it asks the disk, which may take its time: it is for a thread, and for one at a time.

    Parameters
    ----------
    root : the user's own place by default
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or default_root()
        self._locks: dict[Path, QLockFile] = {}
        self._doomed: list[SessionFolder] = []

    def begin(self) -> Generator[Progress, None, Beginning]:
        """Look for what was left, and find a place for what comes."""
        yield Progress(0, 0)
        left = self.take_left()
        if left is None:
            return Beginning(self.claim())
        session = left.load()
        return Beginning(left if session.labels.get("closed") is True else self.claim(), left, session)

    def doom(self, folder: SessionFolder) -> None:
        """It is to be forgotten, by `forget` or when the window is closed."""
        self._doomed.append(folder)

    def forget(self) -> Generator[Progress, None, None]:
        """Forget those that are to be."""
        while self._doomed:
            yield Progress(0, 0)
            self.remove(self._doomed.pop())

    def claim(self) -> SessionFolder | None:
        """A folder of our own; None where none can be made."""
        now = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
        path = self.root / f"{now}-{os.urandom(4).hex()}"
        with contextlib.suppress(OSError):
            self.root.mkdir(parents=True, exist_ok=True)
            if self._lock(path):
                path.mkdir()
                return SessionFolder(path)
        return None

    def take_left(self) -> SessionFolder | None:
        """The newest session that no window holds, ours from now on; of the others only a few are kept."""
        self._forget_locks()
        taken, seen = None, 0
        for path in self._left():
            if not self._lock(path):
                continue
            seen += 1
            if taken is None and _is_session(path):
                taken = SessionFolder(path)
            elif seen > KEPT or not _is_session(path):
                self.remove(SessionFolder(path))
            else:
                self._unlock(path)
        return taken

    def remove(self, folder: SessionFolder) -> None:
        """Forget a session that we hold."""
        folder.remove()
        self._unlock(folder.path)

    def release(self) -> None:
        """Hold nothing any more."""
        for path in tuple(self._locks):
            self._unlock(path)

    def _left(self) -> list[Path]:
        """All folders but ours, the newest first."""
        with contextlib.suppress(OSError):
            folders = [path for path in self.root.iterdir() if path.is_dir() and path not in self._locks]
            return sorted(folders, key=_saved_at, reverse=True)
        return []

    def _forget_locks(self) -> None:
        """Remove the locks of windows that were killed before there was a folder to lock."""
        with contextlib.suppress(OSError):
            for path in [lock.with_suffix("") for lock in self.root.glob("*.lock")]:
                if not path.exists() and self._lock(path):
                    self._unlock(path)

    def _lock(self, path: Path) -> bool:
        lock = QLockFile(f"{path}.lock")
        # However old a lock is, its window may still be open.
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return False
        self._locks[path] = lock
        return True

    def _unlock(self, path: Path) -> None:
        lock = self._locks.pop(path, None)
        if lock is not None:
            lock.unlock()


def default_root() -> Path:
    """Where the user's sessions are."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / "logit-lab" / "sessions"


def _is_session(path: Path) -> bool:
    return any((path / name).exists() for name in (INDEX, BEFORE))


def _saved_at(path: Path) -> float:
    times = [0.0]
    for name in (INDEX, BEFORE):
        with contextlib.suppress(OSError):
            times.append((path / name).stat().st_mtime)
    return max(times)
