"""Runs to files and back: one that is opened stands in the list beside the others, and goes on where it stopped."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from core.curation.identity import identify
from core.files import write_by_steps
from core.progress import Progress
from core.storage.runs import load_run, run_content
from core.storage.saved_run import SavedRun
from gui.benches.errands import once
from gui.benches.known_datasets import KnownDatasets
from gui.benches.notes import Note, Told
from gui.benches.run import Run
from gui.lab import Lab
from gui.session.snapshot import run_of, saved_run

OPEN = "open run"  # the purpose it asks for


class RunFiles:
    """Saves and opens runs beside whatever trains."""

    def __init__(self, lab: Lab, datasets: KnownDatasets) -> None:
        self._lab = lab
        self._datasets = datasets

    def save(self, run: Run, path: str) -> None:
        """Write all there is to show the run again, and to go on with it."""
        self._lab.errands.write(path, self._saving(run, path), lambda _: self._tell(Told.RUN_SAVED, path=path))

    def open(self, path: str) -> None:
        """Put the run of a file into the list; the others stay."""
        place = Path(path)
        self._lab.errands.read(
            OPEN, once(lambda: load_run(path)), lambda saved: self._opened(saved, place.stem), name=place.name
        )

    def _saving(self, run: Run, path: str) -> Generator[Progress | None, None, None]:
        yield Progress(0, 0)
        identity = run.away or self._datasets.identities.get(run.dataset)
        if identity is None:
            identity = yield from identify(run.dataset, self._lab.opening.path)
        yield from write_by_steps(path, run_content(saved_run(run, identity)))

    def _opened(self, saved: SavedRun, name: str) -> None:
        lab, run = self._lab, run_of(saved, self._lab.setups)
        run.name = run.name or name[:200]
        run.hidden = False
        lab.runs.add(run)
        lab.run_changed.emit()
        lab.moments.follow()
        self._datasets.reunite()
        self._tell(Told.RUN_OPENED, name=run.name, epoch=saved.last.epoch)

    def _tell(self, kind: Told, **facts: object) -> None:
        self._lab.noted.emit(Note(kind, **facts))
