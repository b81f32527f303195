"""What a slow disk keeps waiting, in one line with a button to wait no longer; the window can be used meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from gui.lab import Lab
from gui.widgets.bar import Bar
from gui.words.messages import text_of


class ErrandBar(Bar):
    """Shows the errand that has been late the longest; hidden while none is."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("errandBar", self.tr("Waiting for a disk"), parent=parent)
        self._lab = lab
        cancel = QPushButton(self.tr("Cancel"))
        self.add(cancel, "cancelErrandButton", tip=self.tr("Wait for the disk no longer"))
        cancel.clicked.connect(self._give_up)
        lab.errands.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        late = self._lab.errands.late
        self.say(text_of(late.told) if late else "")
        self.setVisible(late is not None)

    def _give_up(self) -> None:
        if (late := self._lab.errands.late) is not None:
            self._lab.errands.cancel(late)
