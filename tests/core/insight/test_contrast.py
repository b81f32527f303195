"""Evidence adds up to the logit difference in every preset's pipeline, and says what it rests on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import PRESETS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.features import Deskew, Resize
from core.insight.contrast import Contrast, Ground, differences, evidence, ground_of, leading, slope
from core.loss import columns_for
from core.model import Model
from core.pipeline import Pipeline
from core.progress import finish

GROUNDS = {
    "notebook": Ground.EXACT,
    "pixels": Ground.EXACT,
    "ten_digits": Ground.EXACT,
    "three_eight": Ground.EXACT,
    "straightened": Ground.HELD,
    "gradients": Ground.OCCLUSION,
    "best": Ground.OCCLUSION,
}
EXTRA = {
    "area": Config(steps=("resize_area", "scale", "standardize"), size=14),
    "components": Config(steps=("scale", "standardize", "pca"), components=20),
    "both": Config(steps=("resize_area", "deskew", "scale", "pca"), size=20, components=20, classes=(2, 7)),
}


@cache
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=40))


@cache
def model(name: str) -> Model:
    """Any weights will do: what has to hold, holds for all of them."""
    config = (PRESETS | EXTRA)[name]
    config = replace(config, components=min(config.components, 30))
    part = digits().select(config.classes) if config.classes else digits()
    pipeline = Pipeline.of(config).fit(part.images)
    rng = np.random.default_rng(1)
    shape = (pipeline.n_features, columns_for(len(part.classes)))
    return Model(pipeline, rng.normal(0, 0.3, shape), rng.normal(size=shape[1]), part.classes, config)


def rounding(model: Model, contrast: Contrast) -> float:
    """What grey levels rounded on the way can change of a difference, nats: twice rounded, six deviations."""
    weights = (model.weights @ contrast.direction(len(model.classes)))[None]
    for step in reversed(model.pipeline.steps):
        if ground_of(model) is Ground.OCCLUSION or isinstance(step, (Deskew, Resize)):
            break
        weights = step.pull_back(weights, (weights.shape[1],) if step.name != "pca" else (step.arrays()["mean"].size,))
        if step.name == "scale":
            return 1e-3 + 6 * 2 * 0.29 * float(np.linalg.norm(weights))
    return 1e-4


@pytest.mark.parametrize("name", sorted(PRESETS | EXTRA))
@settings(deadline=None, max_examples=12)
@given(data=st.data())
def test_tints_add_up_to_the_difference(name: str, data: st.DataObject) -> None:
    made = model(name)
    image = digits().images[data.draw(st.integers(0, len(digits()) - 1))]
    winner, rival = data.draw(st.permutations(range(len(made.classes))))[:2]
    contrast = Contrast(winner, data.draw(st.sampled_from([rival, None])))

    found = evidence(made, image, contrast, fine=data.draw(st.booleans()))

    logits = made.logits(image[None])[0].astype(np.float64)
    each = np.array([-logits[0] / 2, logits[0] / 2]) if len(logits) == 1 else logits
    other = each.mean() if contrast.rival is None else each[rival]
    assert found.difference == pytest.approx(each[winner] - other, abs=1e-4)
    assert found.tints.shape == image.shape
    assert not found.tints[image == 0].any()
    assert found.ground is not Ground.OCCLUSION or found.paper == 0
    assert found.tints.sum() == pytest.approx(found.difference - found.paper, abs=rounding(made, contrast))


@pytest.mark.parametrize(("name", "ground"), GROUNDS.items())
def test_it_says_what_it_rests_on(name: str, ground: Ground) -> None:
    assert ground_of(model(name)) is ground
    assert evidence(model(name), digits().images[3], Contrast(0, 1)).ground is ground


@pytest.mark.parametrize("name", ["notebook", "pixels", "area", "components"])
def test_a_pixel_is_worth_what_its_ink_changes(name: str) -> None:
    made, image, contrast = model(name), digits().images[11], Contrast(0, 1)
    weights = slope(made, image, contrast)
    more = image[None].astype(np.float32) + np.random.default_rng(0).normal(size=(5, 28, 28)).astype(np.float32)
    change = differences(made, more, contrast) - differences(made, image[None].astype(np.float32), contrast)
    np.testing.assert_allclose(((more - image) * weights).sum(axis=(1, 2)), change, rtol=1e-3, atol=1e-3)


def test_straightening_pulled_back_is_its_transpose() -> None:
    rng = np.random.default_rng(3)
    for image in digits().images[::37]:
        weights = rng.normal(size=(2, 28, 28))
        straight = Deskew().transform(image[None])[0].astype(np.float64)
        pulled = Deskew().pull_back_at(weights, image)
        forward = (weights * straight).sum(axis=(1, 2))
        # Each grey level of the result is rounded.
        np.testing.assert_allclose((pulled * image).sum(axis=(1, 2)), forward, atol=6 * 0.29 * np.sqrt(784))


def test_leading_names_the_answer_and_the_runner_up() -> None:
    made, image = model("pixels"), digits().images[5]
    order = np.argsort(-made.probabilities(image[None])[0])
    assert leading(made, image) == (order[0], order[1])
    assert leading(made, image, against_mean=True) == (order[0], None)


@pytest.mark.parametrize("name", ["pixels", "straightened", "gradients"])
def test_paper_has_no_evidence(name: str) -> None:
    found = evidence(model(name), np.zeros((28, 28), np.uint8), Contrast(1, 0))
    assert not found.tints.any()
    assert found.difference == found.paper
