"""One quiet line with a hint, its evidence and a button that mends it; gone while there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from gui.benches.hinting import Hinting
from gui.widgets.bar import Bar, flat
from gui.widgets.one_line import OneLine
from gui.words.hints import hint_words, remedy_words


class HintBar(Bar):
    """Shows what `Hinting` has to say."""

    def __init__(self, hinting: Hinting, parent: QWidget | None = None) -> None:
        super().__init__("hintBar", self.tr("Hint"), words=OneLine(), parent=parent)
        self._hinting = hinting
        self.setProperty("card", True)
        self.words.setObjectName("hintWords")
        self.mend_button, never, later = QPushButton(), flat(self.tr("No hints")), flat("×")
        tip = self.tr("Changes the setting; nothing is trained before you press Train.")
        self.add(self.mend_button, "hintMend", tip=tip, title=self.tr("Do what the hint says"))
        self.add(never, "hintsOff", tip=self.tr("Give no hints; the menu brings them back"))
        self.add(later, "hintDismiss", tip=self.tr("Not again in this session"), title=self.tr("Dismiss hint"))
        self.mend_button.clicked.connect(hinting.mend)
        never.clicked.connect(lambda: hinting.set_enabled(False))
        later.clicked.connect(hinting.dismiss)
        hinting.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        hint = self._hinting.hint
        self.setVisible(hint is not None)
        if hint is None:
            return
        self.say(hint_words(hint))
        remedy = remedy_words(hint)
        self.mend_button.setVisible(bool(remedy))
        self.mend_button.setText(remedy)
