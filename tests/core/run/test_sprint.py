"""A sprint is the run that steps make, to the bit: its reports, its changes under way, its end."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest

import core.trainer
from core.config import NOTEBOOK, Config
from core.progress import finish
from core.run.sprint import sprints
from core.trainer import Controls, Ending, Keyframe, Report, Setup, descend, prepare, slices
from tests.core.test_trainer import blobs

FULL = Config(size=12, epochs=8, validation=0.0, learning_rate=0.5, init_scale=0.1)
PLAIN = replace(FULL, classes=(0, 1))


def setup_of(config: Config) -> Setup:
    return finish(prepare(blobs(), config))


def figures(report: Report) -> tuple[Any, ...]:
    frame, setup = report.keyframe, report.setup.config
    return (
        *report[:7],
        report.diverged,
        *report[11:],
        frame.epoch,
        frame.theta.tobytes(),
        frame.memory,
        frame.tally,
        setup,
    )


def told(
    setup: Setup, changes: dict[int, dict[str, Any]] | None = None, start: Keyframe | None = None
) -> list[tuple[Any, ...]]:
    controls, reports = Controls(setup.config), []
    for report in slices(setup, start, controls=controls):
        assert isinstance(report, Report)
        reports.append(figures(report))
        if changes and report.epoch in changes:
            controls.change(**changes[report.epoch])
    return reports


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"dtype": "float64"},
        {"fit_intercept": False},
        {"class_weight": "balanced"},
        {"schedule": "cosine", "warm_up": 2},
        {"stop_gradient": 0.2},
        {"learning_rate": 1e9},
        {"init_scale": 0.0},
    ],
    ids=str,
)
@pytest.mark.parametrize("live", [{}, {3: {"learning_rate": 0.25}, 5: {"epochs": 4}}, {2: {"batch_size": 5}}], ids=str)
def test_it_is_the_run_that_steps_make(
    changes: dict[str, Any], live: dict[int, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = setup_of(replace(PLAIN, **changes))
    assert sprints(setup)
    sprinted = told(setup, live)
    monkeypatch.setattr(core.trainer, "sprints", lambda setup: False)
    walked = told(setup, live)
    assert len(sprinted) == len(walked)
    assert sprinted == walked


def test_one_that_leaves_the_range_of_numbers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    setup = setup_of(replace(PLAIN, learning_rate=1e9, dtype="float32"))
    start = setup.first()._replace(theta=np.full_like(setup.first().theta, -3e38))
    sprinted = told(setup, start=start)
    monkeypatch.setattr(core.trainer, "sprints", lambda setup: False)
    assert [report[7] for report in sprinted] == [*[False] * (len(sprinted) - 1), True]
    assert sprinted == told(setup, start=start)


def test_two_that_take_turns_on_one_setup_do_not_disturb_each_other() -> None:
    setup = setup_of(PLAIN)
    alone = [figures(report) for report in descend(setup)]
    one, other = descend(setup), descend(setup.under(replace(PLAIN, learning_rate=0.1)))
    taken = [figures(report) for report, _ in zip(one, other, strict=True)]
    assert taken == alone


def test_from_any_keyframe_it_goes_on_to_the_bit() -> None:
    setup = setup_of(PLAIN)
    whole = [figures(report) for report in descend(setup)]
    *_, third = islice(descend(setup), 3)
    assert [figures(report) for report in descend(setup, third.keyframe)] == whole[3:]
    assert third.ending is None
    *_, last = descend(setup)
    assert last.ending is Ending.EPOCHS


def test_what_says_more_or_moves_otherwise_does_not_sprint() -> None:
    assert sprints(finish(prepare(blobs(), replace(NOTEBOOK, per_class=0, size=12))))
    for change in ({"validation": 0.25}, {"l2": 0.01}, {"optimizer": "adam"}, {"batch_size": 4}, {"classes": ()}):
        assert not sprints(setup_of(replace(PLAIN, **change))), change
