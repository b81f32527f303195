"""What it has learnt: the weights as signed images, one a class, live; near the drawing where they bend."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from core.explain import fair_limit, touched, weight_images
from core.insight.contrast import Ground, ground_of
from gui.lab import Lab
from gui.panels.panel import LivePanel
from gui.widgets.image_grid import ImageGrid

Numbers = NDArray[Any]

PURPOSE = "weights"
ACROSS = 5


class WeightsPanel(LivePanel):
    """Shows the answering model's weights, pulled back to pixels, all on one scale."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Weights"))
        self.grid = ImageGrid(side=150, across=ACROSS)
        self.grid.setObjectName("weightImages")
        self.grid.setAccessibleName(self.tr("Weights of each digit"))
        self._words = self.explain("")
        self._words.setObjectName("weightWords")
        self.body.addWidget(self.grid)
        self.body.addStretch(1)

    def draw(self) -> None:
        """The weights; where there is no one image of them, what a little ink would do, once the pen rests."""
        model, ink = self.lab.model, self.lab.board.ink
        self.lab.aside.forget(PURPOSE)
        ground = None if model is None else ground_of(model)
        self._words.setText(self._say(ground))
        waits = (
            self.tr("Draw a digit: what ink adds depends on it.") if ink is None else self.tr("Trying every pixel …")
        )
        self.grid.set_empty_text(waits)
        if model is None or (ground is not Ground.EXACT and ink is None):
            self.grid.show_signed(np.zeros((0, 1, 1)), [])
        elif ground is not Ground.OCCLUSION:
            self._show(weight_images(model, ink), None)

    def refine(self) -> None:
        """The picture near the drawing, found by trying."""
        model, ink = self.lab.model, self.lab.board.ink
        if model is not None and ink is not None and ground_of(model) is Ground.OCCLUSION:
            self.ask(PURPOSE, touched(model, ink), self._tried)

    def _tried(self, images: Numbers) -> None:
        self._show(images, fair_limit(images))

    def _show(self, images: Numbers, limit: float | None) -> None:
        assert self.lab.model is not None
        self.grid.show_signed(images, [str(label) for label in self.lab.model.classes], limit)

    def _say(self, ground: Ground | None) -> str:
        if ground is Ground.OCCLUSION:
            return self.tr(
                "These features bend the picture, so there is no one image of the weights. Shown is what a little more "
                "ink at each place would do to your drawing's answer."
            )
        if ground is Ground.HELD:
            return self.tr(
                "What ink on each pixel adds for each digit against the mean of all, for images as slanted as your "
                "drawing. All images share one scale."
            )
        return self.tr(
            "Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the mean of "
            "all digits. All images share one scale."
        )
