"""A Sieve: which images of a dataset are wanted, by their class, by what a model says of them, by their loss."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from core.curation.corrections import Corrections
from core.dataset import Labels
from core.judging.outcomes import Outcomes, Places


class Order(str, Enum):
    """How images follow each other."""

    PLACE = "place"
    WORST = "worst"
    BEST = "best"


class Only(str, Enum):
    """Which images at all."""

    ALL = "all"
    WRONG = "wrong"
    RIGHT = "right"
    TOUCHED = "touched"


@dataclass(frozen=True)
class Sieve:
    """What is wanted; what asks a model's opinion lets nothing through that the model was not asked about.

    Parameters
    ----------
    label : images of this class; any if None
    said : images that the model says are of this class; any if None
    only : all, those answered wrong or right, or those that were corrected or left out
    loss : images whose loss is at least this, nats
    order : by place, or by loss
    """

    label: int | None = None
    said: int | None = None
    only: Only = Only.ALL
    loss: float = 0.0
    order: Order = Order.PLACE

    @property
    def asks(self) -> bool:
        """Whether it needs a model's opinion."""
        by_model = self.only in (Only.WRONG, Only.RIGHT) or self.order is not Order.PLACE
        return by_model or self.said is not None or self.loss > 0

    def sift(self, labels: Labels, corrections: Corrections, outcomes: Outcomes | None) -> Places:
        """Places of the wanted images, int (m,), in order.

        Parameters
        ----------
        labels : those in force, int64 (n,)
        corrections : of the same images
        outcomes : what a model says of them; None where none was asked, and then what asks for it lets nothing through
        """
        wanted = np.ones(len(labels), bool) if self.label is None else labels == self.label
        if self.only is Only.TOUCHED:
            wanted = wanted & _touched(len(labels), corrections)
        if not self.asks:
            return np.flatnonzero(wanted)
        if outcomes is None:
            return np.zeros(0, np.intp)
        places = np.flatnonzero(wanted[outcomes.rows] & self._judged(outcomes))
        losses = outcomes.losses[places]
        if self.order is not Order.PLACE:
            places = places[np.argsort(losses if self.order is Order.BEST else -losses, kind="stable")]
        return np.asarray(outcomes.rows[places])

    def _judged(self, outcomes: Outcomes) -> NDArray[np.bool_]:
        passes = outcomes.losses >= self.loss
        if self.said is not None:
            passes &= np.asarray(outcomes.classes)[outcomes.said] == self.said
        if self.only in (Only.WRONG, Only.RIGHT):
            passes &= outcomes.right == (self.only is Only.RIGHT)
        return passes


def _touched(count: int, corrections: Corrections) -> NDArray[np.bool_]:
    touched = np.zeros(count, bool)
    touched[list(corrections.excluded | set(corrections.labels))] = True
    return touched
