"""A branch with nothing changed is the run itself; one that cannot be says why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.config import OPTIMIZERS, Config
from core.errors import ConfigError, Fault
from core.progress import finish
from core.run.branching import branch
from core.run.setups import Setups
from core.trainer import Report, descend
from tests.core.test_trainer import blobs

DATA, SETUPS = blobs(), Setups()
TRUNK = Config(size=12, epochs=10, learning_rate=0.05, batch_size=16, init_scale=0.1, validation=0.2, l2=1e-3)


def trained(config: Config, start: Any = None) -> list[Report]:
    return list(descend(finish(SETUPS.prepare(DATA, config)), start))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_branch_with_nothing_changed_is_the_run_itself(name: str) -> None:
    config = replace(TRUNK, optimizer=name)
    whole = trained(config)
    made = branch(config, whole[3].keyframe, config)
    assert made.config == config
    rest = trained(made.config, made.start)
    assert [report.keyframe.theta.tobytes() for report in rest] == [
        report.keyframe.theta.tobytes() for report in whole[4:]
    ]
    assert [report.gap for report in rest] == [report.gap for report in whole[4:]]


@pytest.mark.parametrize("other", OPTIMIZERS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_any_optimiser_goes_on_from_any_other(name: str, other: str) -> None:
    trunk = replace(TRUNK, optimizer=name)
    frame = trained(trunk)[4].keyframe
    made = branch(trunk, frame, replace(trunk, optimizer=other, epochs=40, learning_rate=0.02))
    rest = trained(made.config, made.start)
    assert rest[0].epoch == 6
    assert np.isfinite(rest[-1].objective)
    assert rest[-1].objective < 1.1 * trained(trunk)[4].objective  # batches wander at the bottom


def test_a_bound_does_not_outlive_its_objective() -> None:
    frame = trained(TRUNK)[9].keyframe
    assert frame.tally.bound > -np.inf
    made = branch(TRUNK, frame, replace(TRUNK, l2=1e-2))
    assert made.start.tally.bound == -np.inf
    assert made.start.tally.passes == frame.tally.passes
    assert all(report.gap is not None and report.gap > 0 for report in trained(made.config, made.start))


def test_epochs_that_have_passed_are_added() -> None:
    frame = trained(TRUNK)[9].keyframe
    assert branch(TRUNK, frame, TRUNK).config.epochs == 20
    assert branch(TRUNK, frame, replace(TRUNK, epochs=12)).config.epochs == 12


@pytest.mark.parametrize(
    "values", [{"size": 8}, {"seed": 3}, {"validation": 0.0}, {"fit_intercept": False}, {"classes": (0, 1)}], ids=str
)
def test_what_makes_other_rows_is_refused_by_name(values: dict[str, Any]) -> None:
    frame = trained(TRUNK)[1].keyframe
    with pytest.raises(ConfigError) as caught:
        branch(TRUNK, frame, replace(TRUNK, learning_rate=1.0, **values))
    assert caught.value.kind is Fault.BRANCH_ROWS
    assert caught.value.facts["fields"] == tuple(values)
