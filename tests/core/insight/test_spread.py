"""Norms and histograms of kept moments."""

from __future__ import annotations

import numpy as np

from core.insight.spread import BINS, COLUMNS, histogram, spread
from core.progress import finish
from core.run.setup import Keyframe


def frames(count: int) -> list[Keyframe]:
    rng = np.random.default_rng(0)
    return [Keyframe(epoch, epoch * rng.normal(size=(6, 3))) for epoch in range(count)]


def test_every_moment_is_counted_on_one_scale() -> None:
    given = frames(50)
    found = finish(spread(given, 5))
    np.testing.assert_array_equal(found.epochs, np.arange(50))
    np.testing.assert_allclose(found.norms, [np.linalg.norm(frame.theta[:5]) for frame in given])
    assert (found.counts.sum(axis=1) == 15).all()
    assert found.limit == max(np.abs(frame.theta[:5]).max() for frame in given)
    assert found.counts[0, BINS // 2] == 15
    width = 2 * found.limit / (BINS - 1)
    edges = -found.limit + width * (np.arange(BINS + 1) - 0.5)
    np.testing.assert_array_equal(found.counts[-1], np.histogram(given[-1].theta[:5], edges)[0])


def test_of_many_moments_the_ends_are_among_the_chosen() -> None:
    found = finish(spread(frames(3000), 5))
    assert len(found.epochs) == COLUMNS
    assert (found.epochs[0], found.epochs[-1]) == (0, 2999)


def test_nothing_has_a_spread_too() -> None:
    assert len(finish(spread([], 5)).epochs) == 0


def test_what_lies_beyond_counts_in_the_last_bin() -> None:
    assert histogram(np.array([5.0, -5.0]), 1.0)[[0, -1]].tolist() == [1, 1]
