"""One quiet line with a hint, its evidence and a button that mends it; gone while there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from gui.benches.hinting import Hinting
from gui.widgets.one_line import OneLine
from gui.words.hints import hint_words, remedy_words


class HintBar(QFrame):
    """Shows what `Hinting` has to say."""

    def __init__(self, hinting: Hinting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hinting = hinting
        self.setProperty("card", True)
        self.setObjectName("hintBar")
        self.setAccessibleName(self.tr("Hint"))
        self.words = OneLine()
        self.words.setObjectName("hintWords")
        self.mend_button = QPushButton()
        self.mend_button.setObjectName("hintMend")
        self.mend_button.setAccessibleName(self.tr("Do what the hint says"))
        self.mend_button.setToolTip(self.tr("Changes the setting; nothing is trained before you press Train."))
        self.mend_button.clicked.connect(hinting.mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 6, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.mend_button)
        later = self._tool("hintDismiss", "×", self.tr("Not again in this session"))
        later.clicked.connect(hinting.dismiss)
        never = self._tool("hintsOff", self.tr("No hints"), self.tr("Give no hints; the menu brings them back"))
        never.clicked.connect(lambda: hinting.set_enabled(False))
        row.addWidget(never)
        row.addWidget(later)
        hinting.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        hint = self._hinting.hint
        self.setVisible(hint is not None)
        if hint is None:
            return
        self.words.setText(hint_words(hint))
        remedy = remedy_words(hint)
        self.mend_button.setVisible(bool(remedy))
        self.mend_button.setText(remedy)

    def _tool(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        return button
