"""How good is it? Figures always in sight, and below them one question a tab."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QTabWidget, QVBoxLayout, QWidget

from core.export.tables import answer_rows, table_csv
from gui.benches.judging import Judging
from gui.files.judgement_files import parts_of
from gui.files.saving import Saving
from gui.files.starting import documents
from gui.lab import Lab
from gui.panels.certainty_panel import CertaintyPanel
from gui.panels.classes_panel import ClassesPanel
from gui.panels.compare_panel import ComparePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.figures_panel import FiguresPanel
from gui.panels.robustness_panel import RobustnessPanel
from gui.widgets.menu_letters import give_letters


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
        self._panels = (self.confusion, self.classes, self.certainty, self.comparison, self.robustness)
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
        self._saving = Saving(self, lab)
        menu, button = self._export_menu(), self.figures.export_button
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for ending, text in (
            ("png", self.tr("This tab as PNG …")),
            ("svg", self.tr("This tab as SVG …")),
            ("csv", self.tr("This tab as CSV …")),
        ):
            menu.addAction(text, partial(self.export, ending)).setObjectName(f"{ending}JudgementAction")
        menu.addSeparator()
        menu.addAction(self.tr("Every image's answer as CSV …"), self.export_answers).setObjectName("answersAction")
        give_letters(menu)
        return menu

    def export(self, ending: str) -> None:
        """Save what the open tab shows."""
        files = self._panels[self.tabs.currentIndex()].files()
        if not (files.tables if ending == "csv" else {**files.charts, **files.widgets}):
            self._saving.nothing()
            return
        name = next(iter(files.tables or files.charts or files.widgets))
        self._saving.save_parts(name, ending, make=lambda: parts_of(files, ending))

    def export_answers(self) -> None:
        """Save what was said of each image."""
        found = self.judging.judgement
        if found is None:
            self._saving.nothing()
            return
        rows = answer_rows(found.outcomes)
        self._saving.save("answers", "csv", make=lambda: table_csv(rows).encode("utf-8"))

    def _ask_for_folder(self) -> None:
        title = self.tr("Judge on a folder of digit images")
        path = QFileDialog.getExistingDirectory(self, title, documents())
        if path:
            self.judging.open_other(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.judging.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.judging.watch(False)
