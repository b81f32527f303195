"""The Board: what the user has drawn or opened, as the model receives it, and the model's answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from core.dataset import Images
from core.ink import normalize_picture, rasterize
from core.model import Model

Points = Sequence[tuple[float, float]]


class Answer(NamedTuple):
    """Probabilities float64 (n_classes,) of `classes`, whether the model has seen such ink, and its logits (m,)."""

    model: Model
    probabilities: NDArray[np.float64]
    sure: bool
    logits: NDArray[Any]

    @property
    def classes(self) -> tuple[int, ...]:
        """The digits the probabilities are of."""
        return self.model.classes

    @property
    def digit(self) -> int:
        """The likeliest class."""
        return self.classes[int(self.probabilities.argmax())]

    @property
    def certainty(self) -> float:
        """Its probability."""
        return float(self.probabilities.max())


class Board(QObject):
    """Ink and answer; an empty board has neither."""

    ink_changed = Signal()
    answer_changed = Signal()
    offered = Signal(object)  # an image of a dataset, to be laid on the canvas pixel by pixel

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink: Images | None = None
        self.answer: Answer | None = None
        self.strokes: tuple[NDArray[np.float64], ...] = ()  # what the ink was made of; none for a picture
        self._model: Model | None = None

    def get_ready(self) -> None:
        """Load what the first stroke would wait for, by a stroke that nobody sees."""
        rasterize([np.array([[0.0, 0.0], [9.0, 9.0]])])

    def show_strokes(self, strokes: Sequence[Points]) -> None:
        """Take a drawing: strokes of (x, y) points on the canvas."""
        self.strokes = tuple(np.asarray(stroke, dtype=np.float64) for stroke in strokes)
        self._take(rasterize(self.strokes))

    def show_picture(self, grey: Images) -> None:
        """Take a picture, uint8 (h, w), of a digit in any size, dark on light or light on dark."""
        self.strokes = ()
        self._take(normalize_picture(grey))

    def show_pixels(self, grey: Images) -> None:
        """Take an image of a dataset, uint8 (h, w), 0 paper and 255 ink, exactly as it is."""
        self.strokes = ()
        self._take(grey)

    def offer(self, grey: Images) -> None:
        """Have an image of a dataset laid on the canvas; from there it comes back by `show_pixels`."""
        self.offered.emit(grey)

    def ask(self, model: Model | None) -> None:
        """Let this model answer from now on."""
        self._model = model
        self._answer()

    def _take(self, ink: Images) -> None:
        self.ink = ink if ink.any() else None
        self.ink_changed.emit()
        self._answer()

    def _answer(self) -> None:
        had = self.answer is not None
        self.answer = None
        if self.ink is not None and self._model is not None:
            answers = self._model.answers(self.ink[None])
            self.answer = Answer(self._model, answers.probabilities[0], bool(answers.sure[0]), answers.logits[0])
        if had or self.answer is not None:
            self.answer_changed.emit()
