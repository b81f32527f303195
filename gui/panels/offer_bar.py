"""A question that may wait, in one line with two buttons; the window can be used meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.panels.panel import plain_label
from gui.session.keeping import Offer
from gui.words.messages import text_of


class OfferBar(QFrame):
    """Shows an offer until it is answered; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offerBar")
        self.setAccessibleName(self.tr("Question"))
        self.setProperty("tone", "warning")
        self._offer: Offer | None = None
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button("acceptOfferButton", self.tr("Continue"), self._accept))
        layout.addWidget(self._button("declineOfferButton", self.tr("Discard"), self._decline))
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Ask this; None takes the question away."""
        self._offer = offer
        self._text.setText(text_of(offer.note) if offer else "")
        self.setAccessibleDescription(self._text.text())
        self.setVisible(offer is not None)

    def text(self) -> str:
        """What is asked."""
        return self._text.text()

    def _accept(self) -> None:
        if self._offer is not None:
            self._offer.accept()

    def _decline(self) -> None:
        if self._offer is not None:
            self._offer.decline()

    def _button(self, name: str, text: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(run)
        return button
