"""A tip: a sentence that is said until it is put away, once and for all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gui.widgets.one_line import OneLine


class TipLine(QFrame):
    """`brief` keeps to one line; otherwise the sentence takes the lines it needs."""

    dismissed = Signal()

    def __init__(self, text: str, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = OneLine(text, muted=True) if brief else _wrapped(text)
        self.words.setObjectName("tipWords")
        self.setAccessibleName(self.tr("Tip"))
        self.setAccessibleDescription(text)
        away = QToolButton()
        away.setObjectName("tipDismiss")
        away.setText("×")
        away.setAutoRaise(True)
        away.setAccessibleName(self.tr("Put the tip away"))
        away.setToolTip(self.tr("Not again"))
        away.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
