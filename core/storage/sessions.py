"""A session on disk: an index in two generations, and each run it names in a file of its own.

Every step leaves a whole session behind: a run's new file is written beside its old one, then the index that names it
takes the place of the old one, which becomes the generation before; only what neither names is removed.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.curation.corrections import Corrections
from core.errors import CoreError
from core.files import write_atomically, writing
from core.progress import Progress
from core.storage.runs import load_run, save_run
from core.storage.saved_run import Label, SavedRun
from core.storage.session_index import NAME, Index, Sheet, index_bytes, read_index
from core.strays import sweep

INDEX: Final = "session.npz"
BEFORE: Final = "session.before.npz"
BUDGET: Final = 256_000_000  # bytes that the keyframes of all runs of a session may take on disk
GROWING: Final = 16_000_000  # the same of a run that is under way, and soon written again
EMPTY: Final = Sheet()
UNSAID: Final = Corrections()


@dataclass(frozen=True, eq=False)
class Session:
    """All that is kept of a window.

    Parameters
    ----------
    runs : in the order they were started, each with its "number" as a label; of the same mark as at the last save is
        not written again
    sheet : what lies on the drawing board
    corrections : what was said of the dataset in use
    labels : what else: that dataset's fingerprint as "corrected", which run is current, whether the window was closed
    lost : how many runs could not be read
    growing : the number of the run under way, of which fewer keyframes are written
    """

    runs: tuple[SavedRun, ...] = ()
    sheet: Sheet = EMPTY
    corrections: Corrections = UNSAID
    labels: Mapping[str, Label] = field(default_factory=dict)
    lost: int = 0
    growing: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not (self.runs or len(self.sheet.points) or len(self.corrections)) and self.sheet.picture is None


class SessionFolder:
    """Where one window keeps its session; to be used by one thread at a time.

    Parameters
    ----------
    path : of the folder; made when it is first written to
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: dict[str, object] = {}  # the marks of runs, by file; the runs themselves may go
        self._sketched: set[str] = set()  # files of runs that were under way
        self._serial = 0

    def save(self, session: Session) -> Generator[Progress, None, int]:
        """Write what has changed; Progress counts runs, and the bytes written are returned.

        Raises
        ------
        WriteError
            WRITE_FAILED; what was saved before is still whole.
        """
        with writing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        names: list[str] = []
        before = set(self._written)
        try:
            for run in session.runs:
                names.append(self._name_of(run, session) or self._write(run, len(names) + 1, session))
                yield Progress(len(names), len(session.runs))
            self._write_index(session, names)
            self._written = {name: run.mark for name, run in zip(names, session.runs, strict=True)}
            self._sketched &= set(names)
        finally:
            # A save that failed must leave room for the next one.
            self._tidy()
        return sum(_size(self.path / name) for name in set(names) - before)

    def load(self) -> Session:
        """The newest session that can be read; one without anything where there is none.

        A run whose file is damaged is taken from the generation before, if it is there. What was left half-written
        is removed.
        """
        sweep(self.path)
        indices = [index for name in (INDEX, BEFORE) if (index := read_index(self.path / name)) is not None]
        if not indices:
            return Session()
        names, sheet, corrections, labels = indices[0]
        others = {_number(name): name for name in (indices[1][0] if len(indices) > 1 else ())}
        found = [self._read(name) or self._read(others.get(_number(name))) for name in names]
        runs = tuple(run for run in found if run is not None)
        return Session(runs, sheet, corrections, labels, lost=len(found) - len(runs))

    def remove(self) -> None:
        """Forget the session."""
        with suppress(OSError):
            for path in self.path.iterdir():
                path.unlink()
            self.path.rmdir()

    def _name_of(self, run: SavedRun, session: Session) -> str | None:
        name = next((name for name, mark in self._written.items() if mark is run.mark), None)
        return None if name in self._sketched and not _grows(run, session) else name

    def _write(self, run: SavedRun, place: int, session: Session) -> str:
        self._serial = max([self._serial, *map(_serial, self._names())]) + 1
        name = f"run-{run.labels.get('number', place)}-{self._serial}.npz"
        budget = BUDGET // len(session.runs)
        if _grows(run, session):
            budget = min(budget, GROWING)
            self._sketched.add(name)
        save_run(run.thinned(budget), self.path / name, compress=False)
        return name

    def _write_index(self, session: Session, names: list[str]) -> None:
        data = index_bytes(Index(names, session.sheet, session.corrections, dict(session.labels)))
        index = self.path / INDEX
        with writing(index):
            # One that cannot be read is worth less than the one before it.
            if read_index(index) is not None:
                index.replace(self.path / BEFORE)
        write_atomically(index, data)

    def _read(self, name: str | None) -> SavedRun | None:
        if name is None:
            return None
        try:
            run = load_run(self.path / name)
        except CoreError:
            return None
        self._written[name] = run.mark
        return run

    def _names(self) -> list[str]:
        with suppress(OSError):
            return [path.name for path in self.path.iterdir() if NAME.fullmatch(path.name)]
        return []

    def _tidy(self) -> None:
        """Remove the files that neither generation names."""
        indices = [read_index(self.path / name) for name in (INDEX, BEFORE)]
        named = {name for index in indices if index is not None for name in index[0]}
        for name in set(self._names()) - named:
            with suppress(OSError):
                (self.path / name).unlink()
        sweep(self.path)


def _grows(run: SavedRun, session: Session) -> bool:
    return session.growing > 0 and run.labels.get("number") == session.growing


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _number(name: str) -> int:
    return int(name.split("-")[1])


def _serial(name: str) -> int:
    return int(name.removesuffix(".npz").split("-")[2])
