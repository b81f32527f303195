"""What the answering model says of an exhibit's images, asked for beside the run when nothing else is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from core.dataset import Dataset
from core.judging.outcomes import Exam, Outcomes
from core.model import Model
from core.progress import Progress
from gui.benches.activity import Activity

if TYPE_CHECKING:
    from gui.lab import Lab

PURPOSE = "data view"
MOST = 1_000_000  # images; more would take too long to ask about, and too much room


class Opinions(QObject):
    """Holds the newest outcomes; `changed` tells that they came, or are of other images."""

    changed = Signal()

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._asked: tuple[Model, Dataset] | None = None
        self._places: NDArray[np.intp] = np.zeros(0, np.intp)
        self._exam: Exam | None = None  # rows of the design matrix, for the next model of the same pipeline
        self.outcomes: Outcomes | None = None
        self.share: float | None = None  # of the images that have been asked about, 0 to 1; None while nobody asks
        lab.aside.progressed.connect(self._progressed)

    def stand_back(self) -> None:
        """Something is more urgent; rows of the design matrix are kept for when it is asked again."""
        if PURPOSE in self._lab.aside.purposes:
            self._lab.aside.forget(PURPOSE)
            self._asked = self.share = None
            self.changed.emit()

    def forget(self) -> None:
        """The images are others now."""
        self._lab.aside.forget(PURPOSE)
        self._asked = self._exam = self.outcomes = self.share = None

    def ask(self, dataset: Dataset | None) -> None:
        """Have these images judged, unless they are already, or a run needs the processor, or no class is shared."""
        model = self._lab.model
        if model is None or dataset is None or self._lab.activity is not Activity.IDLE:
            return
        same = self._asked is not None and self._asked[0] is model and self._asked[1] is dataset
        if not same and _fits(dataset, model):
            self._asked = (model, dataset)
            if self._exam is None or self._exam.dataset is not dataset or self._exam.pipeline is not model.pipeline:
                self._exam = Exam(model.pipeline, dataset)
            self.share = 0.0
            self._lab.aside.ask(
                PURPOSE, self._exam.judge(model), lambda outcomes: self._judged(dataset, outcomes), asker=self
            )

    def said(self, place: int) -> int | None:
        """The class that the model says the image at a place is of; None where it was not asked."""
        index = self._index(place)
        return None if self.outcomes is None or index < 0 else self.outcomes.classes[int(self.outcomes.said[index])]

    def loss(self, place: int) -> float:
        """The loss of an image that it was asked about, nats."""
        return 0.0 if self.outcomes is None else float(self.outcomes.losses[self._index(place)])

    def _index(self, place: int) -> int:
        return int(self._places[place]) if place < len(self._places) else -1

    def _progressed(self, purpose: str, progress: Progress) -> None:
        if purpose == PURPOSE and progress.total:
            self.share = progress.done / progress.total

    def _judged(self, dataset: Dataset, outcomes: Outcomes) -> None:
        self._places = np.full(len(dataset), -1)
        self._places[outcomes.rows] = np.arange(len(outcomes))
        self.outcomes, self.share = outcomes, None
        self.changed.emit()


def _fits(dataset: Dataset, model: Model) -> bool:
    shared = set(dataset.classes) & set(model.classes)
    return len(dataset) <= MOST and dataset.images.shape[1:] == model.pipeline.shape and bool(shared)
