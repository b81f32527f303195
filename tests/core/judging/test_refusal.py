"""Refusal: a model that learnt it says "not sure" to signs it never saw, and to hardly a digit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import BEST, PRESETS
from core.data import open_dataset
from core.dataset import Dataset
from core.ink import normalize_picture
from core.judging.calibration import finished
from core.judging.refusal import _logistic, learn_to_refuse, taught
from core.model import Model
from core.opencv import cv2
from core.progress import finish
from core.storage import load_model, save_model
from core.trainer import train


def test_weights_are_those_of_the_oracle() -> None:
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(0)
    X = rng.normal(size=(400, 5))
    y = X @ rng.normal(size=5) + rng.normal(size=400) > 0.3
    found = finish(_logistic(X, y))
    oracle = LogisticRegression(C=1 / (1e-3 * 400), tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(found, np.append(oracle.coef_[0], oracle.intercept_), atol=1e-4)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return finish(open_dataset("sample"))


@pytest.fixture(scope="module")
def careful(sample: Dataset) -> Model:
    config = replace(BEST, components=60, reach=120, validation=0.2)
    *_, report = train(sample, config)
    known, held = sample.split(0.2, config.seed)
    assert held is not None
    return finish(learn_to_refuse(finished(report), known, held, count=1600))


def letters() -> np.ndarray:
    """Of a font that no nonsense is made from."""
    made = []
    for letter in "AEFHKMNPRTVWXYkmntwx":
        picture = np.zeros((200, 200), np.uint8)
        cv2.putText(picture, letter, (40, 140), cv2.FONT_HERSHEY_DUPLEX, 3.5, 255, 10)
        made.append(normalize_picture(picture))
    return np.stack(made)


@pytest.mark.slow
def test_most_letters_are_refused(careful: Model) -> None:
    assert careful.answers(letters()).sure.mean() < 0.4


def test_few_digits_are_refused_and_the_rate_is_stated(careful: Model, sample: Dataset) -> None:
    assert sample.test is not None
    assert careful.refusal is not None
    assert careful.refusal.caught is not None
    assert careful.refusal.caught > 0.7
    assert careful.refusal.false_refusals < 0.02
    assert careful.answers(sample.test.images).sure.mean() > 0.96


def test_it_is_saved_with_the_model(careful: Model, tmp_path: pytest.TempPathFactory) -> None:
    path = f"{tmp_path}/model.npz"
    for compact in (False, True):
        save_model(careful, path, compact=compact)
        again = load_model(path)
        assert again.temperature == careful.temperature
        np.testing.assert_array_equal(again.answers(letters()).sure, careful.answers(letters()).sure)


@pytest.mark.slow
def test_a_run_is_taught_in_little_time_and_states_the_rate_of_the_test_set(sample: Dataset) -> None:
    config = replace(PRESETS["gradients"], epochs=8)
    *_, report = train(sample, config)
    ready = finish(taught(finished(report), sample, config))
    assert ready.refusal is not None
    assert sample.test is not None
    assert ready.refusal.false_refusals == pytest.approx(1 - ready.answers(sample.test.images).sure.mean())
    assert ready.refusal.false_refusals < 0.04
    assert ready.refusal.caught is not None
    assert ready.refusal.caught > 0.5
