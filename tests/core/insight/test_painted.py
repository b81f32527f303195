"""A painted classifier reads as its images say, and a copied one as the model it was copied from."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import evaluate
from core.insight.painted import copied, painted
from core.progress import finish
from core.trainer import train


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=60))


@pytest.mark.parametrize("classes", [(), (3, 8)])
def test_a_copy_answers_as_the_model(digits: Dataset, classes: tuple[int, ...]) -> None:
    config = Config(steps=("scale", "standardize"), classes=classes, epochs=5, optimizer="lbfgs", l2=1e-2)
    model = list(train(digits, config))[-1].model
    copy = copied(model)
    np.testing.assert_allclose(copy.probabilities(digits.images), model.probabilities(digits.images), atol=1e-3)


def test_paint_on_one_class_speaks_for_it(digits: Dataset) -> None:
    images = np.zeros((10, 28, 28))
    images[4, 5:20, 5:20] = 1.0
    assert set(painted(images, digits.classes).predictions(digits.images)) == {4}
    assert finish(evaluate(painted(images, digits.classes), digits)).accuracy == pytest.approx(0.1)


def test_mean_images_make_a_fair_classifier(digits: Dataset) -> None:
    means = np.stack([digits.images[digits.labels == label].mean(axis=0) / 255 for label in digits.classes])
    paint = means - means.mean(axis=0)
    assert finish(evaluate(painted(paint, digits.classes), digits)).accuracy > 0.5


def test_what_bends_cannot_be_copied(digits: Dataset) -> None:
    model = list(train(digits, Config(steps=("gradients",), epochs=1)))[-1].model
    with pytest.raises(ValueError, match="images"):
        copied(model)
