"""How good is it? The part of the digits it is judged on, and the few figures that say most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.evaluation import Evaluation
from core.judging.judgement import Judgement, Part
from core.progress import Progress
from gui.benches.judging import Judging
from gui.panels.panel import Panel, plain_label
from gui.words.datasets import dataset_name
from gui.words.messages import text_of
from gui.words.numbers import count, figure, percent
from gui.words.sentences import in_a_row

SHORTEST = 5  # letters of the part's name that a narrow window leaves


class FiguresPanel(Panel):
    """Shows a judgement's figures, and chooses what is judged."""

    folder_wanted = Signal()

    def __init__(self, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._judging = judging
        self.heading.setText(self.tr("Judged on"))
        self.setToolTip(
            self.tr("Only images the model was not trained on tell how good it is: the test part, or another folder.")
        )
        self._parts = QComboBox()
        self._parts.setObjectName("partCombo")
        self._parts.setAccessibleName(self.tr("Judged on"))
        self._parts.setMinimumContentsLength(SHORTEST)
        self._other = QPushButton(self.tr("Folder …"))
        self._other.setObjectName("otherFolderButton")
        self._other.setToolTip(self.tr("Judge the model on digits that lie elsewhere; the dataset stays as it is."))
        self.export_button = QPushButton(self.tr("Export …"))
        self.export_button.setObjectName("exportJudgementButton")
        self.export_button.setToolTip(self.tr("Save what the tab below shows as pictures or tables."))
        self._share = self._headline()
        self._rest = plain_label()
        self._rest.setObjectName("judgementLabel")
        self._note = plain_label(muted=True)
        for label in (self._rest, self._note):
            label.setWordWrap(True)
        self._build()
        self._parts.activated.connect(self._choose)
        self._other.clicked.connect(self.folder_wanted)
        judging.changed.connect(self._show)
        judging.offers_changed.connect(self._offer)
        judging.progressed.connect(self._show_progress)
        self._offer()
        self._show()

    def _headline(self) -> QLabel:
        label = plain_label()
        label.setObjectName("accuracyLabel")
        label.setAccessibleName(self.tr("Share of the images read right"))
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * 2.0)
        font.setBold(True)
        font.setFeature(QFont.Tag("tnum"), 1)
        label.setFont(font)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("100.00 %"))
        return label

    def _build(self) -> None:
        self.corner.addWidget(self._parts)
        self.corner.addWidget(self._other)
        self.corner.addWidget(self.export_button)
        beside = QVBoxLayout()
        beside.setSpacing(1)
        beside.addWidget(self._rest)
        beside.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._share, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.body.addLayout(row)

    def _offer(self) -> None:
        offered, names = self._judging.offered(), self._names()
        self._parts.clear()
        for part in Part:
            if offered[part]:
                self._parts.addItem(names[part], part)
        self._parts.setCurrentIndex(self._parts.findData(self._judging.part))

    def _names(self) -> dict[Part, str]:
        other = self._judging.other
        return {
            Part.TEST: self.tr("Test images"),
            Part.VALIDATION: self.tr("Validation images"),
            Part.TRAINING: self.tr("Training images"),
            Part.OTHER: dataset_name(other.name) if other else "",
        }

    def _choose(self, index: int) -> None:
        self._judging.choose(Part(self._parts.itemData(index)))

    def _show(self) -> None:
        found, error = self._judging.judgement, self._judging.error
        self._share.setText(percent(found.evaluation.accuracy, 2) if found else "–")
        if found:
            self._rest.setText(self._sentence(found.evaluation))
        else:
            self._rest.setText(text_of(error) if error else self._empty())
        caveat = self._caveat(found) if found else ""
        self._note.setText(caveat)
        self._note.setVisible(bool(caveat))

    def _show_progress(self, progress: Progress) -> None:
        if progress.total:
            text = self.tr("{done} of {total} images …")
            self._note.setText(text.format(done=count(progress.done), total=count(progress.total)))
        else:
            self._note.setText(self.tr("{done} images …").format(done=count(progress.done)))
        self._note.show()

    def _empty(self) -> str:
        if self._judging.under_way:
            return self.tr("Being judged …")
        return self.tr("Open a dataset or another folder to see how good the model is.")

    def _sentence(self, told: Evaluation) -> str:
        low, high = told.interval
        wrong = told.n - round(told.accuracy * told.n)
        text = self.tr("{wrong} of {n} wrong; the true rate is {low} to {high} (95 %).").format(
            wrong=count(wrong), n=count(told.n), low=percent(low, 2), high=percent(high, 2)
        )
        loss = figure(told.cross_entropy)
        if told.standard_error is None:
            return in_a_row(text, self.tr("Cross-entropy {loss} nats.").format(loss=loss))
        error = figure(told.standard_error)
        return in_a_row(text, self.tr("Cross-entropy {loss} ± {error} nats.").format(loss=loss, error=error))

    def _caveat(self, found: Judgement) -> str:
        if not found.whole:
            return self.tr("A first look at some of the images; the rest follows.")
        if found.outcomes.left_out:
            text = self.tr("{count} images are left out: the model does not know their digits.")
            return text.format(count=count(found.outcomes.left_out))
        if self._judging.part is Part.TRAINING:
            return self.tr("Images that the model was made from flatter it.")
        return ""
