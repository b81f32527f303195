"""A saved run: a run as it stood at one moment, with all that is needed to show it again and to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.curation.identity import Identity
from core.history import Change, History
from core.model import Model
from core.run.keyframes import Keyframes
from core.run.report import Report
from core.run.setup import Keyframe

Label = str | int | bool


@dataclass(frozen=True, eq=False)
class SavedRun:
    """A run as it stood at one moment; nothing in it changes, so any thread may write it.

    Parameters
    ----------
    config : what it is trained with from the next epoch on
    columns : float64 (n,) for each of COLUMNS, nan where there is no figure
    frames : the keyframes kept, ascending; the last is where it goes on
    changes : the configs it was trained with
    last : the newest report; its setup needs no rows
    stride : how far apart keyframes stand
    dataset : what it was trained on
    labels : what else is to be kept: its name, how it ended
    final : the model of its end, calibrated, if there is one
    mark : the same object for what is the same run at the same moment
    """

    config: Config
    columns: Sequence[NDArray[np.float64]]
    frames: tuple[Keyframe, ...]
    changes: tuple[Change, ...]
    last: Report
    stride: int
    dataset: Identity
    labels: Mapping[str, Label] = field(default_factory=dict)
    final: Model | None = None
    mark: object = field(default_factory=object, init=False)

    @classmethod
    def of(
        cls,
        history: History,
        config: Config,
        dataset: Identity,
        labels: Mapping[str, Label],
        *,
        final: Model | None = None,
        mark: object = None,
    ) -> SavedRun:
        """The run as it stands now; it must have reported."""
        if history.last is None:
            raise ValueError("a run that has not reported has nothing to save")
        frames = tuple(history.frames)
        made = cls(
            config,
            history.columns,
            frames,
            tuple(history.changes),
            history.last,
            history.frames.stride,
            dataset,
            dict(labels),
            final,
        )
        if mark is not None:
            object.__setattr__(made, "mark", mark)
        return made

    def thinned(self, budget: int) -> SavedRun:
        """The same with keyframes of so many bytes at most; whatever is left out can be trained again."""
        kept = Keyframes(budget)
        kept.stride = self.stride
        for frame in self.frames:
            kept.add(frame)
        return replace(self, frames=tuple(kept), stride=kept.stride)

    def history(self) -> History:
        """A history that can be shown, and grows when the run goes on."""
        return History.restored(self.columns, self.frames, self.changes, last=self.last, stride=self.stride)
