"""The user's own hand: how many drawings, how much each counts, and what a lesson from them gave and took."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.widgets.number_spin import NumberSpin
from gui.words.lessons import own_text, test_text

HEAVIEST = 10_000.0  # images a drawing may count for


class HandPanel(QWidget):
    """Follows the lab's teaching."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        about = plain_label(
            self.tr("Draw a digit and press its key to keep it. Every third of a digit is kept back, to test with."),
            muted=True,
        )
        about.setToolTip(
            self.tr(
                "A lesson goes on from the weights of the model that answers, learns your drawings beside the dataset, "
                "and says what it gained and what it forgot."
            )
        )
        about.setWordWrap(True)
        self._counts = self._words("handCounts")
        self._own = self._words("ownChange")
        self._test = self._words("testChange")
        self.learn = QPushButton(self.tr("Learn my hand"))
        self.learn.setObjectName("learnHandPanelButton")
        self.learn.setToolTip(self.tr("Teach the answering model your drawings, from the weights it has (Ctrl+L)"))
        self.learn.setAutoDefault(True)
        self.learn.clicked.connect(lab.teaching.learn)
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 6, 2, 2)
        body.setSpacing(5)
        body.addWidget(about)
        body.addWidget(self._counts)
        body.addLayout(self._controls())
        body.addWidget(self._own)
        body.addWidget(self._test)
        body.addStretch(1)
        lab.teaching.changed.connect(self._show)
        lab.teaching.taught.connect(self._show)
        self._show()

    def _controls(self) -> QHBoxLayout:
        self.weight = NumberSpin(1.0, HEAVIEST)
        self.weight.setObjectName("drawingWeight")
        self.weight.setAccessibleName(self.tr("Weight of a drawing"))
        self.weight.setToolTip(self.tr("How many images of the dataset one of your drawings counts for"))
        self.weight.setValue(self._lab.teaching.weight)
        self.weight.valueChanged.connect(lambda value: setattr(self._lab.teaching, "weight", value))
        at_once = QCheckBox(self.tr("after every label"))
        at_once.setObjectName("learnAtOnce")
        at_once.setToolTip(self.tr("Give a lesson whenever a drawing gets a label"))
        at_once.toggled.connect(lambda on: setattr(self._lab.teaching, "at_once", on))
        label = plain_label(self.tr("counts for"))
        label.setBuddy(self.weight)
        row = QHBoxLayout()
        row.addWidget(self.learn)
        row.addWidget(at_once)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(self.weight)
        return row

    def _show(self) -> None:
        hand, lesson = self._lab.teaching.hand, self._lab.teaching.lesson
        self.learn.setEnabled(bool(len(hand)))
        counts = [f"{label} × {count}" for label, count in hand.counts.items()]
        self._counts.setText(
            self.tr("Drawings kept: {n} ({counts})").format(n=QLocale().toString(len(hand)), counts=", ".join(counts))
            if counts
            else self.tr("No drawings yet.")
        )
        self._own.setText("" if lesson is None else own_text(lesson.own))
        self._test.setText("" if lesson is None else test_text(lesson.test))

    def _words(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
