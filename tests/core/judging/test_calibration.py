"""Calibration: the temperature that made the logits too hot is found again, and no answer changes."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.judging.calibration import calibrated, calibration_error, evaluate_calibration, finished, temperature
from core.loss import loss_for
from core.progress import finish
from core.trainer import train

CONFIG = Config(steps=("scale",), dtype="float32", epochs=15, optimizer="preconditioned_lbfgs", validation=0.3, l2=1e-6)


def drawn(columns: int, n: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Logits, and targets drawn with the very probabilities that they mean."""
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, size=(n, columns))
    p = loss_for(max(2, columns)).probabilities(logits)
    return logits, (p.cumsum(axis=1) < rng.random(n)[:, None]).sum(axis=1)


@pytest.mark.parametrize("columns", [1, 3, 10])
@pytest.mark.parametrize("heat", [0.3, 1.0, 4.0])
def test_the_temperature_is_found(columns: int, heat: float) -> None:
    logits, targets = drawn(columns)
    assert temperature(logits * heat, targets) == pytest.approx(heat, rel=0.04)


@pytest.mark.parametrize("columns", [1, 10])
def test_it_is_where_the_cross_entropy_is_least(columns: int) -> None:
    logits, targets = drawn(columns, 2000)
    loss, best = loss_for(max(2, columns)), temperature(logits * 3, targets)
    values = [loss.slope(logits * 3 / (best * factor), targets).value for factor in (0.98, 1.0, 1.02)]
    assert values[1] == min(values)


@pytest.mark.parametrize(("right", "found"), [(True, 0.05), (False, 20.0)])
def test_it_stays_within_bounds(right: bool, found: float) -> None:
    """Without mistakes no heat is too low; without right answers none is too high."""
    logits = np.eye(3)[[0, 1, 2, 0]] * 0.5
    targets = np.array([0, 1, 2, 0]) if right else np.array([1, 2, 0, 1])
    assert temperature(logits, targets) == pytest.approx(found)


def test_error_of_probabilities_that_mean_it_is_small() -> None:
    logits, targets = drawn(10)
    p = loss_for(10).probabilities(logits)
    assert calibration_error(p, targets) < 0.01
    assert calibration_error(loss_for(10).probabilities(logits * 4), targets) > 0.1


def test_error_by_hand() -> None:
    p = np.array([[0.9, 0.1], [0.9, 0.1], [0.4, 0.6]])
    assert calibration_error(p, np.array([0, 1, 1]), bins=10) == pytest.approx((2 * 0.4 + 0.4) / 3)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return finish(open_dataset("sample", per_class=150))


def test_an_overfitted_model_is_cooled_and_answers_the_same(sample: Dataset) -> None:
    *_, report = train(sample, CONFIG)
    model, before = finished(report), report.model
    assert sample.test is not None
    assert model.temperature > 1.1
    np.testing.assert_array_equal(model.predictions(sample.test.images), before.predictions(sample.test.images))
    after = finish(evaluate_calibration(model, sample.test))["calibration_error"]
    assert after < 0.6 * finish(evaluate_calibration(before, sample.test))["calibration_error"]
    assert model.refusal is not None


def test_calibrating_twice_changes_nothing_more(sample: Dataset) -> None:
    *_, report = train(sample, CONFIG)
    assert sample.test is not None
    once = calibrated(report.model, sample.test)
    twice = calibrated(once, sample.test)
    assert twice.temperature == pytest.approx(once.temperature, rel=1e-4)


def test_without_validation_a_run_is_left_as_it_is(sample: Dataset) -> None:
    *_, report = train(sample, Config(steps=("scale",), epochs=2, validation=0.0))
    assert finished(report).temperature == 1
    assert finished(report).refusal is None


def test_a_few_digits_say_too_little(sample: Dataset) -> None:
    *_, report = train(sample, CONFIG)
    model = report.model
    assert calibrated(model, sample.take(np.arange(40))) is model
