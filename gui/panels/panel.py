"""What every panel has: a card with a quiet heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Panel(QFrame):
    """A card; subclasses fill `body`, and put small controls beside the heading into `corner`."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.heading = plain_label(heading)
        self.heading.setProperty("heading", True)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addLayout(self.corner)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 10)
        self.body.setSpacing(6)
        self.body.addLayout(top)


def plain_label(text: str = "", *, muted: bool = False) -> QLabel:
    """A label that shows any text as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", muted)
    return label
