"""Training images' shares, bias and what is left over add up to the logits, at the optimum and away from it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import PRESETS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.insight.contrast import Contrast, differences
from core.insight.representer import Representer, Voices, rows_of, to_the_optimum
from core.judging.calibration import calibrated
from core.progress import finish
from core.run.report import Report
from core.run.setup import parts
from core.trainer import train

NEARLY = Config(steps=("scale",), dtype="float64", l2=1e-2, epochs=60, optimizer="lbfgs", validation=0.1)
CASES = {
    "ten classes": NEARLY,
    "two classes": replace(NEARLY, classes=(3, 8)),
    "no bias": replace(NEARLY, fit_intercept=False),
    "float32": replace(NEARLY, dtype="float32"),
    "balanced": replace(NEARLY, class_weight="balanced"),
    "waves": replace(NEARLY, steps=("scale", "standardize", "fourier"), fourier_features=300, l2=1e-1),
    "gradients": replace(NEARLY, steps=("deskew", "gradients", "standardize")),
}


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=40))


def voices(report: Report, image: np.ndarray, contrast: Contrast) -> Voices:
    made = finish(Representer.walk(report.model, report.setup.training))
    return finish(made.ask(image, contrast))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("epochs", [2, 60])
def test_everything_adds_up(digits: Dataset, name: str, epochs: int) -> None:
    config = replace(CASES[name], epochs=epochs)
    report = list(train(digits, config))[-1]
    for image in digits.select(config.classes or digits.classes).images[::97]:
        for contrast in (Contrast(0, 1), Contrast(1, None)):
            found = voices(report, image, contrast)
            difference = differences(report.model, image[None], contrast)[0]
            total = found.shares.sum() + found.bias + found.left_over
            tolerance = 2e-3 if config.dtype == "float32" or "gradients" in config.steps else 1e-8
            assert found.difference == pytest.approx(difference, abs=tolerance)
            assert total == pytest.approx(difference, abs=tolerance)
            assert len(found.shares) == len(report.setup.training)


def test_little_is_left_over_at_the_optimum_and_much_before(digits: Dataset) -> None:
    late, early = (list(train(digits, replace(NEARLY, optimizer="newton_cg", epochs=epochs)))[-1] for epochs in (30, 1))
    image, contrast = digits.images[5], Contrast(0, 1)
    assert voices(late, image, contrast).near
    assert abs(voices(late, image, contrast).left_over) < 1e-6
    assert not voices(early, image, contrast).near


def test_a_calibrated_model_is_the_same_sum_made_smaller(digits: Dataset) -> None:
    report = list(train(digits, NEARLY))[-1]
    cooled = calibrated(report.model, digits)
    assert cooled.temperature != 1
    made = finish(Representer.walk(cooled, report.setup.training))
    found, plain = finish(made.ask(digits.images[9], Contrast(2, 3))), voices(report, digits.images[9], Contrast(2, 3))
    np.testing.assert_allclose(found.shares * cooled.temperature, plain.shares, rtol=1e-6, atol=1e-9)
    assert found.shares.sum() + found.bias + found.left_over == pytest.approx(found.difference, abs=1e-8)


def test_the_strongest_come_first(digits: Dataset) -> None:
    report = list(train(digits, NEARLY))[-1]
    found = voices(report, digits.images[7], Contrast(0, 4))
    best, worst = found.strongest(6)
    assert list(found.shares[best]) == sorted(found.shares, reverse=True)[:6]
    assert list(found.shares[worst]) == sorted(found.shares)[:6]


def test_grey_levels_kept_as_bytes_say_the_same(digits: Dataset) -> None:
    report = list(train(digits, NEARLY))[-1]
    training = report.setup.training
    bytes_ = replace(training, X=np.rint(training.X * 255).astype(np.uint8), scale=1 / 255, dtype="float64")
    image, contrast = digits.images[3], Contrast(0, 1)
    made = finish(Representer.walk(report.model, bytes_))
    found = finish(made.ask(image, contrast))
    np.testing.assert_allclose(found.shares, voices(report, image, contrast).shares, atol=1e-10)


def test_without_a_penalty_there_is_no_sum(digits: Dataset) -> None:
    report = list(train(digits, replace(NEARLY, l2=0.0, epochs=2)))[-1]
    with pytest.raises(ValueError, match="penalty"):
        finish(Representer.walk(report.model, report.setup.training))


@pytest.mark.parametrize("config", [NEARLY, replace(NEARLY, classes=(3, 8), per_class=7, validation=0.4)])
def test_rows_are_known_by_their_images(digits: Dataset, config: Config) -> None:
    rows = rows_of(digits, config)
    part = parts(digits, config).training
    np.testing.assert_array_equal(digits.images[rows], part.images)
    np.testing.assert_array_equal(digits.labels[rows], part.labels)


@pytest.mark.parametrize("name", ["pixels", "gradients", "ten_digits", "notebook"])
def test_settings_that_get_there_get_there(digits: Dataset, name: str) -> None:
    config = to_the_optimum(PRESETS[name])
    report = list(train(digits, config))[-1]
    assert report.epoch < config.epochs
    for image in digits.select(config.classes or digits.classes).images[::41]:
        assert voices(report, image, Contrast(0, 1)).near
