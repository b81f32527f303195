"""Exhibits: what can be looked through on the page Data, each with what may be said of its images."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.curation.corrections import Corrections
from core.dataset import Dataset

if TYPE_CHECKING:
    from gui.lab import Lab


class Exhibit(QObject):
    """Images with labels; `undo_stack` is None where nothing may be said of them."""

    changed = Signal()  # other images
    said = Signal()  # something was said of some of them

    name = ""
    undo_stack: QUndoStack | None = None
    restores = False  # whether what was left out can be brought back other than by undoing

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab

    @abstractmethod
    def dataset(self) -> Dataset | None:
        """The images with the labels in force, those left out included; None where there are none."""

    @property
    def corrections(self) -> Corrections:
        """What was said of them."""
        return Corrections()

    @property
    def kept_back(self) -> Container[int]:
        """The places of images that are never learnt from, but tested with."""
        return ()

    def relabel(self, places: Sequence[int], label: int) -> None:
        """These are of that digit."""

    def exclude(self, places: Sequence[int]) -> None:
        """These are not learnt from."""

    def restore(self, places: Sequence[int]) -> None:
        """These are as they were."""


class TrainingImages(Exhibit):
    """The training part of the dataset in use, under its corrections."""

    name = "training"
    restores = True

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.undo_stack = lab.corrections.undo_stack
        lab.dataset_changed.connect(self.changed)
        lab.corrections.changed.connect(self.said)

    @property
    def corrections(self) -> Corrections:
        return self._lab.corrections.now

    def dataset(self) -> Dataset | None:
        whole = self._lab.dataset
        return None if whole is None else replace(whole, labels=self.corrections.labels_of(whole))

    def relabel(self, places: Sequence[int], label: int) -> None:
        self._lab.corrections.relabel(places, label)

    def exclude(self, places: Sequence[int]) -> None:
        self._lab.corrections.exclude(places)

    def restore(self, places: Sequence[int]) -> None:
        self._lab.corrections.restore(places)


class TestImages(Exhibit):
    """Its test part: an exam is not changed to suit the answers."""

    name = "test"

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        lab.dataset_changed.connect(self.changed)

    def dataset(self) -> Dataset | None:
        return None if self._lab.dataset is None else self._lab.dataset.test


class OwnDrawings(Exhibit):
    """The user's own hand; what is left out is gone from the file."""

    name = "hand"

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.undo_stack = lab.teaching.undo_stack
        lab.teaching.changed.connect(self.changed)

    def dataset(self) -> Dataset | None:
        hand = self._lab.teaching.hand
        return hand.dataset() if len(hand) else None

    @property
    def kept_back(self) -> Container[int]:
        return self._lab.teaching.hand.kept_back

    def relabel(self, places: Sequence[int], label: int) -> None:
        self._lab.teaching.relabel(places, label)

    def exclude(self, places: Sequence[int]) -> None:
        self._lab.teaching.remove(places)


def exhibits(lab: Lab) -> tuple[Exhibit, ...]:
    """All there are."""
    return TrainingImages(lab), TestImages(lab), OwnDrawings(lab)
