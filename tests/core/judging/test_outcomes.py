"""Outcomes: each image's loss and answer agree with the model, and cells hold exactly their images, worst first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dataset import Dataset
from core.evaluation import evaluate, summary
from core.judging.outcomes import BLOCK, Exam, judge
from core.progress import finish
from tests.core.judged import digits, model_of

CLASSES = [(0, 1), (2, 5, 9), tuple(range(10))]


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(CLASSES), st.integers(1, 200), st.integers(0, 10**6), st.sampled_from([0.01, 0.3, 5.0]))
def test_every_cell_is_exactly_its_images_and_worst_first(
    classes: tuple[int, ...], n: int, seed: int, strength: float
) -> None:
    dataset, model = digits(n, classes, seed), model_of(classes, strength)
    found = finish(judge(model, dataset))
    said = model.predictions(dataset.images)
    for i, truth in enumerate(classes):
        for j, answer in enumerate(classes):
            places = found.cell(i, j)
            expected = np.flatnonzero((dataset.labels == truth) & (said == answer))
            assert sorted(found.rows[places]) == expected.tolist()
            assert found.confusion[i, j] == len(places)
            assert (np.diff(found.losses[places]) <= 0).all()
    assert set(found.mistakes()) == set(np.flatnonzero(said != dataset.labels))


@pytest.mark.parametrize("classes", CLASSES)
def test_losses_are_those_of_the_probabilities(classes: tuple[int, ...]) -> None:
    dataset, model = digits(300, classes), model_of(classes)
    found = finish(judge(model, dataset))
    np.testing.assert_allclose(found.probabilities, model.probabilities(dataset.images), rtol=1e-12)
    own = found.probabilities[np.arange(300), found.targets]
    np.testing.assert_allclose(found.losses, -np.log(own), rtol=1e-9, atol=1e-12)


def test_a_loss_far_below_rounding_is_not_lost() -> None:
    dataset = Dataset(np.full((2, 6, 6), 255, np.uint8), np.array([0, 1]))
    model = model_of((0, 1))
    found = finish(judge(model, dataset))
    z = float(found.logits[0, 0])
    assert min(found.losses) == pytest.approx(np.logaddexp(0, -abs(z)), rel=1e-12)
    assert min(found.losses) > 0


def test_an_exam_gives_each_model_the_same_as_asking_it_alone() -> None:
    dataset, one = digits(BLOCK + 50, (0, 1, 2, 3)), model_of((0, 1, 2))
    exam, other = Exam(one.pipeline, dataset), model_of((0, 1, 2), strength=3.0)
    for model in (one, other, one):
        alone, together = finish(judge(model, dataset)), finish(exam.judge(model))
        np.testing.assert_array_equal(alone.logits, together.logits)
        np.testing.assert_array_equal(alone.rows, together.rows)
        assert summary(together).to_json() == finish(evaluate(model, dataset)).to_json()


def test_what_does_not_fit_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.judging.outcomes.KEPT", 1000)
    dataset, model = digits(100, (0, 1)), model_of((0, 1))
    exam = Exam(model.pipeline, dataset)
    first, second = finish(exam.judge(model)), finish(exam.judge(model))
    np.testing.assert_array_equal(first.logits, second.logits)


def test_outcomes_cannot_be_changed() -> None:
    found = finish(judge(model_of((0, 1)), digits(9, (0, 1))))
    with pytest.raises(ValueError, match="read-only"):
        found.losses[0] = 7


def test_the_standard_error_is_that_of_a_mean() -> None:
    found = finish(judge(model_of((0, 1, 2)), digits(400, (0, 1, 2))))
    assert summary(found).standard_error == pytest.approx(np.std(found.losses, ddof=1) / 20)
    assert finish(evaluate(model_of((0, 1)), digits(1, (0, 1)))).standard_error is None
