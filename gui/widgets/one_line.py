"""A sentence in one line: where it is too long for its place it ends in an ellipsis, and its tool tip has all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.looks.plain_tip import plain_tip


class OneLine(QLabel):
    """Takes the width it is given; a screen reader hears the whole sentence."""

    def __init__(self, text: str = "", *, muted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", muted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say this from now on."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def text(self) -> str:
        """The whole sentence."""
        return self._whole

    def explain(self, tip: str) -> None:
        """Say this in the tool tip too."""
        self._tip = tip
        self._fit()

    @property
    def cut(self) -> bool:
        """Whether some of it finds no room."""
        return super().text() != self._whole

    def sizeHint(self) -> QSize:
        """With room for the whole sentence, for whom the policy does not ignore it."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        super().setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
        told = [self._whole] if self.cut else []
        self.setToolTip(plain_tip("\n".join(filter(None, [*told, self._tip]))))
