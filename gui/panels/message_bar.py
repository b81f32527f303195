"""The last thing the lab told, in one quiet line, two where it is long."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QWidget

from core.errors import CoreError
from gui.benches.notes import Note
from gui.looks.plain_tip import plain_tip
from gui.widgets.bar import Bar, flat
from gui.words.messages import Tone, text_of, tone_of

LINGERS = 4000  # milliseconds
ROOM = 300  # characters: about two lines
_GRAVITY = (Tone.QUIET, Tone.GOOD, Tone.WARNING, Tone.ERROR)
_GRAVE = _GRAVITY[2:]


class MessageBar(Bar):
    """Shows notes and errors as they come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("messageBar", self.tr("Messages"), parent=parent)
        self.told: list[Note | CoreError] = []  # what is shown
        self._tone = Tone.QUIET
        self._since = QElapsedTimer()
        self._since.start()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dismiss = flat("×")
        self.add(self._dismiss, "dismissMessageButton", tip=self.tr("Dismiss"), title=self.tr("Dismiss message"))
        self._dismiss.clicked.connect(self.clear)
        self.setMinimumHeight(self.fontMetrics().height() + 14)
        self.clear()

    def tell(self, told: Note | CoreError) -> None:
        """Show a note or an error; what comes right behind a warning or an error does not hide it."""
        text, tone = text_of(told), tone_of(told)
        before = self.text()
        fresh = self._tone in _GRAVE and self._since.elapsed() < LINGERS
        if fresh and text not in before and len(before) + len(text) <= ROOM:
            text, tone = f"{before}  {text}", max(self._tone, tone, key=_GRAVITY.index)
        else:
            self._since.restart()
            self.told = []
        self.told = [*self.told, told]
        self._show(text, tone)

    def clear(self) -> None:
        """Show nothing."""
        self.told = []
        self._show("", Tone.QUIET)

    def _show(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.say(text)
        self.words.setToolTip(plain_tip(text))
        self._dismiss.setVisible(bool(text))
        self.setProperty("tone", tone.value)
        for widget in (self, self.words):
            self.style().unpolish(widget)
            self.style().polish(widget)
