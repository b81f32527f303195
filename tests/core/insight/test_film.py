"""The film: each step of a drawing's making, switched on and off, with the answer had it ended there."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from core.config import PRESETS
from core.data import open_dataset
from core.ink import Making, fine_raster, rasterize, shrunk
from core.insight.film import MAKING, Stage, features, film
from core.model import Model
from core.pipeline import Pipeline
from core.progress import finish
from core.storage import load_bundled

SEVEN = [np.array([(70, 75), (140, 70), (205, 72), (180, 130), (150, 180), (130, 235)])]
CORNER = [np.array([(20, 20), (40, 20), (38, 30), (30, 60)])]


@cache
def bundled() -> Model:
    return load_bundled()


def named(stages: tuple[Stage, ...], key: str) -> Stage:
    return next(stage for stage in stages if stage.key == key)


def box(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.argwhere(picture > 80)
    return at.min(axis=0), at.max(axis=0)


def test_the_whole_making_is_what_the_model_receives() -> None:
    stages = film(bundled(), SEVEN)
    assert [stage.key for stage in stages[:6]] == ["canvas", *MAKING, "small"]
    np.testing.assert_array_equal(named(stages, "small").picture, rasterize(SEVEN))
    answers = bundled().answers(rasterize(SEVEN)[None])
    for stage in (named(stages, "small"), stages[-1]):
        assert stage.probabilities is not None
        np.testing.assert_allclose(stage.probabilities, answers.probabilities[0], atol=1e-6)
    assert [stage.name for stage in stages[6:]] == [step.name for step in bundled().pipeline.steps]


def test_every_step_does_what_it_says() -> None:
    stages = film(bundled(), CORNER)
    canvas, cropped, scaled, pen, centred = (named(stages, key).picture.astype(float) for key in ("canvas", *MAKING))
    assert (np.array(box(canvas)) < 100).all()
    low, high = box(cropped)
    assert np.abs((low + high) / 2 - 111.5).max() < 4
    assert np.ptp(box(scaled), axis=0).max() > 2.5 * np.ptp(box(cropped), axis=0).max()
    assert pen.sum() != scaled.sum()
    y, x = np.mgrid[:224, :224]
    mass = np.array([(centred * x).sum(), (centred * y).sum()]) / centred.sum()
    np.testing.assert_allclose(mass, 14.5 * 8 - 0.5, atol=1.0)


@pytest.mark.parametrize("off", MAKING)
def test_a_step_left_out_changes_nothing_at_its_place(off: str) -> None:
    stages = film(bundled(), CORNER, {off})
    place = [stage.key for stage in stages].index(off)
    np.testing.assert_array_equal(stages[place].picture, stages[place - 1].picture)
    assert not stages[place].on
    assert stages[place].optional
    full = film(bundled(), CORNER)
    assert not np.array_equal(named(stages, "small").picture, named(full, "small").picture)


def test_nothing_is_cut_off_that_mnist_would_keep() -> None:
    wide = [np.array([(5, 5), (275, 275)]), np.array([(275, 5), (5, 275)])]
    whole = shrunk(fine_raster(wide, making=Making(False, False, False, False))).sum()
    for making in (Making(True, False, False, False), Making(True, False, True, True), Making(False, True, True, True)):
        assert fine_raster(wide, making=making).shape == (224, 224)
    moved = shrunk(fine_raster(wide, making=Making(True, False, False, True))).sum()
    assert moved == pytest.approx(whole, rel=0.1)


def test_an_empty_canvas_has_a_film_too() -> None:
    assert not any(stage.picture.any() for stage in film(bundled(), [])[:6])


@pytest.mark.parametrize("config", PRESETS.values(), ids=PRESETS.keys())
def test_features_can_be_left_out_where_the_rest_can_do_without(config) -> None:  # type: ignore[no-untyped-def]
    images = finish(open_dataset("sample", per_class=20)).images
    pipeline = Pipeline.of(config).fit(images)
    model = Model(pipeline, np.ones((pipeline.n_features, 3)), np.zeros(3), (0, 1, 2), config)
    stages = features(model, images[0])
    assert [stage.name for stage in stages] == [step.name for step in pipeline.steps]
    for stage in stages:
        again = features(model, images[0], {stage.key})
        changed = named(again, stage.key)
        assert changed.on is not stage.optional
        assert again[-1].probabilities is not None
