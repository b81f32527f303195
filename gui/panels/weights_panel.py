"""What it has learnt: the weights as signed images, one a class, live; near the drawing where they bend."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.explain import Ground, fair_limit, weight_images, weights_ground
from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.widgets.image_grid import ImageGrid

AFTER_A_STROKE = 30  # milliseconds: what is shown near the drawing may follow the pen a little behind
TURN = 2  # of the frame clock, after the two plots


class WeightsPanel(QWidget):
    """Shows the answering model's weights, pulled back to pixels."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._stale = False
        self._pause = QTimer(self, singleShot=True, interval=AFTER_A_STROKE)
        self._pause.timeout.connect(self._draw)
        self._grid = ImageGrid(rows=1, side=72)
        self._grid.setObjectName("weightImages")
        self._grid.setAccessibleName(self.tr("Weights of each digit"))
        self._ground = plain_label(muted=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 8, 2, 0)
        body.setSpacing(2)
        body.addWidget(self._grid)
        body.addWidget(self._ground)
        lab.model_changed.connect(self._mark)
        lab.board.ink_changed.connect(self._mark_if_local)
        lab.clock.frame.connect(self._frame)
        self._draw()

    def _mark(self) -> None:
        self._stale = True
        if not self._lab.worker.busy:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is computed while nobody looks."""
        super().showEvent(event)
        self._draw()

    def _mark_if_local(self) -> None:
        model = self._lab.model
        if model is not None and weights_ground(model) is not Ground.EXACT:
            self._stale = True
            self._pause.start()

    def _frame(self) -> None:
        if self._stale and self._lab.clock.draws(TURN):
            self._draw()

    def _draw(self) -> None:
        self._stale = False
        model, ink = self._lab.model, self._lab.board.ink
        if model is None or not self.isVisible():
            return
        ground, pictures = weights_ground(model), weight_images(model, ink)
        limit = None if ground is Ground.EXACT else fair_limit(pictures)
        self._grid.show_signed(pictures, [str(label) for label in model.classes], limit)
        self._ground.setText(self._ground_text(ground, ink is not None))

    def _ground_text(self, ground: Ground, drawn: bool) -> str:
        if ground is Ground.EXACT:
            self.setToolTip(
                self.tr(
                    "Ink on an orange pixel speaks for the digit, ink on a blue one against it, each compared with "
                    "the mean of all digits. All images share one scale."
                )
            )
            return ""
        self.setToolTip(
            self.tr(
                "These features bend the picture, so there is no one image of the weights. Shown is what a little more "
                "ink at each place would do to your drawing's answer."
            )
        )
        near = self.tr("What a little more ink would do to the answer for your drawing.")
        return near if drawn else self.tr("Draw a digit: these features are not linear in the pixels.")
