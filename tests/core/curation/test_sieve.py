from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.curation.corrections import Corrections
from core.curation.sieve import Only, Order, Sieve
from core.judging.outcomes import Outcomes

LABELS = np.array([0, 1, 2, 1, 0, 5, 2, 1], np.int64)
# The model knows 0, 1 and 2, so that it was not asked about place 5.
ROWS = np.array([0, 1, 2, 3, 4, 6, 7])
OUTCOMES = Outcomes(
    (0, 1, 2),
    ROWS,
    LABELS[ROWS],
    np.zeros((7, 3)),
    np.array([0.1, 2.0, 0.3, 0.0, 4.0, 0.3, 1.0]),
    np.array([0, 2, 2, 1, 1, 2, 0]),
    left_out=1,
)
CORRECTIONS = Corrections({1: 7}, frozenset({5}))
sieves = st.builds(
    Sieve,
    label=st.sampled_from([None, 0, 1, 2, 5, 9]),
    said=st.sampled_from([None, 0, 1, 2, 9]),
    only=st.sampled_from(Only),
    loss=st.sampled_from([0.0, 0.2, 3.0]),
    order=st.sampled_from(Order),
)


@given(sieves)
def test_each_wish_is_kept_and_none_is_forgotten(sieve: Sieve) -> None:
    found = sieve.sift(LABELS, CORRECTIONS, OUTCOMES).tolist()
    place = {int(row): index for index, row in enumerate(ROWS)}

    def wanted(row: int) -> bool:
        index = place.get(row)
        if sieve.asks and index is None:
            return False
        right = index is not None and OUTCOMES.said[index] == OUTCOMES.targets[index]
        return (
            (sieve.label is None or LABELS[row] == sieve.label)
            and (sieve.said is None or (index is not None and OUTCOMES.said[index] == sieve.said))
            and (index is None or OUTCOMES.losses[index] >= sieve.loss)
            and {Only.ALL: True, Only.WRONG: not right, Only.RIGHT: right, Only.TOUCHED: CORRECTIONS.touches(row)}[
                sieve.only
            ]
        )

    assert sorted(found) == [row for row in range(8) if wanted(row)]
    losses = [float(OUTCOMES.losses[place[row]]) for row in found if row in place]
    if sieve.order is Order.PLACE:
        assert found == sorted(found)
    else:
        assert losses == sorted(losses, reverse=sieve.order is Order.WORST)


@pytest.mark.parametrize("sieve", [Sieve(said=1), Sieve(only=Only.WRONG), Sieve(loss=0.1), Sieve(order=Order.WORST)])
def test_what_needs_an_opinion_lets_nothing_through_without_one(sieve: Sieve) -> None:
    assert sieve.asks
    assert not len(sieve.sift(LABELS, CORRECTIONS, None))


def test_without_a_wish_everything_passes() -> None:
    assert not Sieve().asks
    assert Sieve().sift(LABELS, CORRECTIONS, None).tolist() == list(range(8))
    assert Sieve(label=1, only=Only.TOUCHED).sift(LABELS, CORRECTIONS, None).tolist() == [1]
