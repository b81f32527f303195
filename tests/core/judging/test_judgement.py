"""A judgement looks at the right part of the digits, and has something to show early."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import Fault, ModelError
from core.evaluation import evaluate
from core.judging.judgement import FEW, TASTE, Judgement, Part, again, examine, part_of
from core.progress import finish
from tests.core.judged import SIDE, digits, model_of


def whole() -> Dataset:
    return replace(digits(200, (0, 1, 2)), test=digits(50, (0, 1, 2), seed=9))


def test_parts_are_those_of_the_run() -> None:
    dataset, config = whole(), Config(classes=(0, 2), validation=0.2, per_class=40, seed=3)
    training, held = dataset.select((0, 2)).limit(40).split(0.2, 3)
    for part, expected in ((Part.TRAINING, training), (Part.VALIDATION, held), (Part.TEST, dataset.test)):
        found = part_of(dataset, config, part)
        assert found is not None
        assert expected is not None
        np.testing.assert_array_equal(found.images, expected.images)
    assert part_of(dataset, None, Part.TRAINING) is dataset
    assert dataset.test is not None
    other = part_of(dataset, config, Part.OTHER)
    assert other is not None
    assert other.counts == {label: dataset.counts[label] + dataset.test.counts[label] for label in (0, 1, 2)}
    assert part_of(other, None, Part.OTHER) is other
    assert part_of(dataset, None, Part.VALIDATION) is None
    assert part_of(dataset, replace(config, validation=0.0), Part.VALIDATION) is None


def test_what_is_not_there_is_not_judged() -> None:
    assert finish(examine(model_of((0, 1)), digits(9, (0, 1)), None, Part.TEST)) is None


def test_of_many_images_some_are_judged_first_and_in_the_end_all() -> None:
    dataset, model = digits(FEW + 1, (0, 1, 2)), model_of((0, 1, 2))
    work, early, found = examine(model, dataset, None, Part.TRAINING), [], None
    while found is None:
        try:
            item = next(work)
        except StopIteration as end:
            found = end.value
            break
        early += [item] if isinstance(item, Judgement) else []
    assert [(look.whole, look.evaluation.n) for look in early] == [(False, TASTE)]
    assert found is not None
    assert found.whole
    assert found.evaluation.to_json() == finish(evaluate(model, dataset)).to_json()
    first = early[0]
    np.testing.assert_array_equal(
        first.exam.dataset.labels[first.outcomes.rows], np.asarray(model.classes)[first.outcomes.targets]
    )


def test_another_model_of_the_run_is_judged_on_the_same_images() -> None:
    dataset, model = digits(300, (0, 1)), model_of((0, 1))
    found = finish(examine(model, dataset, None, Part.TRAINING))
    assert found is not None
    other = replace(model, weights=-model.weights)
    turned = finish(again(other, found.exam))
    assert turned.exam is found.exam
    assert turned.evaluation.accuracy == pytest.approx(1 - found.evaluation.accuracy)


@pytest.mark.parametrize("n", [10, FEW + 1])
def test_a_model_of_other_digits_is_refused(n: int) -> None:
    dataset = Dataset(np.zeros((n, SIDE, SIDE), np.uint8), np.full(n, 7))
    with pytest.raises(ModelError) as caught:
        finish(examine(model_of((0, 1)), dataset, None, Part.TRAINING))
    assert caught.value.kind is Fault.NO_SHARED_CLASSES
