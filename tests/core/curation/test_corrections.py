"""Corrections lie over a dataset that stays as it is."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.curation.corrections import Corrections
from tests.core.data.writers import digits

DATASET = digits([index % 4 for index in range(20)])
places = st.sets(st.integers(0, 19), max_size=6)
deeds = st.lists(st.tuples(st.sampled_from(["relabel", "exclude", "restore"]), places, st.integers(0, 9)), max_size=8)


def done(acts: list[tuple[str, set[int], int]]) -> Corrections:
    corrections = Corrections()
    for act, chosen, label in acts:
        if act == "relabel":
            corrections = corrections.relabelled(chosen, label, DATASET.labels)
        elif act == "exclude":
            corrections = corrections.without(chosen)
        else:
            corrections = corrections.restored(chosen)
    return corrections


@given(deeds)
def test_they_say_what_was_last_said_of_each_image(acts: list[tuple[str, set[int], int]]) -> None:
    truth, gone = DATASET.labels.tolist(), [False] * 20
    for act, chosen, label in acts:
        for place in chosen:
            truth[place] = label if act == "relabel" else DATASET.labels[place] if act == "restore" else truth[place]
            gone[place] = act == "exclude" or (gone[place] and act != "restore")
    corrections = done(acts)
    kept = [place for place in range(20) if not gone[place]]
    corrected = corrections.apply(DATASET)
    np.testing.assert_array_equal(corrected.labels, [truth[place] for place in kept])
    np.testing.assert_array_equal(corrected.images, DATASET.images[kept])
    touched = {place for place in range(20) if gone[place] or truth[place] != DATASET.labels[place]}
    assert {place for place in range(20) if corrections.touches(place)} == touched
    assert len(corrections) == len(touched)


@given(deeds)
def test_restoring_everything_leaves_nothing(acts: list[tuple[str, set[int], int]]) -> None:
    before = DATASET.labels.copy()
    back = done(acts).restored(range(20))
    assert len(back) == 0
    assert back.apply(DATASET) is DATASET
    np.testing.assert_array_equal(DATASET.labels, before)


def test_labels_alone_share_the_images() -> None:
    corrected = done([("relabel", {3, 4}, 9)]).apply(DATASET)
    assert np.shares_memory(corrected.images, DATASET.images)
    assert corrected.counts[9] == 2
