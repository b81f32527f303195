"""Datasets known by their pixels: a run that was saved finds its own again, and only then goes on."""

from __future__ import annotations

from collections.abc import Generator
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from core.curation.identity import Identity, identify
from core.dataset import Dataset
from core.progress import Progress
from gui.benches.activity import Activity
from gui.benches.aside import Aside
from gui.benches.notes import Note, Told
from gui.benches.run import Run
from gui.lab import Lab

IDENTIFY = "identify"  # the purpose it asks for
ROOM = 256_000_000  # bytes of images that runs may hold of datasets that are not open any more


class KnownDatasets(QObject):
    """Looks at every dataset that is opened, in a thread, and gives it back to the runs that were trained on it."""

    learnt = Signal()  # one more is known

    def __init__(self, lab: Lab, aside: Aside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab, self._aside = lab, aside
        self.identities: WeakKeyDictionary[Dataset, Identity] = WeakKeyDictionary()
        self._waiting: Run | None = None
        self._asked = False  # for the dataset of the run that waits
        for signal in (lab.dataset_changed, lab.runs.changed, lab.corrections.changed):
            signal.connect(self._identify)

    def reunite(self) -> None:
        """Runs whose dataset is open have it again."""
        known = {identity.fingerprint: dataset for dataset, identity in self.identities.items()}
        for run in self._lab.runs:
            if run.away is not None and run.away.fingerprint in known:
                run.reunite(known[run.away.fingerprint])
        self._let_go()

    def _let_go(self) -> None:
        """Runs that are over do not hold an earlier copy of what is open, and only so much of what is not."""
        used = self._open()
        known = {self.identities[one]: one for one in used if one in self.identities}
        room = ROOM
        for run in sorted(self._lab.runs.held, key=lambda run: run.number, reverse=True):
            identity = self.identities.get(run.dataset)
            if identity is None or run.away is not None or not run.over:
                continue
            if identity in known:
                run.dataset = known[identity]
            elif run.dataset not in used:
                used, room = [*used, run.dataset], room - _bytes(run.dataset)
                if room < 0:
                    run.leave(identity)
                    used.pop()

    def go_on(self, run: Run, tried: str | None = None) -> None:
        """Train an interrupted run on, now or once its dataset is open; `tried` is the path of one that has been."""
        lab, asked = self._lab, self._waiting is run and self._asked
        self._waiting, self._asked = None, False
        if run.away is None:
            lab.go_on(run)
        elif asked and tried is not None and tried != run.away.path:
            pass  # it could not be opened, which was said, and meanwhile the user has opened something else
        elif run.away.path == tried:
            lab.noted.emit(Note(Told.DATASET_CHANGED, name=run.away.name, path=run.away.path))
        else:
            self._waiting = run
            # One that is being opened, or looked at, may turn out to be the same.
            if lab.activity is not Activity.LOADING and IDENTIFY not in self._aside.purposes:
                self._asked = True
                lab.open_dataset(run.away.path)

    def identify_all(self) -> Generator[Progress, None, None]:
        """Look at what has not been looked at yet; for the end, when nothing else goes on."""
        for dataset in self._unknown():
            self.identities[dataset] = yield from identify(dataset, self._lab.opening.path)

    def _unknown(self) -> list[Dataset]:
        """Datasets in use, as they are and as they were corrected, that are not known yet."""
        trained_on = [run.dataset for run in self._lab.runs if run.away is None]
        return [one for one in (*self._open(), *trained_on) if one not in self.identities]

    def _open(self) -> list[Dataset]:
        """The dataset in use, as it is and as it was corrected."""
        lab = self._lab
        return [lab.dataset, lab.corrections.apply(lab.dataset)] if lab.dataset is not None else []

    def _identify(self) -> None:
        unknown = self._unknown()
        if unknown and IDENTIFY not in self._aside.purposes:
            work = identify(unknown[0], self._lab.opening.path)
            self._aside.ask(IDENTIFY, work, lambda identity: self._identified(unknown[0], identity))

    def _identified(self, dataset: Dataset, identity: Identity) -> None:
        self.identities[dataset] = identity
        self.learnt.emit()  # who listens may have corrections for it
        self.reunite()
        if self._unknown():
            QTimer.singleShot(0, self, self._identify)
        elif self._waiting is not None:
            self.go_on(self._waiting, tried=identity.path)


def _bytes(dataset: Dataset) -> int:
    """What its images take in memory."""
    parts = [part.images for part in (dataset, dataset.test) if part is not None]
    return sum(images.nbytes for images in parts if type(images) is np.ndarray)
