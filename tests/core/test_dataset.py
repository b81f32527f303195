from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dataset import Dataset, frozen
from core.errors import DataError, Fault
from tests.core.data.writers import digits

labels = st.lists(st.integers(0, 9), min_size=1, max_size=60)


def numbered(those: list[int]) -> Dataset:
    """A dataset each of whose images says where it stood."""
    images = np.arange(len(those), dtype=np.uint8)[:, None, None] * np.ones((1, 2, 2), np.uint8)
    return Dataset(images, np.array(those, np.int64))


def places(part: Dataset) -> list[int]:
    return [int(image[0, 0]) for image in part.images]


def test_frozen_throughout() -> None:
    dataset = digits([1, 2])
    with pytest.raises(FrozenInstanceError):
        dataset.name = "other"  # type: ignore[misc]
    for array in (dataset.images, dataset.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_the_arrays_given_stay_writeable() -> None:
    images = np.zeros((2, 3, 3), np.uint8)
    dataset = Dataset(images, np.array([0, 1]))
    images[0, 0, 0] = 9
    assert dataset.images[0, 0, 0] == 9
    assert frozen(images).base is images


@pytest.mark.parametrize(("images", "rows"), [((2, 3), 2), ((2, 3, 3), 3), ((2, 3, 3, 1), 2)])
def test_shapes_must_fit(images: tuple[int, ...], rows: int) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Dataset(np.zeros(images, np.uint8), np.zeros(rows, np.int64))


@given(labels)
def test_classes_and_counts(those: list[int]) -> None:
    dataset = numbered(those)
    assert dataset.classes == tuple(sorted(set(those)))
    assert dataset.counts == {label: those.count(label) for label in dataset.classes}
    assert len(dataset) == len(those)


@given(labels, st.integers(1, 5))
def test_limit_takes_the_first_and_keeps_the_order(those: list[int], per_class: int) -> None:
    part = numbered(those).limit(per_class)
    wanted = [place for place, label in enumerate(those) if those[:place].count(label) < per_class]
    assert places(part) == wanted


@given(labels, labels)
def test_select_keeps_the_order_here_and_in_the_test_part(those: list[int], tests: list[int]) -> None:
    whole = Dataset(numbered(those).images, np.array(those), test=numbered(tests))
    chosen = whole.classes[:2]
    part = whole.select(chosen)
    assert places(part) == [place for place, label in enumerate(those) if label in chosen]
    left = [place for place, label in enumerate(tests) if label in chosen]
    assert (places(part.test) if part.test else []) == left


def test_select_of_a_class_that_is_not_there() -> None:
    with pytest.raises(DataError) as caught:
        numbered([1, 2]).select((2, 5, 3))
    assert caught.value.kind is Fault.CLASSES_ABSENT
    assert caught.value.facts == {"wanted": (3, 5), "available": (1, 2)}


@given(labels, st.floats(0.01, 0.9), st.integers(0, 2**32 - 1))
def test_split_parts_without_loss(those: list[int], fraction: float, seed: int) -> None:
    whole = numbered(those)
    train, held = whole.split(fraction, seed)
    back = places(train) + (places(held) if held else [])
    assert sorted(back) == list(range(len(those)))
    assert places(train) == sorted(places(train))
    assert train.classes == whole.classes
    for label, count in whole.counts.items():
        kept = held.counts.get(label, 0) if held else 0
        assert kept == min(count - 1, max(1, round(fraction * count)))


def test_split_depends_on_the_seed_alone() -> None:
    whole = numbered([0, 1] * 30)
    one, again, other = (whole.split(0.3, seed)[0] for seed in (1, 1, 2))
    assert places(one) == places(again)
    assert places(one) != places(other)
    assert whole.split(0, 1) == (whole, None)
