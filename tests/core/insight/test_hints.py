"""Each rule speaks when it should, is silent when it should be, and its remedy silences it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.history import History
from core.insight.clinic import StepSize
from core.insight.hints import Evidence, Hint, Kind, counted, hints
from core.progress import finish
from core.trainer import train

STEPS = StepSize(4.0, 1.0)  # 1 / L is 0.25
EVEN = dict.fromkeys(range(10), 100)


def kinds(evidence: Evidence) -> list[Kind]:
    return [hint.kind for hint in hints(evidence)]


def one(evidence: Evidence, kind: Kind) -> Hint:
    return next(hint for hint in hints(evidence) if hint.kind is kind)


def mended(evidence: Evidence, kind: Kind) -> Evidence:
    return replace(evidence, config=replace(evidence.config, **one(evidence, kind).remedy))


@pytest.mark.parametrize(("optimizer", "limit"), [("gradient_descent", 0.5), ("momentum", 0.95), ("nesterov", 0.3393)])
def test_a_rate_beyond_the_limit_is_told(optimizer: str, limit: float) -> None:
    config = Config(optimizer=optimizer, learning_rate=limit * 1.01)
    evidence = Evidence(config, EVEN, steps=STEPS)
    assert one(evidence, Kind.RATE_LARGE).facts["limit"] == pytest.approx(limit, rel=1e-3)
    assert kinds(mended(evidence, Kind.RATE_LARGE)) == []
    assert kinds(replace(evidence, config=replace(config, learning_rate=limit * 0.99))) == []


def test_a_rate_far_below_is_told() -> None:
    evidence = Evidence(Config(learning_rate=0.01), EVEN, steps=STEPS)
    assert kinds(evidence) == [Kind.RATE_SMALL]
    assert kinds(mended(evidence, Kind.RATE_SMALL)) == []


@pytest.mark.parametrize(
    "config", [Config(optimizer="lbfgs", learning_rate=50), Config(batch_size=10, learning_rate=9)]
)
def test_rates_that_mean_something_else_are_left_alone(config: Config) -> None:
    assert kinds(Evidence(config, EVEN, steps=STEPS)) == []


def test_uneven_classes_are_told() -> None:
    evidence = Evidence(Config(), {0: 10, 1: 31, 2: 20})
    assert one(evidence, Kind.UNEVEN).facts == {"fewest": 10, "most": 31, "rare": 0, "common": 1}
    assert kinds(mended(evidence, Kind.UNEVEN)) == []
    assert kinds(Evidence(Config(), {0: 10, 1: 29})) == []


def test_one_image_a_class_is_told_and_mended_where_there_are_more() -> None:
    evidence = Evidence(Config(per_class=1), dict.fromkeys(range(10), 1))
    assert one(evidence, Kind.ONE_EACH).remedy == {"per_class": 0}
    assert one(Evidence(Config(), dict.fromkeys(range(10), 1)), Kind.ONE_EACH).remedy == {}


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=30))


def history(dataset: Dataset, config: Config) -> History:
    made = History()
    made.extend(list(train(dataset, config)))
    return made


def test_separable_data_without_a_penalty_are_told(digits: Dataset) -> None:
    config = Config(classes=(0, 1), optimizer="lbfgs", epochs=20, validation=0.0)
    evidence = Evidence(config, {0: 30, 1: 30}, history(digits, config))
    assert kinds(evidence) == [Kind.SEPARABLE]
    assert kinds(mended(evidence, Kind.SEPARABLE)) == []


def test_overfitting_is_told_after_it_is_plain(digits: Dataset) -> None:
    config = Config(optimizer="lbfgs", epochs=40, validation=0.3)
    whole = history(digits, config)
    found = one(Evidence(config, EVEN, whole), Kind.OVERFITTING)
    assert found.facts["validation_loss"] > found.facts["least"]
    assert found.facts["epoch"] < 35
    assert found.remedy["l2"] > config.l2
    early = history(digits, replace(config, epochs=5))
    assert Kind.OVERFITTING not in kinds(Evidence(config, EVEN, early))


def test_a_healthy_run_is_not_nagged(digits: Dataset) -> None:
    config = Config(optimizer="lbfgs", epochs=15, l2=3e-2)
    assert kinds(Evidence(config, digits.counts, history(digits, config))) == []


def test_remedies_are_round_numbers() -> None:
    rate = one(Evidence(Config(learning_rate=100), EVEN, steps=StepSize(3.0, 1.0)), Kind.RATE_LARGE).remedy
    assert rate == {"learning_rate": 0.33}
    assert not np.isnan(rate["learning_rate"])


def test_counts_are_of_what_the_config_chooses() -> None:
    assert counted({0: 5, 1: 9, 2: 2}, Config(classes=(0, 1), per_class=6)) == {0: 5, 1: 6}
    assert counted({0: 5, 1: 9}, Config()) == {0: 5, 1: 9}
    assert counted({}, Config()) == {}
