"""Keyframes stay within their budget, keep both ends, and leave no gap wider than their stride."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.run.keyframes import MOST, OVERHEAD, Keyframes
from core.run.setup import Keyframe

SIZE = 80 + OVERHEAD  # bytes of a frame without a memory


def frame(epoch: int, *memory: np.ndarray) -> Keyframe:
    return Keyframe(epoch, np.full(10, float(epoch)), memory)


@given(st.integers(0, 5000), st.integers(1, 700), st.integers(2, 50))
def test_ends_stay_gaps_are_bounded_and_the_budget_holds(first: int, count: int, places: int) -> None:
    frames = Keyframes(places * SIZE)
    for epoch in range(first, first + count):
        frames.add(frame(epoch))
    kept = frames.epochs
    assert kept[0] == first
    assert kept[-1] == first + count - 1
    assert np.all(np.diff(kept) <= frames.stride)
    assert frames.bytes == SIZE * len(kept) <= places * SIZE
    if count <= places:
        assert len(kept) == count
    elif places >= 5:  # thinning halves what stands between the ends, not more
        assert len(kept) >= places // 2 - 1


@given(st.integers(0, 300))
def test_the_one_before_is_the_nearest_not_after(epoch: int) -> None:
    frames = Keyframes(10 * SIZE)
    for number in range(3, 200):
        frames.add(frame(number))
    found = frames.before(epoch)
    earlier = [number for number in frames.epochs.tolist() if number <= epoch]
    assert (found.epoch if found else None) == (max(earlier) if earlier else None)


def test_what_several_share_counts_once_and_goes_with_the_last() -> None:
    pair, frames = np.zeros(100), Keyframes(10_000)
    frames.add(frame(1, pair))
    frames.add(frame(2, pair, pair))
    frames.add(frame(3))
    assert frames.bytes == 3 * SIZE + 800
    frames.budget = 0
    assert frames.epochs.tolist() == [1, 3]
    assert frames.bytes == 2 * SIZE + 800


def test_a_smaller_budget_thins_what_is_there() -> None:
    frames = Keyframes(SIZE * 100)
    for epoch in range(100):
        frames.add(frame(epoch))
    assert frames.stride == 1
    frames.budget = SIZE * 30
    assert frames.stride == 4
    assert frames.epochs.tolist() == [*range(0, 97, 4), 99]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(2, 40))
def test_several_at_once_are_kept_as_one_by_one(batches: list[int], places: int) -> None:
    single, several, epoch = Keyframes(places * SIZE), Keyframes(places * SIZE), 0
    for count in batches:
        frames = [frame(epoch + number, np.zeros(1)) for number in range(count)]
        epoch += count
        several.extend(frames)
        for one in frames:
            single.add(one)
    # What is there only until the next one comes may have had the stride doubled a little earlier.
    single.budget = several.budget = places * SIZE // 2
    assert several.epochs[[0, -1]].tolist() == [0, epoch - 1]
    assert set(several.epochs.tolist()) <= set(single.epochs.tolist()) or several.stride < single.stride
    assert several.bytes == len(several) * (SIZE + 8) <= max(several.budget, 2 * (SIZE + 8))


def test_there_are_never_too_many_to_walk_through() -> None:
    frames, size = Keyframes(2 * MOST * SIZE), MOST // 2
    for first in range(0, 6 * MOST, size):
        frames.extend([frame(epoch) for epoch in range(first, first + size)])
        assert len(frames) <= MOST
    assert (frames.stride, len(frames)) == (8, 6 * MOST // 8 + 1)
