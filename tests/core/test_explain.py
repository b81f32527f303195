"""Pictures of why: exact ones add up, local ones are slopes, erased ink is what it says."""

from __future__ import annotations

import time

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.explain import Ground, evidence, evidence_ground, weight_images, weights_ground
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


def test_grounds(linear: Model, curved: Model) -> None:
    assert (weights_ground(linear), evidence_ground(linear)) == (Ground.EXACT, Ground.EXACT)
    assert (weights_ground(curved), evidence_ground(curved)) == (Ground.LOCAL, Ground.OCCLUSION)


def test_exact_evidence_adds_up_to_the_logits(linear: Model, digits: Dataset) -> None:
    paper = np.zeros((1, 28, 28), dtype=np.uint8)
    for image in digits.images[:5]:
        added = (linear.logits(image[None]) - linear.logits(paper))[0].astype(np.float64)
        summed = evidence(linear, image).sum(axis=(1, 2))
        np.testing.assert_allclose(summed, added - added.mean(), rtol=1e-3, atol=1e-3)


def test_two_classes_have_opposite_pictures(digits: Dataset) -> None:
    model = trained(digits.select((3, 8)), *CURVED)
    for pictures in (weight_images(model, digits.images[0]), evidence(model, digits.images[0])):
        assert pictures.shape == (2, 28, 28)
        np.testing.assert_array_equal(pictures[0], -pictures[1])


def test_local_weights_foretell_what_a_touch_does(curved: Model, digits: Dataset) -> None:
    image = digits.images[3]
    weights = weight_images(curved, image)
    rng = np.random.default_rng(0)
    foretold, seen = [], []
    for _ in range(40):
        row, column = 2 * rng.integers(2, 12, size=2)
        touched = image.astype(int)
        touched[row : row + 2, column : column + 2] += 16
        change = (np.clip(touched, 0, 255) - image)[row : row + 2, column : column + 2].sum() / 255
        logits = curved.logits(np.stack([image, np.clip(touched, 0, 255).astype(np.uint8)])).astype(np.float64)
        seen.append((logits[1] - logits[0]) - (logits[1] - logits[0]).mean())
        foretold.append(weights[:, row, column] * change)
    assert np.corrcoef(np.ravel(foretold), np.ravel(seen))[0, 1] > 0.85


def test_local_weights_of_a_linear_model_are_its_weights(linear: Model, digits: Dataset) -> None:
    from core.explain import _against_mean, _local

    exact, image = weight_images(linear), digits.images[1]
    blocks = exact.reshape(10, 14, 2, 14, 2).mean(axis=(2, 4))
    local = _against_mean(linear, _local(linear, image)).reshape(10, 14, 2, 14, 2)[:, :, 0, :, 0]
    free = ((image < 224) & (image > 31)).reshape(14, 2, 14, 2).all(axis=(1, 3))
    free |= (image == 0).reshape(14, 2, 14, 2).all(axis=(1, 3))
    np.testing.assert_allclose(local[:, free], blocks[:, free], atol=1e-3 * np.abs(exact).max())


def test_evidence_lies_on_ink(curved: Model, digits: Dataset) -> None:
    image = digits.images[7]
    pictures = evidence(curved, image)
    assert pictures.shape == (10, 28, 28)
    assert np.all(pictures[:, image == 0] == 0)
    assert np.abs(pictures).sum() > 0


def test_paper_has_no_pictures(curved: Model) -> None:
    paper = np.zeros((28, 28), dtype=np.uint8)
    assert not evidence(curved, paper).any()
    assert not weight_images(curved, paper).any()
    assert not weight_images(curved).any()


def test_a_picture_is_ready_within_a_few_frames(curved: Model, digits: Dataset) -> None:
    spent = []
    for image in digits.images[:7]:
        start = time.perf_counter()
        weight_images(curved, image)
        evidence(curved, image)
        spent.append(time.perf_counter() - start)
    assert np.median(spent) < 0.25
