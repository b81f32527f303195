"""The smallest push flips the answer, no shorter one does, and with valid ink it stays valid."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import PRESETS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.insight.contrast import Contrast, differences, slope
from core.insight.push import Push, smallest_push
from core.model import Model
from core.progress import finish
from core.trainer import train

LINEAR = {
    "pixels": Config(steps=("scale",), dtype="float32", l2=1e-3, epochs=6, optimizer="lbfgs"),
    "resized": Config(steps=("resize_area", "scale", "standardize"), size=14, l2=1e-2, epochs=6, optimizer="lbfgs"),
    "two": Config(steps=("scale",), classes=(3, 8), l2=1e-3, epochs=6, optimizer="lbfgs"),
}


@cache
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=60))


@cache
def model(name: str) -> Model:
    config = LINEAR[name] if name in LINEAR else replace(PRESETS[name], epochs=6)
    return list(train(digits(), config))[-1].model


@pytest.mark.parametrize("name", LINEAR)
@settings(deadline=None, max_examples=25)
@given(row=st.integers(0, 599), valid=st.booleans())
def test_it_flips_the_answer_and_nothing_before_the_border_does(name: str, row: int, valid: bool) -> None:
    made, image = model(name), digits().images[row]
    before = int(made.predictions(image[None])[0])
    push = finish(smallest_push(made, image, valid=valid))
    assert push is not None
    assert push.shortest
    if push.flips is None:  # all ink is at its ends, and whole grey levels end just short of the border
        assert valid
        best = np.sort(made.probabilities(push.at(1.5)[None])[0])
        assert best[-1] - best[-2] < 0.05
        return
    # Whole grey levels, in the picture or in what it is resized to, may ask for a little more.
    assert push.flips < (1.3 if valid or name == "resized" else 1.03)
    after = push.at(push.flips)
    assert made.predictions(after[None])[0] != before
    if not valid:
        assert made.predictions(push.at(0.95)[None])[0] == before


@settings(deadline=None, max_examples=25)
@given(row=st.integers(0, 599), seed=st.integers(0, 1000))
def test_no_shorter_change_flips(row: int, seed: int) -> None:
    """Every change shorter than the push leaves the answer as it is, whatever its direction."""
    made, image = model("pixels"), digits().images[row]
    push = finish(smallest_push(made, image, valid=False))
    assert push is not None
    rng = np.random.default_rng(seed)
    slopes = [slope(made, image, Contrast(push.contrast.winner, k)) for k in range(10) if k != push.contrast.winner]
    directions = [-one for one in slopes] + list(rng.normal(size=(20, 28, 28)))
    lengths = 0.999 * push.length * 255
    moved: Any = np.stack([image + lengths * one / np.linalg.norm(one) for one in directions])
    assert set(made.predictions(moved)) == {made.classes[push.contrast.winner]}


@settings(deadline=None, max_examples=25)
@given(row=st.integers(0, 599))
def test_a_valid_push_is_ink_and_the_nearest_point_of_its_plane(row: int) -> None:
    made, image = model("pixels"), digits().images[row]
    push, free = (finish(smallest_push(made, image, valid=valid)) for valid in (True, False))
    assert push is not None
    assert free is not None
    assert push.at(1.0).dtype == np.uint8
    assert push.length >= free.length * (1 - 1e-9)
    # Nearest point: what is left of the step points out of the box only (the projection's own condition).
    g = slope(made, image, push.contrast)
    end = np.clip(image + push.change, 0, 255)
    inside = (end > 0) & (end < 255)
    np.testing.assert_allclose((end - image)[inside], push.change[inside])
    multiple = -push.change[np.abs(g) > 0] / g[np.abs(g) > 0]
    np.testing.assert_allclose(multiple, multiple[0])
    assert abs(differences(made, end[None].astype(np.float32), push.contrast)[0]) < 1e-3


def test_a_wall_of_valid_ink_cannot_be_pushed() -> None:
    """A model that always says the same, whatever the ink."""
    made = model("two")
    always = Model(made.pipeline, made.weights * 1e-6, made.bias + 50, made.classes, made.config)
    assert finish(smallest_push(always, digits().images[0], valid=True)) is None
    assert finish(smallest_push(always, digits().images[0], valid=False)) is not None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["straightened", "gradients"])
def test_where_features_bend_it_is_found_step_by_step(name: str) -> None:
    made, found, asked = model(name), 0, digits().images[::50]
    for image in asked:
        push = finish(smallest_push(made, image, valid=False))
        if push is None:
            continue
        found += 1
        assert not push.shortest
        assert push.valid
        assert push.flips is not None
        assert made.predictions(push.at(push.flips)[None]) != made.predictions(image[None])
        assert push.length < np.linalg.norm(image / 255.0)
    assert found >= 0.9 * len(asked)


def test_the_way_starts_at_the_image() -> None:
    image = digits().images[0]
    push = Push(image, np.ones((28, 28)), Contrast(0, 1), True)
    np.testing.assert_array_equal(push.at(0.0), image)
