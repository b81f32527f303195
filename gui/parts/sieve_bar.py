"""The sieve as a row of choices: class, what the model says, right or wrong, loss, order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from core.curation.sieve import Only, Order, Sieve
from gui.widgets.number_spin import NumberSpin

WORST_LOSS = 1000.0  # nats
NARROWEST = 96  # pixels
ONE_ROW = 620


class SieveBar(QWidget):
    """Gives a Sieve; `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = self._combo("labelFilter", self.tr("Class"), self.tr("Only images of this class"))
        self._said = self._combo("saidFilter", self.tr("Answer"), self.tr("Only images that the model says are this"))
        self._only = self._combo("onlyFilter", self.tr("Which images"), self.tr("Right, wrong or corrected ones"))
        self._order = self._combo("orderChoice", self.tr("Order"), self.tr("The loss is how surprised the model was"))
        self._loss = NumberSpin(0.0, WORST_LOSS)
        self._loss.setObjectName("lossFilter")
        self._loss.setAccessibleName(self.tr("Least loss"))
        self._loss.setToolTip(self.tr("Only images whose loss is at least this, in nats"))
        self._loss.setSpecialValueText(self.tr("any loss"))
        self._loss.setMinimumWidth(NARROWEST)
        self._loss.valueChanged.connect(self.changed)
        self._fill()
        self._widgets = (self._label, self._said, self._only, self._order, self._loss)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._columns = 0
        self._arrange(3)

    def sieve(self) -> Sieve:
        """What is wanted."""
        return Sieve(
            label=self._label.currentData(),
            said=self._said.currentData(),
            only=Only(self._only.currentData()),
            loss=self._loss.value(),
            order=Order(self._order.currentData()),
        )

    def show_classes(self, labels: Sequence[int], said: Sequence[int]) -> None:
        """Offer these classes, and these answers; what is chosen stays chosen where it is still offered."""
        before = self.sieve()
        every = self.tr("every class"), self.tr("every answer")
        for combo, any_, values in zip((self._label, self._said), every, (labels, said), strict=True):
            self._offer(combo, any_, values)
        if self.sieve() != before:
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one row where there is room."""
        super().resizeEvent(event)
        self._arrange(5 if event.size().width() >= ONE_ROW else 3)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, index // columns, index % columns)
        for column in range(5):
            self._grid.setColumnStretch(column, int(column < columns))

    def _offer(self, combo: QComboBox, any_: str, values: Sequence[int]) -> None:
        chosen = combo.currentData()
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(any_, None)
            for value in values:
                combo.addItem(str(value), value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _fill(self) -> None:
        for only, text in (
            (Only.ALL, self.tr("all of them")),
            (Only.WRONG, self.tr("answered wrong")),
            (Only.RIGHT, self.tr("answered right")),
            (Only.TOUCHED, self.tr("corrected")),
        ):
            self._only.addItem(text, only.value)
        for order, text in (
            (Order.PLACE, self.tr("as they lie")),
            (Order.WORST, self.tr("largest loss first")),
            (Order.BEST, self.tr("smallest loss first")),
        ):
            self._order.addItem(text, order.value)
        self._offer(self._label, self.tr("every class"), ())
        self._offer(self._said, self.tr("every answer"), ())
        for combo in (self._label, self._said, self._only, self._order):
            combo.currentIndexChanged.connect(self.changed)

    def _combo(self, name: str, accessible: str, tip: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(accessible)
        combo.setToolTip(tip)
        combo.setMinimumWidth(NARROWEST)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo
