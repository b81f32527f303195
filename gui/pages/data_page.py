"""What is it fed? Every image, what each class looks like, the user's own hand, and what was passed over."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.hand_panel import HandPanel
from gui.panels.images_panel import ImagesPanel
from gui.panels.reading_panel import ReadingPanel
from gui.panels.survey_panel import SurveyPanel
from gui.widgets.scrolled import Scrolled

READING = 2  # the last tab


class DataPage(QWidget):
    """The page Data."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = ImagesPanel(lab)
        self.survey, self.hand, self.reading = SurveyPanel(lab), HandPanel(lab), ReadingPanel(lab)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("dataTabs")
        self.tabs.setAccessibleName(self.tr("Questions about the data"))
        self.tabs.setProperty("card", True)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.survey, self.tr("Classes"))
        self.tabs.addTab(self.hand, self.tr("My hand"))
        self.tabs.addTab(self.reading, self.tr("How it was read"))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(8)
        splitter.setChildrenCollapsible(False)
        splitter.setMinimumWidth(1)  # buttons may be squeezed a little, but nothing is cut off at the right
        splitter.addWidget(self.images)
        splitter.addWidget(self.tabs)
        splitter.setStretchFactor(0, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(Scrolled(splitter))
        lab.dataset_changed.connect(self._count_skipped)
        self._count_skipped()

    def _count_skipped(self) -> None:
        count = self.reading.count
        text = self.tr("How it was read ({n} skipped)").format(n=QLocale().toString(count))
        self.tabs.setTabText(READING, text if count else self.tr("How it was read"))
