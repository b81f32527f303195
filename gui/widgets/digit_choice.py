"""Ten small buttons, one a digit, any of which may be down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

A_ROW = 5


class DigitChoice(QWidget):
    """Chooses some of the digits 0 to 9."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._buttons = [self._button(digit) for digit in range(10)]
        for digit, button in enumerate(self._buttons):
            layout.addWidget(button, digit // A_ROW, digit % A_ROW)

    def _button(self, digit: int) -> QToolButton:
        button = QToolButton()
        button.setText(str(digit))
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(self.tr("Digit {n}").format(n=digit))
        button.clicked.connect(self.changed)
        return button

    def chosen(self) -> tuple[int, ...]:
        """The digits that are down, ascending."""
        return tuple(digit for digit, button in enumerate(self._buttons) if button.isChecked())

    def choose(self, digits: Iterable[int]) -> None:
        """Have exactly these down, without `changed`."""
        wanted = set(digits)
        for digit, button in enumerate(self._buttons):
            button.setChecked(digit in wanted)

    def offer(self, digits: Iterable[int]) -> None:
        """Only these can be chosen."""
        offered = set(digits)
        for digit, button in enumerate(self._buttons):
            button.setEnabled(digit in offered)
