"""What a slow disk keeps waiting, in one line with a button to wait no longer; the window can be used meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.words.messages import text_of


class ErrandBar(QFrame):
    """Shows the errand that has been late the longest; hidden while none is."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errandBar")
        self.setAccessibleName(self.tr("Waiting for a disk"))
        self._lab = lab
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancelErrandButton")
        self._cancel.setAccessibleName(self.tr("Wait for the disk no longer"))
        self._cancel.clicked.connect(self._give_up)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._cancel)
        lab.errands.changed.connect(self._show)
        self._show()

    def text(self) -> str:
        """What is waited for."""
        return self._text.text()

    def _show(self) -> None:
        late = self._lab.errands.late
        self._text.setText(text_of(late.told) if late else "")
        self.setAccessibleDescription(self._text.text())
        self.setVisible(late is not None)

    def _give_up(self) -> None:
        if (late := self._lab.errands.late) is not None:
            self._lab.errands.cancel(late)
