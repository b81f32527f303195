"""How good is it?"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.lab import Lab


class EvaluatePage(QWidget):
    """The page Evaluate."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
