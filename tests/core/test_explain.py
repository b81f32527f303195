"""Pictures of what was learnt: exact ones add up to the logits, tried ones foretell what a touch does."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.explain import fair_limit, touched, weight_images
from core.model import Model
from core.progress import finish
from core.trainer import train

LINEAR = ("scale", "standardize")
CURVED = ("deskew", "gradients", "standardize")


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=60))


def trained(dataset: Dataset, *steps: str) -> Model:
    config = Config(steps=steps, dtype="float32", epochs=6, l2=1e-3, optimizer="preconditioned_lbfgs")
    return list(train(dataset, config))[-1].model


@pytest.fixture(scope="module")
def linear(digits: Dataset) -> Model:
    return trained(digits, *LINEAR)


@pytest.fixture(scope="module")
def curved(digits: Dataset) -> Model:
    return trained(digits, *CURVED)


def test_weights_add_up_to_the_logits(linear: Model, digits: Dataset) -> None:
    paper = np.zeros((1, 28, 28), dtype=np.uint8)
    for image in digits.images[:5]:
        added = (linear.logits(image[None]) - linear.logits(paper))[0].astype(np.float64)
        summed = (weight_images(linear) * (image / 255)).sum(axis=(1, 2))
        np.testing.assert_allclose(summed, added - added.mean(), rtol=1e-3, atol=1e-3)


def test_two_classes_have_opposite_pictures(digits: Dataset) -> None:
    two = digits.select((3, 8))
    exact = weight_images(trained(two, *LINEAR))
    tried = finish(touched(trained(two, *CURVED), digits.images[0]))
    for pictures in (exact, tried):
        assert pictures.shape == (2, 28, 28)
        np.testing.assert_array_equal(pictures[0], -pictures[1])


def test_trying_foretells_what_a_touch_does(curved: Model, digits: Dataset) -> None:
    image = digits.images[3]
    weights = finish(touched(curved, image))
    rng = np.random.default_rng(0)
    foretold, seen = [], []
    for _ in range(40):
        row, column = 2 * rng.integers(2, 12, size=2)
        more = image.astype(int)
        more[row : row + 2, column : column + 2] += 16
        change = (np.clip(more, 0, 255) - image)[row : row + 2, column : column + 2].sum() / 255
        logits = curved.logits(np.stack([image, np.clip(more, 0, 255).astype(np.uint8)])).astype(np.float64)
        seen.append((logits[1] - logits[0]) - (logits[1] - logits[0]).mean())
        foretold.append(weights[:, row, column] * change)
    assert np.corrcoef(np.ravel(foretold), np.ravel(seen))[0, 1] > 0.85


def test_trying_a_linear_model_finds_its_weights(linear: Model, digits: Dataset) -> None:
    exact, image = weight_images(linear), digits.images[1]
    blocks = exact.reshape(10, 14, 2, 14, 2).mean(axis=(2, 4))
    tried = finish(touched(linear, image)).reshape(10, 14, 2, 14, 2)[:, :, 0, :, 0]
    free = ((image < 224) & (image > 31)).reshape(14, 2, 14, 2).all(axis=(1, 3))
    free |= (image == 0).reshape(14, 2, 14, 2).all(axis=(1, 3))
    np.testing.assert_allclose(tried[:, free], blocks[:, free], atol=1e-3 * np.abs(exact).max())


def test_a_model_that_straightens_has_weights_for_each_slant(digits: Dataset) -> None:
    model = trained(digits, "deskew", "scale")
    with pytest.raises(ValueError, match="depend"):
        weight_images(model)
    paper = model.logits(np.zeros((1, 28, 28), np.uint8))[0]
    for image in digits.images[:4]:
        added = (model.logits(image[None])[0] - paper).astype(np.float64)
        summed = (weight_images(model, image) * (image / 255)).sum(axis=(1, 2))
        np.testing.assert_allclose(summed, added - added.mean(), atol=0.05)


def test_what_bends_has_no_weights(curved: Model) -> None:
    with pytest.raises(ValueError, match="not linear"):
        weight_images(curved)


@pytest.mark.parametrize("n", [1, 2, 7, 784])
@pytest.mark.parametrize("share", [0.5, 0.97, 1.0])
def test_a_fair_limit_is_the_quantile_of_the_sizes(n: int, share: float) -> None:
    numbers = np.random.default_rng(n).normal(size=n)
    assert fair_limit(numbers, share) == pytest.approx(float(np.quantile(np.abs(numbers), share)), rel=1e-12)
    assert fair_limit(numbers[:0], share) == 0.0
