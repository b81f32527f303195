"""When did it make up its mind? The answer to the drawing at every kept moment of the run."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.insight.ribbon import Ribbon
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import Panel
from gui.widgets.ribbon_strip import TALL, RibbonStrip

SHORT = 26  # pixels high in a low window
LOW = 720  # pixels of a window in which the canvas needs the room
AFTER_INK = 12  # milliseconds: the answer itself goes first


class RibbonPanel(Panel):
    """Follows pen and run; its place is kept from the first run on, so that no canvas shrinks under a pen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._ribbon: Ribbon | None = None
        self._of: tuple[Run | None, int, int] = (None, 0, 0)
        self.heading.setText(self.tr("Answer over the run"))
        self.heading.setToolTip(
            self.tr(
                "How the probability was shared among the digits for your drawing, from the run's first epoch on the "
                "left to its last, as it was learnt and before calibration. Press in it to go there."
            )
        )
        self.strip = RibbonStrip()
        self.strip.setObjectName("ribbon")
        self.strip.setAccessibleName(self.tr("Answer over the run"))
        self.body.addWidget(self.strip)
        self._pause = QTimer(self, singleShot=True, interval=AFTER_INK)
        self._pause.timeout.connect(self._show)
        self.strip.sought.connect(self._seek)
        lab.board.ink_changed.connect(self._pause.start)
        lab.moments.changed.connect(self._mark)
        for signal in (lab.run_changed, lab.runs.changed, lab.moments.sought):
            signal.connect(self._pause.start)
        lab.clock.text.connect(self._show)
        self._show()

    def _show(self) -> None:
        run, ink = self._lab.moments.front, self._lab.board.ink
        there = run is not None and run.last is not None and len(run.history.frames) > 1
        self._fit()
        self.setVisible(run is not None)
        ribbon = self._ribbon_of(run) if run is not None and there and ink is not None else None
        if ribbon is None or ink is None or ink.shape != ribbon.shape:
            self.strip.show_nothing(self.tr("Draw a digit: when was it sure?") if ink is None else "")
            return
        labels = [str(label) for label in ribbon.classes]
        self.strip.show_shares(labels, ribbon.epochs, ribbon.probabilities(ink), self._now(run))

    def _fit(self) -> None:
        low = self.window().height() < LOW
        self.heading.setVisible(not low)
        self.strip.setFixedHeight(SHORT if low else TALL)
        self.body.setContentsMargins(*((8, 4, 8, 4) if low else (12, 8, 12, 10)))

    def _ribbon_of(self, run: Run) -> Ribbon:
        frames, last = run.history.frames, run.last
        assert last is not None
        if self._ribbon is None or self._of[0] is not run:
            self._ribbon = Ribbon(last.setup.light(), list(frames))
        elif self._of != (run, len(frames), last.epoch):
            self._ribbon.follow(list(frames))
        self._of = (run, len(frames), last.epoch)
        return self._ribbon

    def _mark(self) -> None:
        if self.isVisible() and not self._lab.moments.live:
            self.strip.mark(self._now(self._lab.moments.front))

    def _now(self, run: Run | None) -> int | None:
        now = self._lab.moments.now
        return now.epoch if run is not None and now.run is run and not self._lab.moments.live else None

    def _seek(self, epoch: int) -> None:
        run = self._lab.moments.front
        if run is not None:
            kept = run.history.frames.epochs
            nearest = int(kept[np.abs(kept - epoch).argmin()]) if len(kept) else epoch
            self._lab.moments.go(run, nearest)
