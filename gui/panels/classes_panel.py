"""Which digits are hard? Precision, recall and F1 of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.evaluation import Evaluation
from core.export.tables import class_rows
from gui.benches.judging import Judging
from gui.files.judgement_files import Files
from gui.panels.panel import Panel, plain_label
from gui.words.numbers import count, percent


class ClassesPanel(Panel):
    """A judgement as a table, a row a digit."""

    def __init__(self, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._judging = judging
        self.heading.setText(self.tr("Which digits are hard"))
        words = plain_label(
            self.tr(
                "Recall: of the images of a digit, how many were read as it. Precision: of those read as it, how many "
                "are. F1 is high only where both are."
            ),
            muted=True,
        )
        words.setWordWrap(True)
        self.table = QTableWidget()
        self.table.setObjectName("classTable")
        self.table.setAccessibleName(self.tr("Precision, recall and F1 of each digit"))
        self.table.setColumnCount(5)
        self.table.setHorizontalHeaderLabels(self.headings())
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.body.addWidget(words)
        self.body.addWidget(self.table, 1)
        judging.changed.connect(self.show_judgement)
        self.show_judgement()

    def files(self) -> Files:
        """What it shows, for files."""
        found = self._judging.judgement
        return Files({}, {"digits": self.table}, {"digits": class_rows(found.evaluation)} if found else {})

    def headings(self) -> list[str]:
        """The columns' names."""
        return [self.tr("Digit"), self.tr("Images"), self.tr("Precision"), self.tr("Recall"), self.tr("F1")]

    def show_judgement(self) -> None:
        """Show what has been found."""
        found = self._judging.judgement
        rows = rows_of(found.evaluation, self.tr("mean")) if found else []
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = self.table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self.table.setItem(row, column, item)
                if item.text() != text:
                    item.setText(text)


def rows_of(told: Evaluation, mean: str) -> list[list[str]]:
    """A row of text a class, and one for the mean F1."""
    sizes = told.confusion.sum(axis=1)
    rows = [
        [str(label), count(sizes[place]), *(percent(part[place]) for part in (told.precision, told.recall, told.f1))]
        for place, label in enumerate(told.classes)
    ]
    return [*rows, [mean, count(told.n), "", "", percent(told.macro_f1)]]
