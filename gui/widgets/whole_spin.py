"""Spin box for whole numbers that lets any number be typed, and says which it does not take."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget


class WholeSpin(QSpinBox):
    """A QSpinBox that tells of what was entered and is out of range, where Qt would not let it be typed."""

    refused = Signal(str)  # what was entered; the number before it stays

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setKeyboardTracking(False)

    def call_least(self, word: str) -> None:
        """Show a word for the smallest number, which may be typed all the same."""
        self.setSpecialValueText(word)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Acceptable if it is a whole number in range, intermediate while it may become a number."""
        word = self.specialValueText()
        if word and text and word.startswith(text):
            return QValidator.State.Acceptable if text == word else QValidator.State.Intermediate, text, position
        if word and word in text:  # a number typed before or behind the word takes its place
            text = text.replace(word, "")
            position = len(text)
        try:
            value = int(text)
        except ValueError:
            unfinished = not set(text) - set("0123456789.,eE+- ")
            return QValidator.State.Intermediate if unfinished else QValidator.State.Invalid, text, position
        inside = self.minimum() <= value <= self.maximum()
        return QValidator.State.Acceptable if inside else QValidator.State.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """What begins the word is the word; what else cannot be mended is told of."""
        if text and self.specialValueText().startswith(text):
            return self.specialValueText()
        if text.strip():
            self.refused.emit(text.strip())
        return text
