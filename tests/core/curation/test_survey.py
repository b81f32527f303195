from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.curation.survey import BLOCK, survey
from core.progress import finish


@given(st.integers(0, 40), st.data())
@settings(max_examples=40)
def test_it_is_numpy_s_own_mean_and_variance(count: int, data: st.DataObject) -> None:
    images = data.draw(arrays(np.uint8, (count, 3, 4)))
    labels = data.draw(arrays(np.int64, count, elements=st.sampled_from([0, 3, 7])))
    found = finish(survey(images, labels))
    assert found.classes == tuple(np.unique(labels))
    for index, label in enumerate(found.classes):
        own = images[labels == label].astype(np.float64)
        assert found.counts[index] == len(own)
        np.testing.assert_allclose(found.mean[index], own.mean(axis=0), rtol=1e-14)
        np.testing.assert_allclose(found.variance[index], own.var(axis=0), rtol=1e-12, atol=1e-9)


def test_blocks_make_no_difference() -> None:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (2 * BLOCK + 7, 5, 5), np.uint8)
    labels = rng.integers(0, 2, len(images)).astype(np.int64)
    told = list(survey(images, labels))
    assert [tuple(step) for step in told] == [(1, 3), (2, 3), (3, 3)]
    found = finish(survey(images, labels))
    np.testing.assert_allclose(found.variance[1], images[labels == 1].astype(float).var(axis=0), rtol=1e-12)


def test_a_constant_pixel_has_no_variance_at_all() -> None:
    images = np.full((60_000, 2, 2), 255, np.uint8)
    assert not finish(survey(images, np.zeros(60_000, np.int64))).variance.any()


def test_of_very_many_images_some_blocks_are_looked_at_and_all_are_counted() -> None:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (10 * BLOCK, 2, 2), np.uint8)
    labels = rng.integers(0, 2, len(images)).astype(np.int64)
    assert len(list(survey(images, labels, most=3 * BLOCK))) == 3
    some, all_ = finish(survey(images, labels, most=3 * BLOCK)), finish(survey(images, labels))
    np.testing.assert_array_equal(some.counts, all_.counts)
    np.testing.assert_allclose(some.mean, all_.mean, rtol=0.05)
