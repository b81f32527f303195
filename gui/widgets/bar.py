"""A bar across the window: a sentence that wraps, or keeps to one line, and buttons behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget


class Bar(QFrame):
    """Subclasses say what is in it; what it says is what a screen reader hears of it."""

    def __init__(self, name: str, title: str, *, words: QLabel | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.words = words or _wrapping()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 2, 6, 2)
        self._row.addWidget(self.words, 1)

    def text(self) -> str:
        """What is said."""
        return self.words.text()

    def say(self, text: str) -> None:
        """Say this from now on."""
        self.words.setText(text)
        self.setAccessibleDescription(text)

    def add(self, button: QAbstractButton, name: str, *, tip: str, title: str = "") -> None:
        """Put a button at the end; `title` is its name for a screen reader where its text is not enough."""
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(title or button.text())
        self._row.addWidget(button)


def flat(text: str) -> QToolButton:
    """A button for a bar that is no more than its text."""
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _wrapping() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
