"""Opening a dataset: in the worker, and the one in use stays until the new one is whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.data import Cache, open_dataset
from core.dataset import Dataset
from core.progress import Glimpse
from gui.benches.activity import Activity
from gui.benches.notes import Note, Told

if TYPE_CHECKING:
    from gui.lab import Lab


class Opening(QObject):
    """Knows where the dataset in use came from (`path`), and whether pictures are left dark on light (`as_is`).

    `cache` is where decoded folders are kept for the next time; None: nowhere.
    """

    glimpsed = Signal(object)  # Glimpse: the first images of what is being opened

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self.path = ""
        self.as_is = False
        self.cache: Cache | None = Cache.of_user()

    def open(self, path: str, instead: str = "") -> None:
        """Load a dataset; failing, open `instead`, if any."""
        job = self._lab.start(
            Activity.LOADING,
            open_dataset(path, as_is=self.as_is, cache=self.cache),
            then=lambda dataset: self._opened(dataset, path),
            cancelled=Told.LOADING_CANCELLED,
        )
        job.received.connect(self._glimpse)
        if instead:
            job.failed.connect(lambda _: self.open(instead))

    def keep_decoded(self, on: bool) -> None:
        """Whether decoded folders are kept for the next time; those that are kept stay until room is needed."""
        self.cache = Cache.of_user() if on else None

    def turn_paper(self, on: bool) -> None:
        """Whether dark ink on light paper is read as light on dark; the dataset in use is read anew."""
        self.as_is = not on
        if self.path:
            self.open(self.path)

    def _glimpse(self, items: list[Any]) -> None:
        seen = [item for item in items if isinstance(item, Glimpse)]
        if seen:
            self.glimpsed.emit(seen[-1])

    def _opened(self, dataset: Dataset, path: str) -> None:
        lab, self.path = self._lab, path
        lab.dataset = dataset
        lab.setups.clear()  # they hold the dataset they were made of
        lab.dataset_changed.emit()
        lab.noted.emit(Note(Told.DATASET_OPENED, name=dataset.name, count=len(dataset), skipped=len(dataset.skipped)))
        absent = set(lab.config.classes) - set(dataset.classes)
        if absent:
            lab.noted.emit(Note(Told.CLASSES_RESET, wanted=tuple(sorted(absent))))
            lab.set_config(replace(lab.config, classes=()))
