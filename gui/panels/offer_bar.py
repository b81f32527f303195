"""A question that may wait, in one line with two buttons; the window can be used meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from gui.session.keeping import Offer
from gui.widgets.bar import Bar
from gui.words.messages import text_of


class OfferBar(Bar):
    """Shows an offer until it is answered; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("offerBar", self.tr("Question"), parent=parent)
        self.setProperty("tone", "warning")
        self._offer: Offer | None = None
        accept, decline = QPushButton(self.tr("Continue")), QPushButton(self.tr("Discard"))
        self.add(accept, "acceptOfferButton", tip=self.tr("Bring it back and train on"))
        self.add(decline, "declineOfferButton", tip=self.tr("Let it be; this is not asked again"))
        accept.clicked.connect(self._accept)
        decline.clicked.connect(self._decline)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Ask this; None takes the question away."""
        self._offer = offer
        self.say(text_of(offer.note) if offer else "")
        self.setVisible(offer is not None)

    def _accept(self) -> None:
        if self._offer is not None:
            self._offer.accept()

    def _decline(self) -> None:
        if self._offer is not None:
            self._offer.decline()
