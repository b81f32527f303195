"""What is taken for what? The confusion matrix, and exactly the images of the chosen cell, worst first."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.export.tables import confusion_rows
from core.judging.judgement import Judgement
from core.judging.outcomes import Places
from gui.benches.judging import Judging
from gui.files.judgement_files import Files
from gui.lab import Lab
from gui.panels.panel import Panel, plain_label
from gui.widgets.matrix_view import MatrixView
from gui.widgets.thumbnails import Mark, Thumbnails
from gui.words.numbers import count, percent
from gui.words.sentences import in_a_row


class ConfusionPanel(Panel):
    """Shows a judgement's confusion matrix and its images; a click on one puts it on the canvas."""

    def __init__(self, lab: Lab, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._judging = judging
        self._shown: Judgement | None = None
        self.heading.setText(self.tr("What is taken for what"))
        self.heading.setToolTip(
            self.tr("Each row is a digit, each column what it was read as. The darker a mistake, the more of its kind.")
        )
        self.matrix = MatrixView()
        self.matrix.setObjectName("confusionMatrix")
        self.matrix.setToolTip(self.tr("Choose a cell to see its images."))
        self.images = Thumbnails(side=48)
        self.images.setObjectName("cellImages")
        self.images.setAccessibleName(self.tr("Images of the chosen cell, worst first"))
        self._words = plain_label(muted=True)
        self._words.setObjectName("cellLabel")
        self._words.setWordWrap(True)
        self._shares = QCheckBox(self.tr("Per cent of each row"))
        self._shares.setObjectName("sharesCheck")
        self._all = QPushButton(self.tr("All mistakes"))
        self._all.setObjectName("allMistakesButton")
        self._all.setToolTip(self.tr("Every image that was read wrong, the worst first."))
        self._build()
        self._shares.toggled.connect(self.matrix.show_shares)
        self._all.clicked.connect(self._forget_cell)
        self.matrix.chosen.connect(lambda _row, _column: self._show_images())
        self.images.clicked.connect(self._put_on_canvas)
        judging.changed.connect(self.show_judgement)
        self.show_judgement()

    def _build(self) -> None:
        self.corner.addWidget(self._shares)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self.images, 1)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("confusionSplitter")
        split.addWidget(self.matrix)
        split.addWidget(beside)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)

    def show_judgement(self) -> None:
        """Show what has been found; the chosen cell stays chosen."""
        found = self._judging.judgement
        self.images.set_empty_text(self.tr("No such image.") if found else "")
        if found is None:
            self._all.setEnabled(False)
            self.matrix.show_counts(np.zeros((0, 0), np.int64), [])
            self.images.show_images(np.zeros((0, 1, 1), np.uint8))
            self._words.setText("")
            self._shown = None
            return
        self.matrix.show_counts(found.outcomes.confusion, [str(label) for label in found.outcomes.classes])
        self._show_images()

    def files(self) -> Files:
        """What it shows, for files."""
        found = self._judging.judgement
        tables = {"confusion": confusion_rows(found.evaluation)} if found else {}
        return Files({}, {"confusion": self.matrix}, tables)

    def _forget_cell(self) -> None:
        self.matrix.forget()
        self._show_images()

    def _places(self, found: Judgement) -> Places:
        cell = self.matrix.cell
        return found.outcomes.mistakes() if cell is None else found.outcomes.cell(*cell)

    def _show_images(self) -> None:
        found = self._judging.judgement
        if found is None:
            return
        rows = found.outcomes.rows[self._places(found)]
        self._words.setText(self._sentence(len(rows)))
        self._all.setEnabled(self.matrix.cell is not None)
        same = self._shown is not None and self._shown.exam is found.exam
        self._shown = found
        if same and np.array_equal(rows, self.images.shown):
            self.images.refresh()  # where one has scrolled to is kept while it learns
            return
        self.images.show_images(
            found.exam.dataset.images, rows, caption=self._caption, mark=self._mark, tip=self._sentence_of
        )

    def _sentence(self, n: int) -> str:
        cell = self.matrix.cell
        if cell is None:
            text = self.tr("{n} mistakes, the worst first. Click one to put it on the canvas.")
            return text.format(n=count(n))
        below = self.tr("Below each: how sure it was of the right answer.") if n else ""
        return in_a_row(self.matrix.words(*cell), below)

    def _place(self, row: int) -> int:
        assert self._shown is not None
        return int(np.searchsorted(self._shown.outcomes.rows, row))

    def _caption(self, row: int) -> str:
        """What it is and what was said, or, where a cell says so already, how likely the truth was held."""
        assert self._shown is not None
        outcomes, place = self._shown.outcomes, self._place(row)
        truth, said = int(outcomes.targets[place]), int(outcomes.said[place])
        if self.matrix.cell is None:
            return f"{outcomes.classes[truth]} → {outcomes.classes[said]}"
        return percent(float(outcomes.probabilities[place, truth]), 0)

    def _mark(self, row: int) -> Mark:
        assert self._shown is not None
        return Mark.NONE if self._shown.outcomes.right[self._place(row)] else Mark.WRONG

    def _sentence_of(self, row: int) -> str:
        assert self._shown is not None
        outcomes, place = self._shown.outcomes, self._place(row)
        truth, said = int(outcomes.targets[place]), int(outcomes.said[place])
        p = outcomes.probabilities[place]
        return self.tr("Image {row}: a {truth} ({own}), read as {said} ({given}).").format(
            row=count(row + 1),
            truth=outcomes.classes[truth],
            own=percent(float(p[truth])),
            said=outcomes.classes[said],
            given=percent(float(p[said])),
        )

    def _put_on_canvas(self, row: int) -> None:
        if self._shown is not None:
            self._lab.board.offer(self._shown.exam.dataset.images[row])
