"""What it has learnt: the weights as signed images, one a class, live; near the drawing where they bend."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.explain import Ground, fair_limit, weight_images, weights_ground
from gui.lab import Lab
from gui.panels.panel import ClassPictures, Pictures


class WeightsPanel(ClassPictures):
    """Shows the answering model's weights, pulled back to pixels."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self.grid.setObjectName("weightImages")
        self.grid.setAccessibleName(self.tr("Weights of each digit"))

    def follows_ink(self) -> bool:
        """Only where they are near the drawing."""
        return self.model is not None and not self.model.pipeline.linear

    def pictures(self) -> Pictures:
        """The weights, and what they rest on."""
        if self.model is None:
            return Pictures()
        images = weight_images(self.model, self.ink)
        if weights_ground(self.model) is Ground.EXACT:
            tip = self.tr(
                "Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the "
                "mean of all digits. All images share one scale."
            )
            return Pictures(images, None, "", tip)
        tip = self.tr(
            "These features bend the picture, so there is no one image of the weights. Shown is what a little more ink "
            "at each place would do to your drawing's answer."
        )
        if self.ink is None:
            return Pictures(images, None, self.tr("Draw a digit: what ink adds depends on it."), tip)
        words = self.tr("What a little more ink would do to the answer for your drawing.")
        return Pictures(images, fair_limit(images), words, tip)
