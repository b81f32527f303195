"""Runs of an earlier session join the list; whatever the user has begun meanwhile stays in front."""

from __future__ import annotations

import pytest

from core.config import NOTEBOOK
from gui.benches.run import Run
from gui.benches.runs import Runs
from tests.core.data.writers import digits


@pytest.fixture
def earlier() -> list[Run]:
    runs = [Run(digits([0, 1]), NOTEBOOK) for _ in range(3)]
    for number, run in zip((2, 5, 7), runs, strict=True):
        run.number = number
    return runs


def test_a_run_begun_before_the_others_came_back_stays_the_current_one(qapp: object, earlier: list[Run]) -> None:
    runs, mine = Runs(), Run(digits([0, 1]), NOTEBOOK)
    runs.add(mine)
    runs.restore(earlier, 5)
    assert runs.current is mine
    assert runs.all == [mine, *earlier]
    assert len({run.number for run in runs}) == 4


def test_with_none_begun_the_current_one_is_that_of_then(qapp: object, earlier: list[Run]) -> None:
    runs = Runs()
    runs.restore(earlier, 5)
    assert runs.current is earlier[1]
    assert [run.number for run in runs] == [2, 5, 7]
