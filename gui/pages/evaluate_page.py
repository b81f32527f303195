"""How good is it? Figures always in sight, and below them one question a tab."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from gui.judging import Judging
from gui.lab import Lab
from gui.panels.certainty_panel import CertaintyPanel
from gui.panels.classes_panel import ClassesPanel
from gui.panels.compare_panel import ComparePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.figures_panel import FiguresPanel
from gui.panels.robustness_panel import RobustnessPanel


class EvaluatePage(QWidget):
    """The page Evaluate; it judges only while it is seen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judging = Judging(lab, self)
        self.figures = FiguresPanel(self.judging)
        self.confusion = ConfusionPanel(lab, self.judging)
        self.classes = ClassesPanel(self.judging)
        self.certainty = CertaintyPanel(self.judging)
        self.comparison = ComparePanel(lab, self.judging)
        self.robustness = RobustnessPanel(lab, self.judging)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("evaluateTabs")
        self.tabs.setAccessibleName(self.tr("Questions about the model"))
        self.tabs.setDocumentMode(True)
        for panel, title, tip in (
            (self.confusion, self.tr("Confusion"), self.tr("What is taken for what?")),
            (self.classes, self.tr("Digits"), self.tr("Which digits are hard?")),
            (self.certainty, self.tr("Certainty"), self.tr("Can its certainty be believed?")),
            (self.comparison, self.tr("Compare"), self.tr("Which of two is better, and can that be chance?")),
            (self.robustness, self.tr("Robustness"), self.tr("What does it bear?")),
        ):
            panel.setProperty("card", False)
            self.tabs.setTabToolTip(self.tabs.addTab(panel, title), tip)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self.figures)
        body.addWidget(self.tabs, 1)
        self.figures.folder_wanted.connect(self._ask_for_folder)

    def _ask_for_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Judge on a folder of digit images"))
        if path:
            self.judging.open_other(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.judging.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.judging.watch(False)
