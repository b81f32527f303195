"""Why this answer? What has been learnt, what the model is given, and what speaks for the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.evidence_panel import EvidencePanel
from gui.panels.features_panel import FeaturesPanel
from gui.panels.weights_panel import WeightsPanel


class UnderstandPage(QWidget):
    """The page Understand."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("insightTabs")
        self.tabs.setProperty("card", True)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(WeightsPanel(lab), self.tr("Weights"))
        self.tabs.addTab(FeaturesPanel(lab), self.tr("What it sees"))
        self.tabs.addTab(EvidencePanel(lab), self.tr("Why"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.tabs)
