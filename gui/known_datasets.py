"""Datasets known by their pixels: a run that was saved finds its own again, and only then goes on."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from core.dataset import Dataset
from core.identity import Identity, identify
from gui.activity import Activity
from gui.aside import Aside
from gui.lab import Lab
from gui.notes import Note, Told
from gui.run import Run

IDENTIFY = "identify"  # the purpose it asks for


class KnownDatasets(QObject):
    """Looks at every dataset that is opened, in a thread, and gives it back to the runs that were trained on it."""

    learnt = Signal()  # one more is known

    def __init__(self, lab: Lab, aside: Aside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab, self._aside = lab, aside
        self.identities: WeakKeyDictionary[Dataset, Identity] = WeakKeyDictionary()
        self._waiting: Run | None = None
        self._asked = False  # for the dataset of the run that waits
        lab.dataset_changed.connect(self._identify)

    def reunite(self) -> None:
        """Runs whose dataset is open have it again."""
        known = {identity.fingerprint: dataset for dataset, identity in self.identities.items()}
        for run in self._lab.runs:
            if run.away is not None and run.away.fingerprint in known:
                run.reunite(known[run.away.fingerprint])

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

    def _identify(self) -> None:
        dataset = self._lab.dataset
        if dataset is not None and dataset not in self.identities:
            work = identify(dataset, self._lab.place)
            self._aside.ask(IDENTIFY, work, lambda identity: self._identified(dataset, identity))

    def _identified(self, dataset: Dataset, identity: Identity) -> None:
        self.identities[dataset] = identity
        self.reunite()
        self.learnt.emit()
        if self._waiting is not None:
            self.go_on(self._waiting, tried=identity.path)
