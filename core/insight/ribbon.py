"""A ribbon: what each moment of a run says of one drawing, all moments at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.loss import Floats, loss_for
from core.run.setup import Keyframe, Setup

MOMENTS = 300  # at most: a ribbon is not wider on a screen, and they have to follow the pen


class Ribbon:
    """The weights of kept moments, laid out so that one product answers for all.

    Parameters
    ----------
    setup : of the run; its rows are not needed
    frames : keyframes of the run, ascending, as for `follow`
    """

    def __init__(self, setup: Setup, frames: Sequence[Keyframe]) -> None:
        self._setup = setup
        rows, m = frames[0].theta.shape
        # Classes before features: the product is then one of a matrix and a vector, which is read once.
        self._stack: Floats = np.empty((MOMENTS + 1, m, rows), frames[0].theta.dtype)
        self._taken: list[Keyframe] = []
        self.follow(frames)

    def follow(self, frames: Sequence[Keyframe]) -> None:
        """Take the run's keyframes as they are now; of more than MOMENTS every second, fourth ... and the last.

        What stands where it stood is not copied again.
        """
        stride = 1
        while -(-len(frames) // stride) > MOMENTS:
            stride *= 2
        taken = list(frames[::stride])
        if taken[-1] is not frames[-1]:
            taken.append(frames[-1])
        same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(taken, self._taken, strict=False)))
        for place in range(same, len(taken)):
            self._stack[place] = taken[place].theta.T
        self._taken = taken

    @property
    def epochs(self) -> NDArray[np.int64]:
        """Of the moments, int64 (n,)."""
        return np.array([frame.epoch for frame in self._taken], dtype=np.int64)

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
        stack = self._stack[: len(self._taken)]
        n, m, rows = stack.shape
        features = self._setup.pipeline.transform(image[None])[0].astype(stack.dtype)
        x = np.append(features, np.ones(rows - len(features), stack.dtype))
        logits = (stack.reshape(n * m, rows) @ x).reshape(n, m)
        spread = loss_for(len(self.classes)).probabilities(logits.astype(np.float64))
        return np.asarray(spread, dtype=np.float64)
