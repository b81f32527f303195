"""An evaluation: its figures agree with each other, with the model, and stay numbers at the extremes."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from core.dataset import Dataset
from core.errors import Fault, ModelError
from core.evaluation import Evaluation, evaluate
from core.judging.outcomes import BLOCK
from core.pipeline import BLOCK as ROWS
from core.progress import finish
from tests.core.judged import digits, model_of


@pytest.mark.parametrize("classes", [(0, 1), (2, 5, 9), tuple(range(10))])
@pytest.mark.parametrize("n", [1, BLOCK, 2 * BLOCK + 17])
def test_the_figures_agree_with_each_other_and_with_the_model(n: int, classes: tuple[int, ...]) -> None:
    dataset, model = digits(n, classes), model_of(classes)
    found = finish(evaluate(model, dataset))
    assert found.n == n == found.confusion.sum()
    right = model.predictions(dataset.images) == dataset.labels
    assert found.accuracy == np.trace(found.confusion) / n == right.mean()
    assert found.interval[0] <= found.accuracy <= found.interval[1]
    own = model.probabilities(dataset.images)[np.arange(n), np.searchsorted(classes, dataset.labels)]
    assert found.cross_entropy == pytest.approx(-np.log(own).mean(), rel=1e-9)
    assert found.left_out == 0


def test_progress_counts_images_and_comes_after_a_few_of_them() -> None:
    total = BLOCK + 5
    steps = [tuple(step) for step in evaluate(model_of((0, 1)), digits(total, (0, 1)))]
    assert steps == sorted(steps)
    assert {of for _, of in steps} == {total}
    assert [done for done, _ in steps if done >= BLOCK] == [BLOCK, BLOCK, total, total]
    assert max(following[0] - before[0] for before, following in pairwise([(0, total), *steps])) <= ROWS


def test_classes_the_model_does_not_know_are_left_out_and_counted() -> None:
    dataset = digits(500, (0, 1, 2, 3))
    found = finish(evaluate(model_of((1, 3, 8)), dataset))
    assert found.n == dataset.counts[1] + dataset.counts[3]
    assert found.left_out == dataset.counts[0] + dataset.counts[2]
    assert found.classes == (1, 3, 8)
    assert found.recall[2] == 0.0


@pytest.mark.parametrize("dataset", [digits(20, (4, 5)), digits(0, (4, 5))])
def test_no_shared_class_is_one_error(dataset: Dataset) -> None:
    with pytest.raises(ModelError) as caught:
        finish(evaluate(model_of((0, 1)), dataset))
    assert caught.value.kind is Fault.NO_SHARED_CLASSES
    assert caught.value.facts == {"model": (0, 1), "dataset": dataset.classes}


@pytest.mark.parametrize("classes", [(0, 1), (0, 1, 2)])
def test_cross_entropy_is_finite_for_weights_of_any_size(classes: tuple[int, ...]) -> None:
    found = finish(evaluate(model_of(classes, strength=1e300), digits(50, classes)))
    assert 1e290 < found.cross_entropy < np.inf


def test_logits_beyond_all_numbers_are_an_error_not_a_nan() -> None:
    with pytest.raises(ModelError) as caught:
        finish(evaluate(model_of((0, 1), strength=1e38, dtype="float32"), digits(50, (0, 1))))
    assert caught.value.kind is Fault.MODEL_DAMAGED


def test_an_evaluation_cannot_be_changed() -> None:
    found = finish(evaluate(model_of((0, 1)), digits(9, (0, 1))))
    with pytest.raises(ValueError, match="read-only"):
        found.confusion[0, 0] = 7


def test_json_is_strict_and_complete() -> None:
    found = finish(evaluate(model_of((0, 1, 2)), digits(99, (0, 1))))
    read = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert set(read) == set(Evaluation.__dataclass_fields__)
    assert read["confusion"] == found.confusion.tolist()
    assert read["interval"] == list(found.interval)
