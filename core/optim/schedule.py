"""A Schedule: how the learning rate changes as epochs pass."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi


@dataclass(frozen=True)
class Schedule:
    """Learning rate at each moment of a run.

    Parameters
    ----------
    rate : the learning rate the user asked for, > 0
    shape : "constant"; "cosine" falls to zero over the run (Loshchilov and Hutter, 2017); "inverse_time" is
        rate / (1 + epochs passed) (Robbins and Monro, 1951)
    epochs : length of the run
    warm_up : epochs over which the rate rises from zero (Goyal et al., 2017)
    """

    rate: float
    shape: str = "constant"
    epochs: int = 100
    warm_up: int = 0

    def at(self, time: float) -> float:
        """The rate when `time` epochs have passed."""
        if self.shape == "constant" and not self.warm_up:
            return self.rate
        return self.rate * self._rise(time) * self._shape(time)

    def _rise(self, time: float) -> float:
        return min(1.0, (time + 1) / (self.warm_up + 1))

    def _shape(self, time: float) -> float:
        if self.shape == "cosine":
            return 0.5 * (1 + cos(pi * min(time, self.epochs) / self.epochs))
        return 1 / (1 + time) if self.shape == "inverse_time" else 1.0
