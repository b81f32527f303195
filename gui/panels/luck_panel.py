"""Was it luck? The same settings with many seeds, as a band instead of one lucky line."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from gui.lab import Activity, Lab
from gui.panels.panel import plain_label
from gui.words.numbers import percent

FEWEST, MOST, USUAL = 2, 200, 10


class LuckPanel(QWidget):
    """Asks the lab for seeds and says how far they spread."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.count = QSpinBox()
        self.count.setObjectName("seedsSpin")
        self.count.setAccessibleName(self.tr("Number of seeds"))
        self.count.setRange(FEWEST, MOST)
        self.count.setValue(USUAL)
        self.start = self._button("luckButton", self.tr("Try seeds"), self.tr("Train these settings once a seed"))
        self.clear = self._button("clearLuckButton", self.tr("Clear"), self.tr("Take the band away"))
        self.shown = QCheckBox(self.tr("Show the band"))
        self.shown.setObjectName("bandCheck")
        self.shown.setAccessibleName(self.tr("Show the band"))
        self.shown.setChecked(True)
        self._words = plain_label()
        self._words.setObjectName("luckLabel")
        self._words.setWordWrap(True)
        self._build()
        self.start.clicked.connect(lambda: lab.luck.start(self.count.value()))
        self.clear.clicked.connect(lab.luck.clear)
        self.shown.toggled.connect(lab.luck.show)
        for signal in (lab.luck.changed, lab.activity_changed, lab.dataset_changed):
            signal.connect(self._show)
        self._show()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _build(self) -> None:
        teaches = plain_label(
            self.tr(
                "A seed decides the starting weights, the order of batches and which images are held back. The band "
                "goes from the lowest to the highest of all seeds, half of them lie in its dark part, the line is the "
                "median: a difference smaller than the band may be luck."
            ),
            muted=True,
        )
        teaches.setWordWrap(True)
        row = QHBoxLayout()
        for widget in (self.count, self.start, self.shown, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(8, 4, 8, 4)
        body.setSpacing(4)
        body.addWidget(teaches)
        body.addLayout(row)
        body.addWidget(self._words)
        body.addStretch(1)

    def _show(self) -> None:
        lab = self._lab
        ready = lab.dataset is not None and lab.activity in (Activity.IDLE, Activity.TRAINING, Activity.TESTING)
        self.start.setEnabled(ready)
        self.clear.setEnabled(bool(lab.luck.draws))
        self.shown.setEnabled(bool(lab.luck.draws))
        self._words.setText(self._told())

    def _told(self) -> str:
        luck = self._lab.luck
        spread = luck.spread()
        if spread is None:
            return self.tr("Training the first seed …") if self._lab.activity is Activity.DRAWING else ""
        words = (
            self.tr("{n} of {wanted} seeds, validation accuracy at the end: {low} to {high}, median {median}.")
            if luck.held_back
            else self.tr("{n} of {wanted} seeds, training accuracy at the end: {low} to {high}, median {median}.")
        )
        low, median, high = (percent(share) for share in spread)
        return words.format(n=len(luck.draws), wanted=luck.wanted, low=low, high=high, median=median)
