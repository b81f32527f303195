"""How the weights grew: their norm and histogram over the whole run, with the shown moment picked out."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QWidget

from core.insight.spread import Spread, spread
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.spread_view import SpreadView
from gui.words.numbers import count, short

PURPOSE = "spread"
PAUSE = 1.0  # seconds between two looks at a run that trains


class SpreadPanel(LivePanel):
    """Shows the run of the shown moment, or the one under way."""

    follows_ink = False

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Weights over time"))
        self.heading.setToolTip(
            self.tr("Each column of the map is a histogram of all weights at one epoch; the darker, the more of them.")
        )
        self._asked: tuple[Run | None, int] = (None, 0)
        self._at = 0.0
        self.spread: Spread | None = None
        self.explain(self.tr("How large all weights were at each epoch, on one scale; below, their norm."))
        self.view = SpreadView("")
        self.view.setObjectName("spreadView")
        self.view.setAccessibleName(self.tr("Histogram and norm of the weights over time"))
        self._norm = plain_label(muted=True)
        self._norm.setObjectName("normLabel")
        self.corner.addWidget(self._norm)
        self.body.addWidget(self.view, 1)

    def draw(self) -> None:
        """Pick the shown moment out; look at the run again if it has grown."""
        run = self.lab.shown_run
        if run is not self._asked[0]:
            self._take(None)
        self._pick()
        there = run is not None and run.last is not None
        self.view.set_hint(self.tr("Counting …") if there else self.tr("Press Train to see the weights grow."))
        if run is None or run.last is None:
            return
        grown = (run, run.last.epoch)
        if grown == self._asked or (self.lab.training and time.monotonic() < self._at + PAUSE):
            return
        self._asked, self._at = grown, time.monotonic()
        rows = run.last.keyframe.theta.shape[0] - int(run.config.fit_intercept)
        self.ask(PURPOSE, spread(list(run.history.frames), rows), self._take)

    def _take(self, found: Spread | None) -> None:
        self.spread = found
        if found is None:
            return
        marks = (short(-found.limit), "0", short(found.limit))
        self.view.show_spread(found.epochs, found.density, found.norms, marks=marks)
        self._pick()

    def _pick(self) -> None:
        self.view.pick(self.lab.moments.now.epoch)
        place = self.view.picked
        if self.spread is None or place is None:
            self._norm.setText("")
            return
        epoch, norm = int(self.spread.epochs[place]), short(float(self.spread.norms[place]))
        self._norm.setText(self.tr("epoch {epoch}: norm {norm}").format(epoch=count(epoch), norm=norm))
