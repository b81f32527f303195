"""Paint the weights: by brush, one image a digit, with the accuracy of the painted classifier beside the learned."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from core.dataset import Dataset
from core.evaluation import evaluate
from core.explain import weight_images
from core.insight.painted import learned_bias, painted
from core.model import Model
from core.progress import Progress
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.paint_board import PaintBoard
from gui.words.numbers import percent

PURPOSE = "painted"
PAINTS = {"for": 1.0, "nothing": 0.0, "against": -1.0}


Both = tuple[float, float | None]


def rated(hand: Model, learned: Model | None, dataset: Dataset) -> Generator[Progress, None, Both]:
    """Accuracy of a painted model and of the learned one, on the same images."""
    first = (yield from evaluate(hand, dataset)).accuracy
    second = None if learned is None else (yield from evaluate(learned, dataset)).accuracy
    return first, second


class PaintPanel(LivePanel):
    """A board, brushes, and digits to choose from."""

    follows_ink = False

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Paint the weights"))
        self.heading.setToolTip(
            self.tr(
                "A linear model is nothing but an image of weights for each digit. Paint your own and see how many "
                "images it reads. Arrow keys move the brush, Space paints, Backspace paints the opposite."
            )
        )
        self.classes: tuple[int, ...] = ()
        self.images: NDArray[np.float64] = np.zeros((0, 28, 28))
        self.bias: NDArray[np.float64] = np.zeros(0)
        self.chosen = 0
        self.accuracy: float | None = None
        self.explain(
            self.tr("Orange where ink should speak for the digit, blue where against it; right button: other.")
        )
        self.board = PaintBoard()
        self.board.setObjectName("paintBoard")
        self.board.setAccessibleName(self.tr("Weights to paint"))
        self.board.painted.connect(self._painted)
        self.words = plain_label()
        self.words.setObjectName("paintWords")
        self.words.setWordWrap(True)
        self._digits = QButtonGroup(self)
        self._digits.idClicked.connect(self._choose)
        self._digit_row = QGridLayout()
        self._digit_row.setSpacing(3)
        self._lay_out()
        lab.dataset_changed.connect(self.mark)

    def draw(self) -> None:
        """New digits bring a blank board."""
        classes = self.lab.model.classes if self.lab.model else ()
        if classes != self.classes:
            self.classes, self.chosen = classes, 0
            self._make_digits()
            self.blank()
        model = self.lab.model
        self._copy.setEnabled(model is not None and model.pipeline.linear and model.pipeline.shape == (28, 28))

    def refine(self) -> None:
        """The learned model may be another."""
        self._rate()

    def blank(self) -> None:
        """Begin with nothing painted."""
        self._start(np.zeros((len(self.classes), 28, 28)), np.zeros(len(self.classes)))

    def copy(self) -> None:
        """Begin with what has been learnt."""
        model = self.lab.model
        if model is not None and model.pipeline.linear:
            self._start(weight_images(model), learned_bias(model))

    def _start(self, images: NDArray[np.float64], bias: NDArray[np.float64]) -> None:
        self.images, self.bias = np.array(images), bias
        limit = float(np.abs(images).max(initial=0.0)) or 1.0
        self.board.limit = limit
        self._brush()
        self._choose(self.chosen)
        self._rate()

    def _choose(self, place: int) -> None:
        if place < len(self.classes):
            self.chosen = place
            self.board.show_numbers(self.images[place])

    def _painted(self) -> None:
        self.images[self.chosen] = self.board.numbers
        self._rate()

    def _rate(self) -> None:
        """How good both are on the test part, or on the data if there is none."""
        dataset = self.lab.dataset
        if dataset is None or not self.classes or not self.isVisible():
            return
        part = dataset.test or dataset
        if part.images.shape[1:] != (28, 28) or not set(part.classes) & set(self.classes):
            return
        hand = painted(self.images, self.classes, self.bias)
        self.ask(PURPOSE, rated(hand, self.lab.model, part), self._rated)

    def _rated(self, found: Both) -> None:
        self.accuracy = found[0]
        words = self.tr("Yours reads {hand} of the images, the learned one {learned}.")
        learned = percent(found[1]) if found[1] is not None else "–"
        self.words.setText(words.format(hand=percent(found[0]), learned=learned))

    def _brush(self) -> None:
        chosen = self._paints.checkedId()
        self.board.paint = list(PAINTS.values())[max(chosen, 0)] * self.board.limit

    def _make_digits(self) -> None:
        for button in self._digits.buttons():
            self._digits.removeButton(button)
            button.deleteLater()
        for place, label in enumerate(self.classes):
            button = QPushButton(str(label))
            button.setObjectName(f"paintDigit{label}")
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.setAccessibleName(self.tr("Paint the weights of {digit}").format(digit=label))
            button.setProperty("narrow", True)
            button.setMinimumWidth(24)
            self._digits.addButton(button, place)
            self._digit_row.addWidget(button, place // 5, place % 5)

    def _make_brushes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(3)
        self._paints = QButtonGroup(self)
        names = {"for": self.tr("For"), "nothing": self.tr("Erase"), "against": self.tr("Against")}
        for place, name in enumerate(PAINTS):
            button = QPushButton(names[name])
            button.setObjectName(f"paint{name.title()}")
            button.setAccessibleName(names[name])
            button.setCheckable(True)
            button.setChecked(place == 0)
            self._paints.addButton(button, place)
            row.addWidget(button)
        self._paints.idClicked.connect(lambda _: self._brush())
        return row

    def _make_width(self) -> QSlider:
        width = QSlider(Qt.Orientation.Horizontal)
        width.setObjectName("paintWidth")
        width.setAccessibleName(self.tr("Brush width"))
        width.setToolTip(self.tr("Brush width"))
        width.setRange(0, 5)
        width.setValue(1)
        width.valueChanged.connect(lambda value: setattr(self.board, "radius", float(value)))
        return width

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        self._copy = self._button("paintCopy", self.tr("Learned"), self.tr("Begin with what has been learnt."))
        self._copy.clicked.connect(self.copy)
        blank = self._button("paintBlank", self.tr("Blank"), self.tr("Begin with nothing painted."))
        blank.clicked.connect(self.blank)
        start = QHBoxLayout()
        start.setSpacing(3)
        start.addWidget(blank)
        start.addWidget(self._copy)
        side = QVBoxLayout()
        side.addLayout(self._digit_row)
        side.addLayout(self._make_brushes())
        side.addWidget(self._make_width())
        side.addLayout(start)
        side.addWidget(self.words)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.board, 3)
        row.addLayout(side, 2)
        self.body.addLayout(row, 1)
