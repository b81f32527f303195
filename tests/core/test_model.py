"""What a model says of images, and when it says nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import Config
from core.model import Model, Refusal
from core.pipeline import Pipeline


@pytest.fixture(scope="module")
def model() -> Model:
    rng = np.random.default_rng(0)
    pipeline = Pipeline.of(Config(steps=("scale",)), (4, 4))
    return Model(pipeline, rng.normal(size=(16, 3)), rng.normal(size=3), (2, 5, 7))


def images(n: int = 6) -> np.ndarray:
    return np.random.default_rng(1).integers(1, 256, size=(n, 4, 4)).astype(np.uint8)


def test_answers_agree_with_the_parts(model: Model) -> None:
    answers = model.answers(images())
    np.testing.assert_array_equal(answers.digits, model.predictions(images()))
    np.testing.assert_array_equal(answers.probabilities, model.probabilities(images()))
    assert answers.sure.all()
    assert set(answers.digits) <= {2, 5, 7}


def test_one_image_is_answered_as_in_a_batch(model: Model) -> None:
    whole = model.answers(images()).probabilities
    for row, image in zip(whole, images(), strict=True):
        np.testing.assert_allclose(model.answers(image[None]).probabilities[0], row, rtol=1e-12)


def test_no_image_no_answer(model: Model) -> None:
    assert model.answers(images(0)).probabilities.shape == (0, 3)


def test_paper_is_never_sure(model: Model) -> None:
    paper = np.zeros((2, 4, 4), dtype=np.uint8)
    assert not model.answers(paper).sure.any()


def test_low_confidence_is_refused(model: Model) -> None:
    careful = replace(model, refusal=Refusal(confidence=0.9))
    answers = careful.answers(images(200))
    np.testing.assert_array_equal(answers.sure, answers.probabilities.max(axis=1) >= 0.9)
    assert 0 < answers.sure.sum() < 200


def test_what_looks_like_no_digit_is_refused(model: Model) -> None:
    refusal = Refusal(weights=np.ones(16), bias=-8.0, threshold=0.5)
    answers = replace(model, refusal=refusal).answers(images(200))
    np.testing.assert_array_equal(answers.sure, images(200).reshape(200, -1).sum(axis=1) / 255 - 8 <= 0.5)
    assert 0 < answers.sure.sum() < 200


def test_a_refusal_must_fit(model: Model) -> None:
    with pytest.raises(ValueError, match="refusal"):
        replace(model, refusal=Refusal(weights=np.ones(3)))
