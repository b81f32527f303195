"""What it sees: the drawing after each feature step of the answering model, from ink to what the learner is given."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.features import Pca, Step
from core.showing import Shown, step_pictures
from gui.lab import Lab
from gui.widgets.film_strip import FilmStrip, Frame
from gui.words.features import step_names, step_sentences
from gui.words.numbers import percent


class FeaturesPanel(QWidget):
    """A film strip of the current drawing."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._film = FilmStrip(self.tr("Draw a digit to see what each feature step makes of it."))
        self._film.setObjectName("filmStrip")
        self._film.setAccessibleName(self.tr("The drawing after each feature step"))
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 8, 2, 0)
        body.addWidget(self._film)
        lab.board.ink_changed.connect(self._show)
        lab.model_changed.connect(self._mark)
        lab.clock.text.connect(self._refresh)
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is computed while nobody looks."""
        super().showEvent(event)
        self._show()

    def _mark(self) -> None:
        self._stale = True
        if not self._lab.worker.busy:
            self._show()

    def _refresh(self) -> None:
        if self._stale:
            self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._stale = False
        ink, model = self._lab.board.ink, self._lab.model
        if ink is None or model is None:
            self._film.show_frames([])
            return
        pictures = step_pictures(model.pipeline, ink)
        self._film.show_frames([self._frame(*pair) for pair in zip(pictures, model.pipeline.steps, strict=True)])

    def _frame(self, shown: Shown, step: Step) -> Frame:
        caption = f"{step_names()[shown.name]} · {QLocale().toString(shown.numbers)}"
        tip = step_sentences()[shown.name]
        if isinstance(step, Pca) and step.explained is not None:
            share = percent(float(step.explained.sum()))
            tip += " " + self.tr("These explain {share} of the variance.").format(share=share)
        return Frame(shown.picture, shown.signed, caption, tip)
