"""What it has learnt: the weights as signed images, one a class, live."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.explain import weight_images
from gui.lab import Lab
from gui.panels.panel import Panel
from gui.widgets.image_grid import ImageGrid

FRAMES_AN_IMAGE = 4  # the eye needs no more than about fifteen weight images a second


class WeightsPanel(Panel):
    """Shows the answering model's weights, pulled back to pixels."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._stale = False
        self._frames = 0
        self.heading.setText(self.tr("Weights"))
        self.setToolTip(
            self.tr(
                "Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with the "
                "mean of all digits. All images share one scale."
            )
        )
        self._grid = ImageGrid(rows=1, side=72)
        self._grid.setObjectName("weightImages")
        self._grid.setAccessibleName(self.tr("Weights of each digit"))
        self.body.addWidget(self._grid)
        lab.model_changed.connect(self._mark)
        lab.clock.frame.connect(self._frame)
        self._draw()

    def _mark(self) -> None:
        self._stale = True
        if not self._lab.worker.busy:
            self._draw()

    def _frame(self) -> None:
        self._frames += 1
        if self._stale and (self._frames % FRAMES_AN_IMAGE == 0 or not self._lab.worker.busy):
            self._draw()

    def _draw(self) -> None:
        self._stale = False
        model = self._lab.model
        if model is not None:
            self._grid.show_signed(weight_images(model), [str(label) for label in model.classes])
