"""The ribbon says of each moment what that moment's own model says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.history import History
from core.insight.ribbon import MOMENTS, Ribbon
from core.trainer import train
from tests.core.test_trainer import blobs

DATA = blobs()


@pytest.mark.parametrize(
    "values",
    [{}, {"classes": (0, 2)}, {"fit_intercept": False}, {"dtype": "float32"}, {"steps": ("deskew", "scale")}],
    ids=str,
)
def test_each_moment_answers_as_its_model_does(values: dict[str, Any]) -> None:
    config = replace(Config(size=12, epochs=9, learning_rate=0.5, init_scale=0.2), **values)
    reports = list(train(DATA, config))
    history = History()
    history.extend(reports)
    history.let_go()
    assert history.last is not None
    ribbon = Ribbon(history.last.setup, list(history.frames))
    assert ribbon.epochs.tolist() == list(range(10))
    for image in DATA.images[:5]:
        found = ribbon.probabilities(image)
        wanted = np.concatenate([report.model.probabilities(image[None]) for report in reports])
        np.testing.assert_allclose(found[1:], wanted, atol=1e-6 if config.dtype == "float32" else 1e-12)
        np.testing.assert_allclose(found.sum(axis=1), 1)


def test_a_long_run_is_told_by_moments_that_were_there_both_ends_among_them() -> None:
    reports = list(train(DATA, Config(size=4, epochs=1000, validation=0.0, learning_rate=0.5)))
    grown, whole = History(), History()
    whole.extend(reports)
    assert whole.last is not None
    ribbon = None
    for first in range(0, 1000, 37):
        grown.extend(reports[first : first + 37])
        if ribbon is None:
            ribbon = Ribbon(reports[0].setup.light(), list(grown.frames))
        ribbon.follow(list(grown.frames))
        assert len(ribbon.epochs) <= MOMENTS + 1
    assert ribbon is not None
    at_once = Ribbon(whole.last.setup, list(whole.frames))
    assert ribbon.epochs.tolist() == at_once.epochs.tolist()
    np.testing.assert_array_equal(ribbon.probabilities(DATA.images[0]), at_once.probabilities(DATA.images[0]))
    assert ribbon.epochs[[0, -1]].tolist() == [0, 1000]
    assert len(ribbon.epochs) > MOMENTS / 2
    assert set(ribbon.epochs.tolist()) <= set(whole.frames.epochs.tolist())
