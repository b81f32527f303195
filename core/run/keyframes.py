"""Keyframes of a run, thinned to a budget: the more there are, the wider they stand, but the ends always stay."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.run.setup import Keyframe

OVERHEAD = 500  # bytes of a frame beside its numbers
MOST = 2000  # a screen tells no more apart, and each costs whoever walks through them all


class Keyframes:
    """Keyframes by epoch, ascending, in about `budget` bytes, and `MOST` of them.

    They stand `stride` epochs apart, counted from the first. When they no longer fit, the stride doubles, so any epoch
    is reached from a kept one in fewer steps than that. The first and the newest stay, whatever they take. Arrays that
    several share, as the pairs of L-BFGS, count once.

    Parameters
    ----------
    budget : bytes
    """

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._frames: list[Keyframe] = []
        self._uses: Counter[int] = Counter()
        self.bytes = 0
        self.stride = 1

    def __len__(self) -> int:
        return len(self._frames)

    def __iter__(self) -> Iterator[Keyframe]:
        return iter(self._frames)

    @property
    def first(self) -> Keyframe | None:
        """Where they begin; None without any."""
        return self._frames[0] if self._frames else None

    @property
    def budget(self) -> int:
        """Bytes they may take together."""
        return self._budget

    @budget.setter
    def budget(self, budget: int) -> None:
        self._budget = budget
        self._fit()

    @property
    def epochs(self) -> NDArray[np.int64]:
        """The epochs kept, int64 (n,), ascending."""
        return np.array([frame.epoch for frame in self._frames], dtype=np.int64)

    def add(self, frame: Keyframe) -> None:
        """Take one later than all others; the newest before it goes unless it stands on a stride."""
        if len(self._frames) > 1 and not self._on_stride(self._frames[-1].epoch):
            self._forget(self._frames.pop())
        self._frames.append(frame)
        self.bytes += OVERHEAD + frame.theta.nbytes
        for array in frame.memory:
            self._uses[id(array)] += 1
            self.bytes += array.nbytes if self._uses[id(array)] == 1 else 0
        self._fit()

    def extend(self, frames: Sequence[Keyframe]) -> None:
        """Take several; those that would go with the next one are not even looked at."""
        if not frames:
            return
        first, begin = (self._frames[0] if self._frames else frames[0]).epoch, frames[0].epoch
        if frames[-1].epoch - begin == len(frames) - 1:  # none is missing, so it is known where those on a stride are
            kept = frames[(first - begin) % self.stride : -1 : self.stride]
        else:
            kept = [frame for frame in frames[:-1] if (frame.epoch - first) % self.stride == 0]
        for frame in (*kept, frames[-1]):
            self.add(frame)

    def before(self, epoch: int) -> Keyframe | None:
        """The last one at or before an epoch; None where there is none."""
        index = bisect_right(self._frames, epoch, key=lambda frame: frame.epoch)
        return self._frames[index - 1] if index else None

    def _on_stride(self, epoch: int) -> bool:
        return (epoch - self._frames[0].epoch) % self.stride == 0

    def _fit(self) -> None:
        while (self.bytes > self._budget or len(self._frames) > MOST) and len(self._frames) > 2:
            self.stride *= 2
            first, *between, newest = self._frames
            stays = [frame for frame in between if self._on_stride(frame.epoch)]
            for frame in between:
                if not self._on_stride(frame.epoch):
                    self._forget(frame)
            self._frames = [first, *stays, newest]

    def _forget(self, frame: Keyframe) -> None:
        self.bytes -= OVERHEAD + frame.theta.nbytes
        for array in frame.memory:
            self._uses[id(array)] -= 1
            if not self._uses[id(array)]:
                del self._uses[id(array)]
                self.bytes -= array.nbytes
