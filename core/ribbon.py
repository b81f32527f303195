"""A ribbon: what each moment of a run says of one drawing, all moments at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.loss import Floats, loss_for
from core.setup import Keyframe, Setup

MOMENTS = 300  # at most: a ribbon is not wider on a screen, and they have to follow the pen


class Ribbon:
    """The weights of kept moments, laid out so that one product answers for all.

    Parameters
    ----------
    setup : of the run; its rows are not needed
    frames : keyframes of the run, ascending; of more than MOMENTS so many are taken, both ends among them

    Attributes
    ----------
    epochs : of the moments, int64 (n,)
    """

    def __init__(self, setup: Setup, frames: Sequence[Keyframe]) -> None:
        taken = _spread(frames)
        self._setup = setup
        self.epochs: NDArray[np.int64] = np.array([frame.epoch for frame in taken], dtype=np.int64)
        # Classes before features: the product is then one of a matrix and a vector, which is read once.
        self._stack: Floats = np.array([frame.theta.T for frame in taken])

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) of the drawings it takes, in pixels."""
        return self._setup.pipeline.shape

    @property
    def classes(self) -> tuple[int, ...]:
        """The digits the probabilities are of."""
        return self._setup.classes

    def probabilities(self, image: Images) -> NDArray[np.float64]:
        """Of each class at each moment, float64 (n, n_classes), for one drawing uint8 (h, w)."""
        n, m, rows = self._stack.shape
        features = self._setup.pipeline.transform(image[None])[0].astype(self._stack.dtype)
        x = np.append(features, np.ones(rows - len(features), self._stack.dtype))
        logits = (self._stack.reshape(n * m, rows) @ x).reshape(n, m)
        spread = loss_for(len(self.classes)).probabilities(logits.astype(np.float64))
        return np.asarray(spread, dtype=np.float64)


def _spread(frames: Sequence[Keyframe]) -> list[Keyframe]:
    places = np.linspace(0, len(frames) - 1, min(len(frames), MOMENTS)).round().astype(int)
    return [frames[place] for place in places]
