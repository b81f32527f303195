"""Is it learning? The curves of all runs, a way back to any moment of them, and what compares them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.curves_panel import CurvesPanel
from gui.panels.luck_panel import LuckPanel
from gui.panels.race_panel import RacePanel
from gui.panels.runs_panel import RunsPanel
from gui.panels.timeline_panel import TimelinePanel
from gui.session.restoring import restore_splitter
from gui.widgets.scrolled import Scrolled

PLOTS = 320  # pixels that plots and timeline should have before what lies below them grows
LEAST, MOST = 112, 230  # pixels high, what lies below


class LearnPage(QWidget):
    """The page Learn; its plots come with `build_plots`, after the window has been seen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves, self.timeline = CurvesPanel(lab), TimelinePanel(lab)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("learnTabs")
        self.tabs.setProperty("card", True)
        self.tabs.setDocumentMode(True)
        for panel, title, tip in (
            (RunsPanel(lab), self.tr("Runs"), self.tr("Which settings did better?")),
            (Scrolled(RacePanel(lab)), self.tr("Race"), self.tr("Which optimiser is fastest?")),
            (Scrolled(LuckPanel(lab)), self.tr("Luck"), self.tr("How much of it is chance?")),
        ):
            self.tabs.setTabToolTip(self.tabs.addTab(panel, title), tip)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("learnSplitter")
        self.splitter.addWidget(self._plots())
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setHandleWidth(6)
        self.splitter.setCollapsible(0, False)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.splitter)
        self._laid_out = False
        self._before: list[int] = []  # sizes that a tab which needs more room has changed
        self.tabs.currentChanged.connect(self._make_room)
        self.splitter.splitterMoved.connect(lambda *_: self._before.clear())

    def build_plots(self) -> None:
        """Make what takes a while to import."""
        self.curves.build_plots()

    def lay_out(self) -> None:
        """As it is at first."""
        self._laid_out = True
        lower = min(max((self.height() - PLOTS) // 2, LEAST), MOST)
        self.splitter.setSizes([self.height() - lower, lower])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._laid_out:
            QTimer.singleShot(0, self, self._first)

    def restore(self, state: QByteArray) -> None:
        """As it was left."""
        self._laid_out = restore_splitter(self.splitter, state)

    def _make_room(self) -> None:
        """Where the open tab would have to scroll, it gets what the plots can spare; left again, they have it back."""
        if self._before:
            self.splitter.setSizes(self._before)
            self._before = []
        scroll, sizes = self.tabs.currentWidget(), self.splitter.sizes()
        if not isinstance(scroll, QScrollArea) or not all(sizes):
            return
        panel, place = scroll.widget(), scroll.viewport().size()
        if panel is None:
            return
        lacking = max(panel.sizeHint().height(), panel.heightForWidth(place.width())) - place.height()
        upper = self.splitter.widget(0)
        spare = sizes[0] - max(PLOTS, upper.minimumSizeHint().height()) if upper is not None else 0
        more = min(lacking, spare)
        if more > 0:
            self._before = sizes
            self.splitter.setSizes([sizes[0] - more, sizes[1] + more])

    def _first(self) -> None:
        if not self._laid_out:
            self.lay_out()

    def _plots(self) -> QWidget:
        part = QWidget()
        body = QVBoxLayout(part)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        body.addWidget(self.curves, 1)
        body.addWidget(self.timeline)
        return part
