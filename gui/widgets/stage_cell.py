"""One frame of a film: a picture, what made it, which may be switched off, and what came of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.tinted_image import TintedImage

WIDEST = 132  # pixels


class StageCell(QWidget):
    """Shows one stage; `switched` says that the user wants it on or off."""

    switched = Signal(bool)

    def __init__(self, title: str, tip: str, *, optional: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(f"{title}: {tip}" if tip else title)
        self.picture = TintedImage("", side=WIDEST)
        self.picture.setMinimumSize(48, 48)
        self.picture.setMaximumSize(WIDEST, WIDEST)
        self.title: QCheckBox | QLabel = QCheckBox(title) if optional else QLabel(title)
        self.title.setAccessibleName(title)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all cells are as wide
        self._aside = self.title.sizeHint().width() - self.title.fontMetrics().horizontalAdvance(title)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("muted", True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never widens the row
        if isinstance(self.title, QCheckBox):
            self.title.setChecked(True)
            self.title.toggled.connect(self.switched)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(1)
        body.addWidget(self.picture, 1)
        body.addWidget(self.title)
        body.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name too long for the cell ends in dots; the tip has it whole."""
        super().resizeEvent(event)
        room = self.width() - self._aside
        name = self.title.accessibleName()
        self.title.setText(self.title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room))

    def show_stage(self, picture: NDArray[Any], *, signed: bool, note: str, on: bool) -> None:
        """Show a picture (h, w), ink as uint8 or 0 to 1, or -1 to 1 if signed, and a word below."""
        if signed:
            self.picture.show_signed(picture, 1.0)
        elif picture.dtype == np.uint8:
            self.picture.show_grey(picture)
        else:
            self.picture.show_grey(np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8))
        self.picture.setEnabled(on)
        self.note.setText(note)
