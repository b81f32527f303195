"""What is trained once more from a keyframe is the run itself, to the bit, whatever was changed on the way."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import OPTIMIZERS, Config
from core.history import COLUMNS, History, Route
from core.progress import Progress, finish
from core.run.replay import replay
from core.run.setup import Keyframe
from core.run.setups import Setups
from core.trainer import Controls, Report, prepare, slices, train
from tests.core.test_trainer import blobs

SETUPS = Setups()
DATA = blobs()
BASE = Config(size=12, epochs=30, learning_rate=0.05, init_scale=0.1, validation=0.25, l2=1e-3)
KINDS: dict[str, dict[str, Any]] = {
    "full batch": {},
    "batches": {"batch_size": 16},
    "float32": {"batch_size": 16, "dtype": "float32"},
    "cosine": {"batch_size": 16, "schedule": "cosine", "warm_up": 4},
    "two classes": {"classes": (0, 2), "fit_intercept": False, "l2": 0.0},
}


def bits(frame: Keyframe) -> tuple[object, ...]:
    return (frame.epoch, frame.theta.tobytes(), *(array.tobytes() for array in frame.memory), frame.tally)


def recorded(config: Config, changes: dict[int, dict[str, Any]], start: Keyframe | None = None) -> list[Report]:
    """A run during which settings are changed after some epochs."""
    controls = Controls(config)
    reports = []
    for item in slices(finish(SETUPS.prepare(DATA, config)), start, controls=controls):
        if isinstance(item, Report):
            reports.append(item)
            controls.change(**changes.get(item.epoch, {}))
    return reports


def dense_bytes(reports: list[Report]) -> int:
    history = History()
    history.extend(reports)
    return history.frames.bytes


def again(history: History, config: Config, epoch: int) -> Keyframe:
    route = history.route(epoch)
    assert route is not None
    return finish(replay(finish(SETUPS.prepare(DATA, config)), route))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_epoch_of_every_optimiser_comes_back_to_the_bit(name: str, kind: str) -> None:
    config = replace(BASE, optimizer=name, **KINDS[kind])
    whole = recorded(config, {})
    sparse = History(budget=0)
    sparse.extend(whole[:-1])
    dense = History()
    dense.extend(whole)
    thinned = History(budget=dense_bytes(whole) // 3)
    thinned.extend(whole)
    for report in whole[:-1:7]:
        assert bits(again(sparse, config, report.epoch)) == bits(report.keyframe)
        assert bits(again(dense, config, report.epoch)) == bits(report.keyframe)
        assert bits(again(thinned, config, report.epoch)) == bits(report.keyframe)


changes = st.dictionaries(
    st.integers(1, 11),
    st.fixed_dictionaries(
        {},
        optional={
            "learning_rate": st.sampled_from([0.01, 0.1]),
            "momentum": st.sampled_from([0.0, 0.5]),
            "batch_size": st.sampled_from([0, 7, 40]),
            "epochs": st.integers(1, 14),
            "seconds": st.sampled_from([0.0, 1e-6, 1e6]),
            "patience": st.integers(0, 3),
        },
    ),
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(OPTIMIZERS), changes, st.integers(0, 13), st.integers(0, 5))
def test_what_was_changed_on_the_way_is_changed_again(
    name: str, changed: dict[int, dict[str, Any]], epoch: int, start: int
) -> None:
    config = replace(BASE, optimizer=name, epochs=12, batch_size=16, schedule="cosine")
    begun = list(islice(train(DATA, config), start))[-1].keyframe if start else None
    whole = recorded(config, changed, begun)
    history = History(begun, budget=0)
    history.extend(whole)
    wanted = {report.epoch: report.keyframe for report in whole}
    if epoch in wanted:
        assert bits(again(history, config, epoch)) == bits(wanted[epoch])
    elif epoch != start:
        assert history.route(epoch) is None or epoch == 0


def test_the_beginning_is_a_moment_too() -> None:
    config = replace(BASE, epochs=3)
    history = History()
    history.extend(recorded(config, {}))
    assert history.frames.epochs.tolist() == [0, 1, 2, 3]
    first = finish(prepare(DATA, config)).first()
    assert bits(again(history, config, 0)) == bits(first)


def test_a_replay_can_be_left_and_says_how_far_it_is() -> None:
    config = replace(BASE, epochs=20)
    history = History(budget=0)
    history.extend(recorded(config, {}))
    route = history.route(15)
    assert route is not None
    items = list(replay(finish(SETUPS.prepare(DATA, config)), route))
    assert items == [Progress(done, 15) for done in range(1, 15)]


def test_a_route_that_leads_nowhere_is_refused() -> None:
    config = replace(BASE, epochs=4)
    history = History()
    history.extend(recorded(config, {}))
    assert history.route(5) is None
    start = history.frames.before(4)
    assert start is not None
    with pytest.raises(ValueError, match="ended"):
        finish(replay(finish(SETUPS.prepare(DATA, config)), Route(start, 9, tuple(history.changes))))


def test_a_history_lets_go_of_the_rows_but_not_of_its_models() -> None:
    config = replace(BASE, epochs=5)
    history = History()
    history.extend(recorded(config, {}))
    assert history.last is not None
    before = history.last
    history.let_go()
    assert len(history.last.setup.training) == 0
    assert history.last.setup.training.X.nbytes == 0
    np.testing.assert_array_equal(
        history.last.model.probabilities(DATA.images), before.model.probabilities(DATA.images)
    )
    assert (history.last.separable, history.last.at_precision) == (before.separable, before.at_precision)
    assert bits(again(history, config, 3)) == bits(list(train(DATA, config))[2].keyframe)


def test_the_table_of_figures_stays_as_it_was_whatever_comes() -> None:
    reports = [report._replace(epoch=epoch) for epoch, report in enumerate(recorded(BASE, {}) * 20, start=1)]
    history = History()
    history.extend(reports[:200])
    table = history.columns
    before = np.array(table)
    for report in reports[200:]:
        history.append(report)
    assert np.array_equal(table, before, equal_nan=True)
    assert np.array_equal(np.array(history.columns)[:, :200], before, equal_nan=True)
    assert [len(column) for column in history.columns] == [len(reports)] * len(COLUMNS)
    assert not any(column.flags.writeable for column in history.columns)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40))
@settings(max_examples=20, deadline=None)
def test_figures_come_in_any_portions(portions: list[int]) -> None:
    report = recorded(replace(BASE, epochs=1), {})[0]
    history, epoch = History(), 0
    for count in portions:
        history.extend([report._replace(epoch=epoch + number, loss=number / 7) for number in range(count)])
        epoch += count
    assert history.column("epoch").tolist() == list(range(epoch))
    assert history.column("loss").tolist() == [number / 7 for count in portions for number in range(count)]
