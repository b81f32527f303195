"""Keyframes as a few stacked arrays: what several share is written once and shared again when it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.dataset import frozen
from core.loss import Floats
from core.run.setup import Keyframe
from core.run.stopping import Tally
from core.storage.container import Arrays, DamageError, Parts

MOST_SHAPES = 16  # of remembered arrays: an optimiser has one or two


def frames_to_arrays(frames: Sequence[Keyframe]) -> Parts:
    """Keyframes, one at least, as arrays by name; many of one shape as a list.

    "epochs" int64 (k,), "thetas" (k, n_features [+ 1], m), "tallies" float64 (k, 4), "memory<g>" (u, ...) with the
    different arrays of one shape, and "links" int64 (k, most, 2): group and place in it of each that a frame
    remembers, -1 where it remembers fewer.
    """
    groups: dict[tuple[str, tuple[int, ...]], dict[int, tuple[int, Floats]]] = {}
    links = np.full((len(frames), max(len(frame.memory) for frame in frames), 2), -1, dtype=np.int64)
    for row, frame in enumerate(frames):
        for column, array in enumerate(frame.memory):
            group = groups.setdefault((array.dtype.str, array.shape), {})
            place, _ = group.setdefault(id(array), (len(group), array))
            links[row, column] = list(groups).index((array.dtype.str, array.shape)), place
    stacks = {f"memory{g}": [array for _, array in group.values()] for g, group in enumerate(groups.values())}
    return {
        "epochs": np.array([frame.epoch for frame in frames], dtype=np.int64),
        "thetas": [frame.theta for frame in frames],
        "tallies": np.array([tuple(frame.tally) for frame in frames], dtype=np.float64),
        "links": links,
        **stacks,
    }


def frames_from_arrays(arrays: Arrays, shape: tuple[int, int], dtype: str) -> list[Keyframe]:
    """What `frames_to_arrays` was given, each theta of this shape and dtype; their arrays are taken out of `arrays`.

    Raises
    ------
    DamageError, KeyError
        For arrays that do not fit each other.
    """
    epochs, thetas, tallies, links = (arrays.pop(name) for name in ("epochs", "thetas", "tallies", "links"))
    count = len(epochs)
    if not count or thetas.shape != (count, *shape) or thetas.dtype != dtype or tallies.shape != (count, 4):
        raise DamageError("keyframes")
    if epochs.ndim != 1 or epochs.dtype != np.int64 or not _ascending(epochs) or np.isnan(tallies).any():
        raise DamageError("keyframes")
    memories = _memories(links, _stacks(arrays), count)
    return [
        Keyframe(int(epoch), frozen(theta), memory, _tally(tally))
        for epoch, theta, memory, tally in zip(epochs, thetas, memories, tallies, strict=True)
    ]


def _ascending(epochs: NDArray[np.int64]) -> bool:
    numbers = epochs.tolist()
    return numbers[0] >= 0 and all(one < other for one, other in pairwise(numbers))


def _stacks(arrays: Arrays) -> list[list[Floats]]:
    names = [f"memory{group}" for group in range(MOST_SHAPES)]
    return [[frozen(array) for array in arrays.pop(name)] for name in names if name in arrays]


def _memories(links: NDArray[np.int64], stacks: list[list[Floats]], count: int) -> list[tuple[Floats, ...]]:
    if links.dtype != np.int64 or links.ndim != 3 or (links.shape[0], links.shape[2]) != (count, 2):
        raise DamageError("keyframes")
    memories = []
    for row in links.tolist():
        kept = [(group, place) for group, place in row if group >= 0]
        if any(group >= len(stacks) or not 0 <= place < len(stacks[group]) for group, place in kept):
            raise DamageError("keyframes")
        memories.append(tuple(stacks[group][place] for group, place in kept))
    return memories


def _tally(numbers: NDArray[np.float64]) -> Tally:
    passes, bound, best, best_epoch = numbers.tolist()
    return Tally(passes, bound, best, int(best_epoch))
