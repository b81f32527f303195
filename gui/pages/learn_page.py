"""Is it learning? The curves of loss and accuracy, and a way back to any moment of them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.curves_panel import CurvesPanel
from gui.panels.timeline_panel import TimelinePanel


class LearnPage(QWidget):
    """The page Learn; its plots come with `build_plots`, after the window has been seen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves, self.timeline = CurvesPanel(lab), TimelinePanel(lab)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.curves, 1)
        body.addWidget(self.timeline)

    def build_plots(self) -> None:
        """Make what takes a while to import."""
        self.curves.build_plots()
