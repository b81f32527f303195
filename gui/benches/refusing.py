"""Refusing: a run that is over learns what is no digit, beside everything else, once there is something to refuse."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.judging.refusal import taught
from core.model import Model
from gui.benches.moments import Moment
from gui.lab import Lab

PURPOSE = "refusal"
MOST_FEATURES = 2000  # Newton's method needs the square of them


class Refusing(QObject):
    """Teaches the model of a run that is over what is no digit, while it is shown and there is a drawing."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self._moment: Moment | None = None
        lab.run_changed.connect(self._look)
        lab.board.ink_changed.connect(self._look)

    def _look(self) -> None:
        lab, now = self._lab, self._lab.moments.now
        run, model = now.run, now.model
        if run is None or model is None or lab.board.ink is None or not run.over or run.away is not None:
            return
        last = run.last is not None and run.last.epoch == now.epoch
        known = model.refusal is not None and model.refusal.weights is not None
        if not last or known or len(model.weights) > MOST_FEATURES or run is (self._moment and self._moment.run):
            return
        self._moment = now
        lab.aside.ask(PURPOSE, taught(model, run.dataset, run.config), self._take)

    def _take(self, model: Model) -> None:
        """It answers from now on, unless another moment is shown by now."""
        asked, now = self._moment, self._lab.moments.now
        if asked is None or asked.run is None:
            return
        asked.run.final = model
        if now.run is asked.run and now.epoch == asked.epoch:
            self._lab.moments.take(now._replace(model=model))
