"""What the user says of the training images of the dataset in use; every saying can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.curation.corrections import Corrections
from core.curation.identity import Identity, identify
from core.curation.kept_corrections import corrections_file, load_corrections, save_corrections
from core.dataset import Dataset
from gui.benches.errands import once
from gui.benches.notes import Note, Told
from gui.benches.turning import Turning
from gui.undoing import UndoStack

if TYPE_CHECKING:
    from gui.lab import Lab

translate = QCoreApplication.translate
PURPOSE, READ = "identify", "corrections"  # beside the run, and of the disk
MOST = 1_000_000  # images: of more, corrections last as long as the window


class Correcting(QObject):
    """Holds the corrections of the dataset in use, and keeps them for when it is opened again."""

    changed = Signal()

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self.now = Corrections()
        self._fingerprint = ""  # of the dataset in use, once it is known
        self._said: dict[str, Corrections] = {}  # by fingerprint, what is not on disk yet
        self._applied: tuple[Dataset, Corrections, Dataset] | None = None
        self.undo_stack = UndoStack(self)
        lab.dataset_changed.connect(self._begin)

    def apply(self, dataset: Dataset) -> Dataset:
        """The dataset as the next run learns from it; the same object as long as nothing else is said of it."""
        if self._applied is None or self._applied[:2] != (dataset, self.now):
            self._applied = (dataset, self.now, self.now.apply(dataset))
        return self._applied[2]

    def relabel(self, places: Sequence[int], label: int) -> None:
        """These images are of that digit."""
        if self._lab.dataset is not None:
            truth = self._lab.dataset.labels
            self._turn(translate("corrections", "Relabel"), self.now.relabelled(places, label, truth))

    def exclude(self, places: Sequence[int]) -> None:
        """These images are not learnt from."""
        self._turn(translate("corrections", "Leave out"), self.now.without(places))

    def restore(self, places: Sequence[int]) -> None:
        """These images are as the dataset has them."""
        self._turn(translate("corrections", "Restore"), self.now.restored(places))

    def bring_back(self, corrections: Corrections) -> None:
        """What was said of this dataset in an earlier session; there is nothing to undo in it."""
        self._take(corrections)

    def _turn(self, words: str, after: Corrections) -> None:
        if after != self.now:
            self.undo_stack.push(Turning(words, self._take, before=self.now, after=after))

    def _take(self, corrections: Corrections) -> None:
        self.now = corrections
        self.changed.emit()
        if self._fingerprint:
            fingerprint, self._said[self._fingerprint] = self._fingerprint, corrections
            place, work = str(corrections_file(fingerprint)), once(lambda: save_corrections(corrections, fingerprint))
            self._lab.errands.write(place, work, lambda _: self._said.pop(fingerprint, None))

    def _begin(self) -> None:
        """Another dataset: what was said of it before is found by its fingerprint, and said again."""
        self._fingerprint, self._applied = "", None
        self.undo_stack.clear()
        self._take(Corrections())
        dataset = self._lab.dataset
        if dataset is not None and len(dataset) <= MOST:
            self._lab.aside.ask(PURPOSE, identify(dataset, ""), lambda found: self._identified(dataset, found))

    def _identified(self, dataset: Dataset, found: Identity) -> None:
        if dataset is not self._lab.dataset:
            return
        self._fingerprint = found.fingerprint
        if (said := self._said.get(found.fingerprint)) is not None:
            self._bring(dataset, said)
            return
        look = once(lambda: load_corrections(found.fingerprint, len(dataset)))
        self._lab.errands.read(READ, look, lambda kept: self._bring(dataset, kept), name=dataset.name)

    def _bring(self, dataset: Dataset, kept: Corrections) -> None:
        if dataset is not self._lab.dataset:
            return
        if len(self.now):  # something was said while it was worked out who this is
            self._take(self.now)
        elif len(kept):
            self._turn(translate("corrections", "Corrections of before"), kept)
            self._lab.noted.emit(Note(Told.CORRECTIONS_BACK, count=len(kept)))
