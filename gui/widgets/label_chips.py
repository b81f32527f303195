"""The ten digits as a row of small buttons: one says what something is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget


class LabelChips(QWidget):
    """`chosen` tells the digit that was pressed; which one is down is shown, not decided, here.

    Parameters
    ----------
    tip : what pressing does, with {digit} in it
    """

    chosen = Signal(int)

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons = [self._button(digit, tip.format(digit=digit)) for digit in range(10)]
        for button in self._buttons:
            row.addWidget(button)

    def show_label(self, label: int | None) -> None:
        """The digit that is down; none if None."""
        for digit, button in enumerate(self._buttons):
            button.setChecked(digit == label)

    def _button(self, digit: int, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"chip{digit}")
        button.setText(str(digit))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setProperty("narrow", True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _=False: self.chosen.emit(digit))
        return button
