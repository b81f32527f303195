"""What it sees: the drawing after each step, from strokes on the canvas to the numbers the learner is given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QWidget

from core.features import Pca, Step
from core.insight.film import Stage, features, film
from core.model import Model
from gui.lab import Lab
from gui.panels.panel import LivePanel
from gui.widgets.stage_cell import StageCell
from gui.words.features import making_names, making_sentences, step_names, step_sentences
from gui.words.numbers import percent
from gui.words.sentences import in_a_row

ACROSS = 5


class FilmPanel(LivePanel):
    """A film strip of the current drawing, whose steps can be switched off."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Film strip"))
        self.off: set[str] = set()
        self.cells: dict[str, StageCell] = {}
        self._words = self.explain(
            self.tr("From your strokes to the model's numbers. Switch a step off to see what it was good for.")
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        self._hint = self.explain(self.tr("Draw a digit to see what each step makes of it."))
        self._hint.setObjectName("filmHint")
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def draw(self) -> None:
        """All stages; of a picture that was opened, only the features."""
        model, ink = self.lab.model, self.lab.board.ink
        self._hint.setVisible(model is None or ink is None)
        if model is None or ink is None:
            self._arrange((), None)
            return
        strokes = self.lab.board.strokes
        stages = film(model, strokes, self.off) if strokes else features(model, ink, self.off)
        self._arrange(stages, model)
        for stage in stages:
            note = self._note(stage, model)
            self.cells[stage.key].show_stage(stage.picture, signed=stage.signed, note=note, on=stage.on)

    def _arrange(self, stages: tuple[Stage, ...], model: Model | None) -> None:
        """A cell a stage; they are made anew only where the steps are others."""
        if [stage.key for stage in stages] == list(self.cells):
            return
        for cell in self.cells.values():
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self.cells = {}
        self.off &= {stage.key for stage in stages}
        for place, stage in enumerate(stages):
            cell = StageCell(self._title(stage), self._tip(stage, model), optional=stage.optional)
            cell.title.setObjectName(f"filmStep{stage.key.title().replace(' ', '')}")
            cell.switched.connect(partial(self._switch, stage.key))
            self._grid.addWidget(cell, place // ACROSS, place % ACROSS)
            self.cells[stage.key] = cell

    def _switch(self, key: str, on: bool) -> None:
        self.off = self.off - {key} if on else self.off | {key}
        self.draw()

    def _title(self, stage: Stage) -> str:
        made = making_names()
        return made[stage.name] if stage.key in made else step_names()[stage.name]

    def _tip(self, stage: Stage, model: Model | None) -> str:
        made = making_sentences()
        if stage.key in made:
            return made[stage.name]
        tip = step_sentences()[stage.name]
        tip = in_a_row(tip, self.tr("{n} numbers").format(n=QLocale().toString(stage.numbers)))
        step: Step | None = model.pipeline.steps[int(stage.key.split()[0])] if model else None
        if isinstance(step, Pca) and step.explained is not None:
            share = percent(float(step.explained.sum()))
            tip = in_a_row(tip, self.tr("These explain {share} of the variance.").format(share=share))
        return tip

    def _note(self, stage: Stage, model: Model) -> str:
        if stage.probabilities is None:
            return QLocale().toString(stage.numbers)
        best = int(stage.probabilities.argmax())
        share = percent(float(stage.probabilities[best]), 0)
        return self.tr("{digit}, {share}").format(digit=model.classes[best], share=share)
