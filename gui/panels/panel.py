"""What panels have in common: a card with a quiet heading, and a way to follow model and ink."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.job import Work
from gui.lab import Lab

AFTER_A_STROKE = 150  # milliseconds until a pen may be said to rest
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


class LivePanel(Panel):
    """Follows model and ink: under the pen at once, in its turn while a run trains; nothing while nobody looks.

    Subclasses give `draw`; those that need a longer look at a drawing that rests give `refine` too.
    """

    follows_ink = True  # whether the drawing matters

    def __init__(self, heading: str, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.lab = lab
        self._stale, self._pen = True, False
        self._rest = QTimer(self, singleShot=True, interval=AFTER_A_STROKE)
        self._rest.timeout.connect(self._rested)
        self._purposes: set[str] = set()
        lab.model_changed.connect(self._model_changed)
        lab.board.ink_changed.connect(self._ink_changed)
        lab.board.answer_changed.connect(self._answered)
        lab.clock.frame.connect(self._frame)

    def explain(self, sentence: str) -> QLabel:
        """Put a sentence under the heading that says what this is."""
        label = plain_label(sentence, muted=True)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def ask(self, purpose: str, work: Work, then: Callable[[Any], None]) -> None:
        """Have something slow done beside the run; forgotten if this panel goes."""
        if purpose not in self._purposes:
            self._purposes.add(purpose)
            self.destroyed.connect(partial(self.lab.aside.forget, purpose))
        self.lab.aside.ask(purpose, work, then)

    @abstractmethod
    def draw(self) -> None:
        """Show model and ink as they are now."""

    def refine(self) -> None:
        """Show them better, now that the pen rests."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._draw()

    def mark(self) -> None:
        """Draw again as soon as it is this panel's turn."""
        self._stale = True
        if not self.lab.worker.busy:
            self._draw()

    def _model_changed(self) -> None:
        self.mark()

    def _ink_changed(self) -> None:
        if not self.follows_ink:
            return
        # The answer to this ink comes next, unless there is none.
        self._stale = self._pen = True
        if self.lab.board.ink is None or self.lab.model is None:
            self._draw()

    def _answered(self) -> None:
        if self._pen:
            self._draw()

    def _frame(self) -> None:
        if self._stale and self.lab.clock.draws(TURN):
            self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        self._stale = self._pen = False
        self.draw()
        self._rest.start()

    def _rested(self) -> None:
        if self.isVisible():
            self.refine()
