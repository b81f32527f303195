"""Spin box for numbers of any magnitude: shows 0.01 and 1e-4, steps by tenths of the magnitude."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

DECIMALS = 12


class NumberSpin(QDoubleSpinBox):
    """A QDoubleSpinBox that reads and writes as a person would, with no trailing zeros."""

    refused = Signal(str)  # what was entered and is no number in range; the one before it stays

    def __init__(self, minimum: float, maximum: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(DECIMALS)
        self.setRange(minimum, maximum)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        """Shortest text of the number."""
        return f"{value:.6g}"

    def valueFromText(self, text: str) -> float:
        """The number a text stands for; a comma is a decimal point too."""
        return float(text.strip().replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Acceptable if it is a number in range, intermediate while it may become one."""
        try:
            value = self.valueFromText(text)
        except ValueError:
            unfinished = not set(text) - set("0123456789.,eE+- ")
            state = QValidator.State.Intermediate if unfinished else QValidator.State.Invalid
            return state, text, position
        inside = self.minimum() <= value <= self.maximum()
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """What cannot be mended is told of."""
        if text.strip():
            self.refused.emit(text.strip())
        return text

    def sizeHint(self) -> QSize:
        """As wide as an ordinary number, not as the widest in range."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("0.000000") + 36)
        return hint
