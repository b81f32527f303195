"""Races: one start, fair turns, a line that no lane can get below, and no number where there is no line."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import OPTIMIZERS, Config
from core.dataset import Dataset
from core.progress import Progress, finish
from core.run.race import Line, NoLine, Rules, Turn, lanes, race, survey
from core.run.setup import Setup
from core.run.setups import Setups
from core.run.stopping import Ending
from tests.core.test_trainer import blobs

SETUPS = Setups()
DATA = blobs()
PENALISED = Config(size=12, learning_rate=0.1, l2=0.05, validation=0.0, init_scale=0.1)


def ready(config: Config, data: Dataset = DATA) -> Setup:
    return finish(SETUPS.prepare(data, config))


@settings(max_examples=25, deadline=None)
@given(
    st.floats(1e-4, 1.0), st.booleans(), st.sampled_from([(), (0, 1)]), st.sampled_from(["float64", "float32"]),
    st.integers(0, 20),
)  # fmt: skip
def test_the_line_is_where_no_weights_get_below(
    l2: float, bias: bool, classes: tuple[int, ...], dtype: str, seed: int
) -> None:
    config = replace(PENALISED, l2=l2, fit_intercept=bias, classes=classes, dtype=dtype)
    setup = ready(config)
    line = finish(survey(setup))
    assert isinstance(line, Line)
    assert 0 < line.low <= line.high
    assert line.high - line.low <= (1e-7 if dtype == "float64" else 1e-4) * line.high
    exact = replace(setup.training, dtype="float64") if dtype == "float32" else setup.training
    rng = np.random.default_rng(seed)
    for scale in (0.0, 1e-3, 0.1):
        theta = rng.normal(0, scale, setup.first().theta.shape)
        assert exact.at(theta).value >= line.low


def test_lanes_start_alike_take_fair_turns_and_cross_where_it_is_proven() -> None:
    setup, names = ready(PENALISED), OPTIMIZERS
    items = list(race(setup, lanes(PENALISED, names), Rules(within=1e-3, seconds=2.0)))
    line = next(item for item in items if isinstance(item, Line))
    turns = [item for item in items if isinstance(item, Turn)]
    assert not [item for item in items if isinstance(item, NoLine)]
    own: dict[int, list[Turn]] = {lane: [turn for turn in turns if turn.lane == lane] for lane in range(len(names))}
    for lane, name in enumerate(names):
        assert {turn.report.setup.config.optimizer for turn in own[lane]} == {name}
        assert [turn.report.epoch for turn in own[lane]] == list(range(1, len(own[lane]) + 1))
        assert all(turn.report.objective >= line.low for turn in own[lane])
        assert all(turn.crossed == (turn is own[lane][-1]) for turn in own[lane] if turn.crossed)
        assert (own[lane][-1].report.objective <= line.finish(1e-3)) == own[lane][-1].crossed
        assert np.all(np.diff([turn.report.passes for turn in own[lane]]) >= 1)
    assert own[names.index("newton_cg")][-1].crossed
    assert own[names.index("lbfgs")][-1].report.ending is Ending.GAP
    assert fair(turns, len(names))


def fair(turns: list[Turn], count: int) -> bool:
    """Whether every turn went to the lane that had trained least, of those still in."""
    ends = {turn.lane: index for index, turn in enumerate(turns)}
    spent = dict.fromkeys(range(count), 0.0)
    for index, turn in enumerate(turns):
        if spent[turn.lane] > min(spent[lane] for lane in spent if ends.get(lane, -1) >= index):
            return False
        spent[turn.lane] = turn.report.seconds
    return True


def test_there_is_no_line_and_no_number_where_there_is_no_best_loss() -> None:
    apart = Config(size=6, classes=(0, 2), validation=0.0, learning_rate=0.5)
    assert finish(survey(ready(apart))) is NoLine.SEPARABLE
    items = list(race(ready(apart), lanes(apart, ("lbfgs", "gradient_descent")), Rules(seconds=0.05)))
    assert NoLine.SEPARABLE in items
    assert not [item for item in items if isinstance(item, Line)]
    assert not any(item.crossed for item in items if isinstance(item, Turn))


def test_without_a_penalty_nothing_is_proven() -> None:
    rng = np.random.default_rng(0)
    noise = Dataset(rng.integers(0, 255, (300, 4, 4)).astype(np.uint8), np.arange(300) % 2)
    assert finish(survey(ready(Config(size=2, validation=0.0), noise))) is NoLine.UNPENALISED


def test_a_lane_out_of_time_is_out() -> None:
    slow = lanes(replace(PENALISED, learning_rate=1e-6), ("gradient_descent",))
    turns = [item for item in race(ready(PENALISED), slow, Rules(seconds=0.02)) if isinstance(item, Turn)]
    assert turns[-1].report.ending is Ending.SECONDS
    assert not turns[-1].crossed


@pytest.fixture
def running() -> Iterator[list[object]]:
    before = threading.active_count()
    yield []
    assert threading.active_count() == before


def test_a_race_can_be_left(running: list[object]) -> None:
    contest = race(ready(PENALISED), lanes(PENALISED, ("lbfgs", "adam")), threads=2)
    for item in contest:
        if isinstance(item, Turn):
            break
        assert isinstance(item, (Progress, Line))
    contest.close()
