"""Which part of the plane a plot shows: it follows the data until the user zooms, and then holds still."""

from __future__ import annotations

import numpy as np

from gui.widgets.curve_data import Curves, Scale, scaled
from gui.widgets.curve_range import Limits, Range, end_of_epochs, followed

EMPTY_DECADES = 2.0  # shown of a logarithmic axis without data
LOWEST, HIGHEST = -310.0, 310.0  # powers of ten that a float can have


class Framing:
    """Ranges on the axes, in powers of ten where these are logarithmic.

    Parameters
    ----------
    percent : whether values are percentages
    """

    def __init__(self, percent: bool) -> None:
        self._percent = percent
        self._y: Range | None = None
        self.planned = 0.0  # where the x axis ends at least; 0 where nobody knows
        self.whole = True  # whether it counts epochs
        self.scale = Scale()
        self.zoomed: Range | None = None  # what the user chose of the x axis; None follows
        self.y_held = False

    def follow(self) -> None:
        """Forget what the user chose."""
        self.zoomed, self.y_held = None, False
        self.refit()

    def refit(self) -> None:
        """Fit the values anew."""
        self._y = None

    def set_scale(self, scale: Scale) -> None:
        """Other axes: what was chosen on the old ones means nothing there."""
        if scale.x != self.scale.x:
            self.zoomed = None
        self.scale = scale
        self.y_held = False
        self.refit()

    def x(self, curves: Curves, first: float, last: float) -> Range:
        """What to show of the x axis; data reach from `first` above zero, to `last`."""
        if self.zoomed is not None:
            return self.zoomed
        last = max(last, curves.last())
        end = float(end_of_epochs(int(self.planned) or None, last)) if self.whole else self._rounded(last)
        if not self.scale.x:
            return Range(-0.01 * end, 1.01 * end)
        low, high = scaled(np.array([min(first, curves.first()), end]), True).tolist()
        span = max(high - low, 0.3)
        return Range(low - 0.02 * span, low + 1.02 * span)

    def on_x_axis(self, place: float) -> float:
        """Where a place lies on the x axis; far to the left what a logarithm has no place for."""
        if not self.scale.x:
            return place
        return float(scaled(np.asarray(place), True)) if place > 0 else LOWEST

    def _rounded(self, last: float) -> float:
        """Seconds and passes end nowhere in particular: the axis grows by halves."""
        end = self.planned or 1e-3
        while end < last:
            end *= 1.5
        return end

    def y(self, seen: Range | None) -> Range | None:
        """What to show of the values drawn, which stays as long as it suits; None while the user holds it."""
        if self.y_held:
            return None
        if seen is None:
            self._y = None
            return Range(-EMPTY_DECADES, 0.0) if self.scale.y else Range(0.0, 100.0 if self._percent else 1.0)
        if self.scale.y:
            limits = Limits(LOWEST, 2.0 if self._percent else HIGHEST, 0.5)
        else:
            least = 2.0 if self._percent else max(1e-2 * max(abs(seen.low), abs(seen.high)), 1e-9)
            limits = Limits(0.0 if seen.low >= 0 else -1e301, 100.0 if self._percent else 1e301, least)
        self._y = followed(self._y, seen, limits)
        return self._y
