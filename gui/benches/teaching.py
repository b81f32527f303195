"""The user's own hand: drawings with their labels, kept in a file, and lessons from them to the answering model."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.curation.hand import Hand, hand_file, load_hand, save_hand, set_aside
from core.curation.lesson import WEIGHT, Lesson, Teacher
from core.dataset import Dataset
from core.errors import CoreError
from core.ink import Drawing
from core.model import Model
from core.progress import Progress
from gui.benches.moments import Moment, Source
from gui.benches.notes import Note, Told
from gui.benches.turning import Turning
from gui.undoing import UndoStack

if TYPE_CHECKING:
    from gui.lab import Lab

translate = QCoreApplication.translate
Strokes = Sequence[Sequence[tuple[float, float]]]
LESSON = "lesson"  # the purpose it asks for beside the run


class Teaching(QObject):
    """Keeps drawings and gives lessons; `lesson` is what the last one changed."""

    changed = Signal()  # the drawings
    begins = Signal()  # a lesson: what is not urgent may stand back
    taught = Signal()  # it is over

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self._hand: Hand | None = None
        self._stamp: tuple[int, int] | None = None
        self._lying: Drawing | None = None  # what was kept of the board as it is now
        self._teacher: Teacher | None = None
        self.undo_stack = UndoStack(self)
        self.weight = WEIGHT
        self.at_once = False  # a lesson after every label
        self.lesson: Lesson | None = None

    # Drawings

    @property
    def hand(self) -> Hand:
        """All drawings, as the file has them: another window may have kept one."""
        if self._stamp != _stamp() or self._hand is None:
            self._hand = self._loaded()
            self._stamp = _stamp()
            self.undo_stack.clear()
        return self._hand

    @property
    def said(self) -> int | None:
        """The label of what lies on the board, if it was given one."""
        place = self._place()
        return None if place is None else self.hand.drawings[place].label

    def say(self, strokes: Strokes, label: int, *, pen: float) -> None:
        """What lies on the board (a square of 280) is that digit; to say it again takes it back."""
        place = self._place()
        if place is None:
            self._keep(Drawing(tuple(np.asarray(stroke, np.float64) for stroke in strokes), pen=pen, label=label))
        elif self.said == label:
            self.remove([place])
        else:
            self.relabel([place], label)

    def clear_board(self) -> None:
        """Something else lies on the board."""
        if self._lying is not None:
            self._lying = None
            self.changed.emit()

    def relabel(self, places: Sequence[int], label: int) -> None:
        """These drawings are of that digit."""
        lying, after = self._place(), self.hand
        for place in places:
            after = after.relabelled(place, label)
        if lying is not None:
            self._lying = after.drawings[lying]
        self._turn(translate("hand", "Relabel drawing"), after)

    def remove(self, places: Sequence[int]) -> None:
        """These drawings are not kept any more."""
        self._turn(translate("hand", "Remove drawing"), self.hand.without(frozenset(places)))

    def _keep(self, drawing: Drawing) -> None:
        self._lying = drawing
        after = self.hand.with_drawing(drawing)
        if self._turn(translate("hand", "Keep drawing"), after):
            facts = {"label": drawing.label, "count": len(after), "held": bool(after.held[-1])}
            self._lab.noted.emit(Note(Told.DRAWING_KEPT, **facts))

    def _place(self) -> int | None:
        """Where among the drawings the one on the board is."""
        if self._lying is None:  # as while a pen moves, which must not wait for a disk
            return None
        return next((place for place, drawing in enumerate(self.hand.drawings) if drawing is self._lying), None)

    def _turn(self, words: str, after: Hand) -> bool:
        """Whether it could be kept so."""
        self.undo_stack.push(Turning(words, self._take, before=self.hand, after=after))
        if self.hand is after and self.at_once:
            self.learn()
        return self.hand is after

    def _take(self, hand: Hand) -> bool:
        try:
            save_hand(hand, hand_file())
        except CoreError as error:
            self._lab.noted.emit(error)
            self.changed.emit()  # what showed it as done already has to think again
            return False
        self._hand, self._stamp = hand, _stamp()
        self.changed.emit()
        return True

    def _loaded(self) -> Hand:
        try:
            return load_hand(hand_file())
        except CoreError as error:
            self._lab.noted.emit(error)
        try:
            self._lab.noted.emit(Note(Told.HAND_SET_ASIDE, path=str(set_aside(hand_file()))))
        except CoreError as error:
            self._lab.noted.emit(error)
        return Hand()

    # Lessons

    def learn(self) -> None:
        """Teach the answering model the drawings, from the weights it has."""
        model, dataset = self._lab.model, self._lab.dataset
        if model is None or dataset is None:
            return
        self.begins.emit()
        work = self._lesson(model, self._lab.corrections.apply(dataset), self.hand)
        self._lab.aside.ask(LESSON, work, self._learnt)

    def _lesson(self, model: Model, dataset: Dataset, hand: Hand) -> Generator[Progress, None, tuple[Teacher, Lesson]]:
        teacher = self._teacher
        if teacher is None or not teacher.suits(model, dataset):
            teacher = Teacher(model, dataset)
        return teacher, (yield from teacher.teach(model, hand, self.weight))

    def _learnt(self, result: tuple[Teacher, Lesson]) -> None:
        self._teacher, self.lesson = result
        self._lab.moments.live = False  # a run under way must not answer in its place at once
        self._lab.moments.take(Moment(Source.HAND, self.lesson.model))
        self._lab.noted.emit(Note(Told.LESSON_GIVEN, lesson=self.lesson))
        self.taught.emit()


def _stamp() -> tuple[int, int] | None:
    try:
        found = hand_file().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
