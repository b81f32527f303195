"""The luck meter in the lab: one config with many seeds, gathered into a band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.config import Config
from core.luck import Draw, band, draws
from core.threads import cores
from gui.activity import Activity
from gui.overlay import FIGURES, PARTS, View, column
from gui.theme import current

if TYPE_CHECKING:
    from gui.lab import Lab


class Lucky(QObject):
    """The seeds drawn so far.

    Attributes
    ----------
    draws : a run's figures each
    config : what they have in common
    shown : whether the band is drawn
    """

    changed = Signal()

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab = lab
        self.draws: list[Draw] = []
        self.config: Config | None = None
        self.wanted = 0
        self.shown = True

    def start(self, count: int) -> None:
        """Train the settings as they are now with so many seeds."""
        lab = self._lab
        if lab.dataset is None:
            return
        self.draws, self.config, self.wanted, self.shown = [], lab.config, count, True
        work = draws(lab.dataset, lab.config, count, setups=lab.setups, threads=max(1, cores() - 1))
        job = lab.start(Activity.DRAWING, work)
        job.received.connect(self._received)
        self.changed.emit()

    def show(self, shown: bool) -> None:
        """Draw the band, or leave it out."""
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    def clear(self) -> None:
        """Forget the seeds."""
        self.draws = []
        self.changed.emit()

    def bands(self, figure: str, view: View) -> list[Any]:
        """Minimum to maximum, the quartiles within, and the median, of validation where there is one; over epochs."""
        from gui.widgets.curve_backdrop import Band, Line

        if not self.shown or not self.draws or view.axis != "epoch":
            return []
        found = [band(self.draws, column(figure, part)) for part in PARTS]
        told = found[1] if len(found[1].epochs) else found[0]
        unit, colour = FIGURES[figure], current().validation if told is found[1] else current().train
        return [
            Band(told.epochs, told.low * unit, told.high * unit, colour),
            Band(told.epochs, told.lower * unit, told.upper * unit, colour),
            Line(told.epochs, told.median * unit, colour),
        ]

    def _received(self, items: list[Any]) -> None:
        drawn = [item for item in items if isinstance(item, Draw)]
        if drawn:
            self.draws.extend(drawn)
            self.changed.emit()
