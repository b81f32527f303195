"""Which training images said so: the strongest for and against the answer, as the L2 optimum makes them add up."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.dataset import Images
from core.insight.contrast import leading
from core.insight.representer import Representer, Voices, rows_of, to_the_optimum
from core.model import Model
from core.progress import Progress
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.image_grid import ImageGrid
from gui.words.numbers import signed

PURPOSE = "voices"
COUNT = 6  # images on each side

Rows = NDArray[Any]


class Heard(NamedTuple):
    """A model as its training images, which images of the dataset those are, and what they say of a drawing."""

    made: Representer
    rows: Rows
    voices: Voices


def hear(run: Run, model: Model, ink: Images, kept: Heard | None) -> Generator[Progress, None, Heard]:
    """What the training images of a run say; what does not depend on the drawing is taken from `kept` if it fits."""
    if kept is not None and kept.made.model is model:
        made, rows = kept.made, kept.rows
    else:
        setup = yield from run.prepare()
        rows = rows_of(run.dataset, run.config)
        made = yield from Representer.walk(model, setup.training)
    return Heard(made, rows, (yield from made.ask(ink, leading(model, ink))))


class VoicesPanel(LivePanel):
    """Shows the images, and what the rest of the sum is; off, with the reason, where there is no such sum."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Which training images said so"))
        self.heading.setToolTip(
            self.tr(
                "With an L2 penalty the best weights are a sum of training images, each counted by how wrong the model "
                "still is about it. So a logit is a sum of votes, one an image: its likeness to your drawing times "
                "that count."
            )
        )
        self.heard: Heard | None = None
        self.explain(self.tr("The training images that speak loudest for the answer, and against it."))
        self._sum = self._words("voicesSum")
        self.further = QPushButton(self.tr("Settings that get there"))
        self.further.setObjectName("voicesFurther")
        self.further.setAccessibleName(self.tr("Settings that get there"))
        self.further.setToolTip(self.tr("Some L2, and L-BFGS until the loss is proven best. Then press Train."))
        self.further.clicked.connect(lambda: lab.set_config(to_the_optimum(lab.config)))
        self.further.hide()
        self.body.addWidget(self.further, 0, Qt.AlignmentFlag.AlignLeft)
        self._for = self._grid("voicesFor", self.tr("Training images for the answer"))
        self._against = self._grid("voicesAgainst", self.tr("Training images against the answer"))
        self.body.addStretch(1)

    def draw(self) -> None:
        """Say why there is nothing, if so; what has to be asked waits until pen and run rest."""
        self.lab.aside.forget(PURPOSE)
        if self.heard is not None and self.heard.made.model is not self.lab.model:
            self.heard = None
        reason = self._reason()
        if reason:
            run = self.lab.moments.now.run
            self.further.setVisible(run is not None and run.config.l2 <= 0)
            self._sum.setText(reason)
            self._show(self._for, None, np.zeros(0, int))
            self._show(self._against, None, np.zeros(0, int))

    def refine(self) -> None:
        """Ask the images."""
        moment, ink = self.lab.moments.now, self.lab.board.ink
        if self._reason() or moment.run is None or moment.model is None or ink is None:
            return
        self.ask(PURPOSE, hear(moment.run, moment.model, ink, self.heard), self._take)

    def _reason(self) -> str:
        run, model = self.lab.moments.now.run, self.lab.model
        if model is None or run is None:
            return self.tr("Train a run first: a model from a file does not bring its training images.")
        if run.away is not None:
            return self.tr("Open the run's dataset first: its images are asked.")
        if run.config.l2 <= 0:
            return self.tr("Off: without an L2 penalty the weights are no sum of the training images.")
        if self.lab.board.ink is None:
            return self.tr("Draw a digit to ask the training images.")
        return ""

    def _take(self, heard: Heard) -> None:
        self.heard = heard
        voices, model = heard.voices, heard.made.model
        parts = {
            "images": signed(float(voices.shares.sum())),
            "bias": signed(voices.bias),
            "rest": signed(voices.left_over, 3 if voices.near else 2),
            "all": signed(voices.difference),
            "one": model.classes[voices.contrast.winner],
            "other": model.classes[voices.contrast.rival or 0],
        }
        self.further.setVisible(not voices.near)
        if not voices.near:
            words = self.tr(
                "Off: the run is not near the optimum. For {one} against {other} {rest} of {all} nats are left over "
                "that no training image accounts for."
            )
            best = worst = np.zeros(0, int)
        else:
            words = self.tr(
                "{one} against {other}: images {images}, bias {bias}, left over {rest}, together {all} nats."
            )
            best, worst = voices.strongest(COUNT)
        self._sum.setText(words.format(**parts))
        self._show(self._for, heard, best)
        self._show(self._against, heard, worst)

    def _show(self, grid: tuple[QLabel, ImageGrid], heard: Heard | None, chosen: Rows) -> None:
        title, pictures = grid
        title.setVisible(len(chosen) > 0)
        run = self.lab.moments.now.run
        if heard is None or run is None or not len(chosen):
            pictures.show_grey(np.zeros((0, 1, 1)), [])
            return
        rows, shares = heard.rows[chosen], heard.voices.shares[chosen]
        captions = [f"{label}: {signed(share)}" for label, share in zip(run.dataset.labels[rows], shares, strict=True)]
        pictures.show_grey(run.dataset.images[rows], captions)

    def _words(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def _grid(self, name: str, title: str) -> tuple[QLabel, ImageGrid]:
        label, grid = plain_label(title, muted=True), ImageGrid(side=110, across=COUNT)
        grid.setObjectName(name)
        grid.setAccessibleName(title)
        self.body.addWidget(label)
        self.body.addWidget(grid)
        return label, grid
