"""What panels have in common: a card with a quiet heading, and pictures that follow model and ink."""

from __future__ import annotations

from abc import abstractmethod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.dataset import Images
from core.model import Model
from gui.lab import Lab
from gui.widgets.image_grid import ImageGrid

AFTER_A_STROKE = 30  # milliseconds: what is shown of the drawing may follow the pen a little behind
SELDOM = 1000  # milliseconds between costly pictures while a run needs the processor
TURN = 2  # of the frame clock, after the two plots


class Panel(QFrame):
    """A card; subclasses fill `body`, and put small controls beside the heading into `corner`."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.heading = plain_label(heading)
        self.heading.setProperty("heading", True)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addLayout(self.corner)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 10)
        self.body.setSpacing(6)
        self.body.addLayout(top)


def plain_label(text: str = "", *, muted: bool = False) -> QLabel:
    """A label that shows any text as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", muted)
    return label


class Pictures(NamedTuple):
    """Signed images (n_classes, h, w), the end of their scale (None: the largest), words below and a tip."""

    images: NDArray[np.float64] | None = None
    limit: float | None = None
    words: str = ""
    tip: str = ""


class ClassPictures(QWidget):
    """A signed image a class, made anew as model or ink change; nothing is computed while nobody looks."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._stale = True
        self._pause = QTimer(self, singleShot=True, interval=AFTER_A_STROKE)
        self._pause.timeout.connect(self._draw)
        self.grid = ImageGrid(rows=1, side=72)
        self._words = plain_label(muted=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 8, 2, 0)
        body.setSpacing(2)
        body.addWidget(self.grid)
        body.addWidget(self._words)
        lab.model_changed.connect(self._model_changed)
        lab.board.ink_changed.connect(self._ink_changed)
        lab.clock.frame.connect(self._frame)

    @property
    def model(self) -> Model | None:
        """The answering model."""
        return self._lab.model

    @property
    def ink(self) -> Images | None:
        """The drawing as the model receives it."""
        return self._lab.board.ink

    @abstractmethod
    def pictures(self) -> Pictures:
        """What to show."""

    def follows_ink(self) -> bool:
        """Whether the pictures depend on the drawing."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._draw()

    def _model_changed(self) -> None:
        self._stale = True
        if not self._lab.worker.busy:
            self._draw()

    def _ink_changed(self) -> None:
        if self.follows_ink():
            self._stale = True
            self._pause.start(AFTER_A_STROKE)

    def _frame(self) -> None:
        if not self._stale or not self._lab.clock.draws(TURN):
            return
        if self._lab.worker.busy and self.follows_ink():
            if not self._pause.isActive():
                self._pause.start(SELDOM)
        else:
            self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        self._stale = False
        shown, model = self.pictures(), self.model
        if shown.images is None or model is None:
            self.grid.show_signed(np.zeros((0, 1, 1)), [])
        else:
            self.grid.show_signed(shown.images, [str(label) for label in model.classes], shown.limit)
        self._words.setText(shown.words)
        self.setToolTip(shown.tip)
