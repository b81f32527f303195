"""The luck meter in the lab: one config with many seeds, gathered into a band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.config import Config
from core.run.luck import Band as Spread
from core.run.luck import Draw, band, band_over, draws
from core.threads import cores
from gui.benches.activity import Activity
from gui.looks.theme import current
from gui.parts.overlay import FIGURES, OBJECTIVE, PARTS, View, column

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

    @property
    def held_back(self) -> bool:
        """Whether images were held back, so that the band tells of those."""
        return bool(self.draws) and len(self._band("validation_loss").epochs) > 0

    def spread(self) -> tuple[float, float, float] | None:
        """Lowest, median and highest accuracy at the end; None before the first seed is through."""
        told = self._band(column("accuracy", PARTS[self.held_back])) if self.draws else None
        if told is None or not len(told.epochs):
            return None
        return float(told.low[-1]), float(told.median[-1]), float(told.high[-1])

    def bands(self, figure: str, view: View) -> list[Any]:
        """Minimum to maximum, the quartiles within, and the median, over the column that is looked at."""
        from gui.widgets.curve_backdrop import Band, Line

        if not self.shown or not self.draws:
            return []
        # Loss with penalty is that of the training images, as are the curves beside the band.
        held_back = self.held_back and view.parts != OBJECTIVE
        name = column(figure, view.parts[0] if view.parts == OBJECTIVE else PARTS[held_back])
        told = self._band(name) if view.axis == "epoch" else band_over(self.draws, name, view.axis)
        unit, colour = FIGURES[figure], current().validation if held_back else current().train
        return [
            Band(told.epochs, told.low * unit, told.high * unit, colour),
            Band(told.epochs, told.lower * unit, told.upper * unit, colour),
            Line(told.epochs, told.median * unit, colour),
        ]

    def _band(self, name: str) -> Spread:
        return band(self.draws, name)

    def _received(self, items: list[Any]) -> None:
        drawn = [item for item in items if isinstance(item, Draw)]
        if drawn:
            self.draws.extend(drawn)
            self.changed.emit()
