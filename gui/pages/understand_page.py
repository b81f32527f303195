"""Why this answer? What speaks for it, what it is made of, what was learnt, from which images, by which formulas."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.evidence_panel import EvidencePanel
from gui.panels.film_panel import FilmPanel
from gui.panels.formula_panel import FormulaPanel
from gui.panels.gradient_panel import GradientPanel
from gui.panels.paint_panel import PaintPanel
from gui.panels.push_panel import PushPanel
from gui.panels.spread_panel import SpreadPanel
from gui.panels.step_panel import StepPanel
from gui.panels.voices_panel import VoicesPanel
from gui.panels.weights_panel import WeightsPanel
from gui.widgets.scrolled import Scrolled


class UnderstandPage(QWidget):
    """The page Understand: a tab a question."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.tabs = QTabWidget()
        self.tabs.setObjectName("insightTabs")
        self.tabs.setAccessibleName(self.tr("Questions about the answer"))
        self.tabs.setDocumentMode(True)
        self._add(self.tr("Why"), self.tr("Which of the ink speaks for the answer?"), EvidencePanel(lab))
        self._add(self.tr("Push"), self.tr("How little would change the answer?"), PushPanel(lab))
        self._add(self.tr("Film"), self.tr("What does the model see of the drawing?"), FilmPanel(lab))
        self._add(self.tr("Weights"), self.tr("What has it learnt?"), WeightsPanel(lab), SpreadPanel(lab))
        self._add(self.tr("Paint"), self.tr("Could you do better by hand?"), PaintPanel(lab))
        self._add(self.tr("Images"), self.tr("Which training images said so?"), VoicesPanel(lab))
        formulas = FormulaPanel(lab), GradientPanel(lab), StepPanel(lab)
        self._add(self.tr("Formulas"), self.tr("How is it computed, and is that right?"), *formulas)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.tabs)

    def _add(self, title: str, question: str, *panels: QWidget) -> None:
        """A tab of panels one below the other, which scrolls where there is too little room."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 6, 0, 0)
        for panel in panels:
            layout.addWidget(panel)
        self.tabs.setTabToolTip(self.tabs.addTab(Scrolled(column), title), question)
