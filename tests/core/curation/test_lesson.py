"""Lessons: a warm start that learns a hand, and says what it cost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import Config
from core.curation.hand import Hand
from core.curation.lesson import Change, Lesson, Teacher
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import DataError, Fault, ModelError
from core.ink import Drawing
from core.judging.calibration import finished
from core.judging.outcomes import judge
from core.model import Model
from core.progress import finish
from core.trainer import train

CONFIG = Config(classes=(0, 1, 7), per_class=200, size=14, optimizer="lbfgs", epochs=25, l2=1e-3)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return finish(open_dataset("sample"))


@pytest.fixture(scope="module")
def model(sample: Dataset) -> Model:
    return finished(list(train(sample, CONFIG))[-1])


def strange_one(seed: int, label: int = 1) -> Drawing:
    """A one as nobody in MNIST writes it: a zigzag."""
    rng = np.random.default_rng(seed)
    zigzag = np.array([(60, 60), (220, 90), (60, 140), (220, 180), (60, 230)]) + rng.normal(0, 6, (5, 2))
    return Drawing((zigzag,), label=label)


def hand(count: int, label: int = 1) -> Hand:
    return Hand(tuple(strange_one(seed, label) for seed in range(count)))


def lesson(model: Model, sample: Dataset, own: Hand, weight: float = 20.0) -> Lesson:
    return finish(Teacher(model, sample).teach(model, own, weight))


def test_a_strange_hand_is_learnt_and_little_is_forgotten(model: Model, sample: Dataset) -> None:
    own = hand(9)
    given = lesson(model, sample, own)
    assert given.learnt == 6
    assert given.own.n == 3
    assert given.own.before == 0
    assert given.own.after == 3
    assert (given.own.gained, given.own.forgotten) == (3, 0)
    assert given.test.n == 300
    assert given.test.after > 0.95 * given.test.before
    assert given.model.predictions(own.images()).tolist() == [1] * 9


def test_the_counts_are_those_of_the_two_models(model: Model, sample: Dataset) -> None:
    assert sample.test is not None
    given = lesson(model, sample, hand(4))
    before, after = (finish(judge(one, sample.test)) for one in (model, given.model))
    assert given.test == Change.of(before, after)
    assert given.test.after - given.test.before == given.test.gained - given.test.forgotten
    assert given.test.before == before.right.sum()


def test_weight_makes_a_drawing_count_for_more(model: Model, sample: Dataset) -> None:
    own = hand(3)
    sure = [lesson(model, sample, own, weight).model.probabilities(own.images())[:, 1].min() for weight in (1, 10, 100)]
    assert sure == sorted(sure)
    assert sure[-1] > sure[0] + 0.1


def test_it_begins_where_the_model_is(model: Model, sample: Dataset) -> None:
    """Drawings that say what the model knows already leave it where it is, as it is near the best already."""
    assert sample.test is not None
    one = Drawing((np.array([(140.0, 40.0), (141.0, 235.0)]),), label=1)
    given = lesson(model, sample, Hand((one,)), 1.0)
    assert given.test.gained + given.test.forgotten <= 3
    apart = np.linalg.norm(given.model.weights - model.weights) / np.linalg.norm(model.weights)
    assert apart < 0.2


def test_calibration_and_refusal_stay(model: Model, sample: Dataset) -> None:
    given = lesson(model, sample, hand(3))
    assert given.model.temperature == model.temperature
    assert given.model.refusal is model.refusal
    assert given.model.pipeline is model.pipeline
    assert given.model.weights.dtype == model.weights.dtype


def test_a_teacher_s_rows_serve_for_the_next_lesson(model: Model, sample: Dataset) -> None:
    teacher = Teacher(model, sample)
    first = finish(teacher.teach(model, hand(3)))
    assert teacher.suits(first.model, sample)
    again = finish(teacher.teach(first.model, hand(6)))
    fresh = finish(Teacher(first.model, sample).teach(first.model, hand(6)))
    np.testing.assert_array_equal(again.model.weights, fresh.model.weights)
    assert not teacher.suits(None, sample)
    assert not teacher.suits(model, replace(sample))
    assert not teacher.suits(replace(model, config=replace(model.config, per_class=3)), sample)


def test_digits_the_model_does_not_know_are_left_out(model: Model, sample: Dataset) -> None:
    mixed = Hand((*hand(3).drawings, *hand(3, 5).drawings))
    assert lesson(model, sample, mixed).learnt == 2
    with pytest.raises(DataError) as caught:
        lesson(model, sample, hand(3, 5))
    assert caught.value.kind is Fault.NO_DRAWINGS


def test_a_dataset_of_other_digits_cannot_be_taught_with(model: Model, sample: Dataset) -> None:
    with pytest.raises(ModelError):
        Teacher(model, sample.select((3, 4)))


def test_without_a_test_part_nothing_is_said_of_it(model: Model, sample: Dataset) -> None:
    given = lesson(model, replace(sample, test=None), hand(3))
    assert given.test == Change()


def test_two_classes_and_no_bias(sample: Dataset) -> None:
    config = replace(CONFIG, classes=(0, 1), fit_intercept=False, dtype="float32")
    plain = finished(list(train(sample, config))[-1])
    given = lesson(plain, sample, hand(6))
    assert given.own.after == given.own.n == 2
    assert not given.model.bias.any()


def test_digits_that_the_dataset_lacks_are_not_unlearnt(model: Model, sample: Dataset) -> None:
    only = sample.select((0, 1))
    given = lesson(model, only, hand(6))
    seven = int(np.searchsorted(model.classes, 7))
    np.testing.assert_array_equal(given.model.weights[:, seven], model.weights[:, seven])
    assert sample.test is not None
    before, after = (finish(judge(one, sample.test)) for one in (model, given.model))
    assert after.right.sum() > 0.97 * before.right.sum()
    assert given.own.after > given.own.before


def test_one_class_alone_teaches_nothing(model: Model, sample: Dataset) -> None:
    with pytest.raises(DataError) as caught:
        lesson(model, sample.take(np.flatnonzero(sample.labels == 1)), hand(3))
    assert caught.value.kind is Fault.ONE_CLASS
