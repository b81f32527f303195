"""What lies in a file is trained on, judged and drawn from as if it lay in memory, and never copied whole."""

from __future__ import annotations

import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import core.mapping
import core.optim.pools
import core.rows
import core.run.design
from core.config import OPTIMIZERS, Config
from core.dataset import Dataset
from core.errors import DataError, Fault, WriteError
from core.evaluation import evaluate
from core.judging.calibration import calibrated, evaluate_calibration
from core.pipeline import Pipeline
from core.progress import finish
from core.rows import Rows, room_for, rows_of
from core.run.reading import read_block
from core.run.setups import Setups
from core.threads import Scratch
from core.trainer import train
from tests.core.test_trainer import blobs

SMALL = Config(size=12, epochs=4, init_scale=0.1, validation=0.25, batch_size=16, l2=0.01, steps=("scale",))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As if memory were tiny: everything is large, and let go of all the time."""
    monkeypatch.setattr(core.rows, "LARGE", 3000)
    monkeypatch.setattr(core.rows, "COPIED", 2000)
    monkeypatch.setattr(core.mapping, "HELD", 4096)
    monkeypatch.setattr(core.run.design, "MANY", 10)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def mapped(dataset: Dataset, folder: Path) -> Dataset:
    path = folder / "images"
    path.write_bytes(b"head" + dataset.images.tobytes())
    images: Any = Rows.mapped(path, dataset.images.shape, offset=4)
    return replace(dataset, images=images)


def test_rows_are_those_of_the_array(tmp_path: Path) -> None:
    array = np.random.default_rng(0).integers(0, 256, (50, 4, 3), dtype=np.uint8)
    (tmp_path / "array").write_bytes(array.tobytes())
    rows = Rows.mapped(tmp_path / "array", array.shape)
    part = rows.take(np.arange(3, 40, 2))
    for some, whole in ((rows, array), (part, array[3:40:2]), (part.take(np.array([4, 1])), array[[11, 5]])):
        assert (len(some), some.shape, some.ndim, some.size) == (len(whole), whole.shape, 3, whole.size)
        assert some.dtype == np.uint8
        np.testing.assert_array_equal(some[1:9], whole[1:9])
        np.testing.assert_array_equal(some[np.array([1, 0])], whole[[1, 0]])
        np.testing.assert_array_equal(some[1], whole[1])
        np.testing.assert_array_equal(np.asarray(some), whole)
        np.testing.assert_array_equal(np.asarray(some.flat()), whole.reshape(len(whole), -1))
        np.testing.assert_array_equal(np.asarray(some.first(2)), whole[:2])
        assert not some.writeable
    assert rows.nbytes == 0
    with pytest.raises(ValueError, match="read-only"):
        rows[0:1] = array[:1]


@pytest.mark.parametrize("apart", [1, 3, 100])
def test_rows_from_anywhere_are_those_of_the_array(tmp_path: Path, apart: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.rows, "PIECE", 16)
    array = np.random.default_rng(0).integers(0, 256, (5000, 2, 3), dtype=np.uint8)
    (tmp_path / "array").write_bytes(b"head" + array.tobytes())
    rows = Rows.mapped(tmp_path / "array", array.shape, offset=4)
    places = np.random.default_rng(1).permutation(np.repeat(np.arange(0, 5000, apart)[:50], 2))
    runs = [slice(7, 9), slice(40, 41), slice(3, 3), slice(0, 5)]
    for seen, whole in ((rows, array), (rows.take(places), array[places])):
        some = np.arange(len(whole))[::-3]
        np.testing.assert_array_equal(seen[some], whole[some])
        np.testing.assert_array_equal(seen[-1], whole[-1])
        np.testing.assert_array_equal(seen[2:40:5], whole[2:40:5])
        out = np.empty((8, 2, 3), np.uint8)
        seen.read_runs(runs, out)
        np.testing.assert_array_equal(out, np.concatenate([whole[run] for run in runs]))


@pytest.mark.parametrize("place", ["file", "memory"])
@pytest.mark.parametrize("apart", [1, 3, 100])
@pytest.mark.parametrize("most", [0, 1 << 20])
def test_blocks_read_into_memory_that_is_lent_are_those_of_the_array(
    tmp_path: Path, apart: int, place: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.rows, "MOST", most)
    array = np.random.default_rng(0).integers(0, 256, (5000, 6), dtype=np.uint8)
    (tmp_path / "array").write_bytes(b"head" + array.tobytes())
    rows = Rows.mapped(tmp_path / "array", array.shape, offset=4) if place == "file" else Rows(array)
    scratch, places = Scratch(), np.arange(0, 5000, apart)
    places[3:6] = places[[5, 3, 4]]  # in any order
    for seen, whole in ((rows, array), (rows.take(places), array[places])):
        for block in (slice(0, 20), slice(30, 50), slice(45, 70), slice(7, 7)):
            np.testing.assert_array_equal(read_block(seen, block, scratch), whole[block])
            np.testing.assert_array_equal(read_block(whole, block, scratch), whole[block])


def test_a_file_cut_while_its_blocks_are_gathered_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "array").write_bytes(bytes(10_000 * 784))
    rows = Rows.mapped(tmp_path / "array", (10_000, 784), name="digits").take(np.arange(1, 10_000))
    os.truncate(tmp_path / "array", 5_000_000)
    assert not read_block(rows, slice(0, 500), Scratch()).any()
    with pytest.raises(DataError) as caught:
        read_block(rows, slice(9000, 9500), Scratch())
    assert caught.value.kind is Fault.WENT_AWAY


def test_a_file_cut_while_it_is_used_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "array").write_bytes(bytes(10_000 * 784))
    rows = Rows.mapped(tmp_path / "array", (10_000, 28, 28), name="digits")
    assert not rows[9000:].any()
    os.truncate(tmp_path / "array", 5_000_000)
    assert not rows[:6000].any()
    asked: list[Any] = [slice(9000, None), np.array([9999]), np.arange(0, 10_000, 100), -1]
    for index in asked:
        with pytest.raises(DataError) as caught:
            rows[index]
        assert caught.value.kind is Fault.WENT_AWAY
        assert (caught.value.facts["path"], caught.value.facts["total"]) == ("digits", 10_000)


@pytest.mark.parametrize("index", [np.array([1_999_999, -5, 7]), np.arange(40, 50), 3, slice(9, 40, 3)])
def test_a_few_rows_of_many_take_no_list_of_all(tmp_path: Path, index: Any) -> None:
    with (tmp_path / "array").open("wb") as file:
        file.truncate(2_000_000)
    rows = Rows.mapped(tmp_path / "array", (2_000_000, 1))
    tracemalloc.start()
    try:
        assert not rows[index].any()
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("index", [50, -51, np.array([0, 50]), np.array([-51])])
def test_rows_that_are_not_there_are_refused_as_an_array_does(tmp_path: Path, index: Any) -> None:
    (tmp_path / "array").write_bytes(bytes(200))
    with pytest.raises(IndexError):
        Rows.mapped(tmp_path / "array", (50, 4))[index]


def test_scratch_is_filled_and_leaves_nothing(tmp_path: Path) -> None:
    rows = Rows.scratch((40, 5), np.float32, tmp_path / "scratch")
    rows[3:5] = np.ones((2, 5), np.float32)
    assert rows.writeable
    assert np.asarray(rows).sum() == 10
    assert not list((tmp_path / "scratch").iterdir())


def test_a_full_disk_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as caught:
        Rows.scratch((1 << 50,), np.uint8, tmp_path)
    assert caught.value.kind is Fault.WRITE_FAILED


def test_small_parts_are_copied_and_large_ones_are_not(tmp_path: Path, large: None) -> None:
    array = np.zeros((300, 4, 4), np.uint8)
    assert isinstance(rows_of(array, np.arange(10)), np.ndarray)
    assert isinstance(rows_of(array, np.arange(200)), Rows)
    rows = mapped(Dataset(array, np.zeros(300, np.int64)), tmp_path).images
    assert isinstance(rows_of(rows, np.arange(10)), np.ndarray)
    assert isinstance(rows_of(rows, np.arange(150)), Rows)
    assert isinstance(room_for((10,), np.uint8, tmp_path), np.ndarray)
    assert isinstance(room_for((4000,), np.uint8, tmp_path), Rows)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_training_is_the_same_from_a_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = replace(SMALL, optimizer=name, batch_size=0)
    dataset = blobs(per_class=40)
    from_file = list(train(mapped(dataset, tmp_path), config))
    assert isinstance(from_file[0].setup.training.X, Rows)
    monkeypatch.undo()
    monkeypatch.setattr(core.run.design, "MANY", 10)
    in_memory = list(train(dataset, config))
    assert isinstance(in_memory[0].setup.training.X, np.ndarray)
    for one, other in zip(from_file, in_memory, strict=True):
        np.testing.assert_array_equal(one.keyframe.theta, other.keyframe.theta)
        assert one[:7] == other[:7]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "steps",
    [
        ("resize_area", "scale"),
        ("deskew", "scale", "standardize"),
        ("gradients", "standardize", "pca"),
        ("scale", "pca", "quadratic"),
    ],
)
def test_features_are_the_same_from_a_file(
    steps: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(SMALL, steps=steps, size=8, components=9, epochs=2, optimizer="lbfgs")
    dataset = blobs(per_class=40)
    from_file = list(train(mapped(dataset, tmp_path), config))
    assert isinstance(from_file[0].setup.training.X, Rows)
    assert not list((tmp_path / "logit-lab" / "scratch").iterdir())
    monkeypatch.undo()
    in_memory = list(train(dataset, config))
    np.testing.assert_allclose(from_file[-1].keyframe.theta, in_memory[-1].keyframe.theta, atol=1e-9)


@pytest.mark.usefixtures("large")
def test_batches_from_a_file_take_each_row_once_from_all_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.optim.pools, "PIECE", 3 * 144)
    monkeypatch.setattr(core.optim.pools, "POOL", 30 * 144)
    dataset = mapped(blobs(per_class=40), tmp_path)
    objective = next(iter(train(dataset, SMALL))).setup.training
    whole = np.asarray(objective.X)
    seen: list[Any] = []
    for batch in core.optim.pools.batches(objective, 7, np.random.default_rng(0)):
        assert isinstance(batch.objective.X, np.ndarray)
        assert len(batch.objective) <= 30
        assert batch.first == sum(len(rows) for rows in seen)
        seen.append(batch.objective.X[batch.rows])
    together = np.concatenate(seen)
    np.testing.assert_array_equal(together[np.lexsort(together.T)], whole[np.lexsort(whole.T)])
    one, again = ([item.keyframe.theta.tobytes() for item in train(dataset, SMALL)] for _ in range(2))
    assert one == again


@pytest.mark.usefixtures("large")
def test_judging_is_the_same_from_a_file(tmp_path: Path) -> None:
    dataset = blobs(per_class=60)
    model = list(train(dataset, SMALL))[-1].model
    from_file = mapped(dataset, tmp_path)
    one, other = (finish(evaluate(model, held)).to_json() for held in (from_file, dataset))
    assert one == other
    assert finish(evaluate_calibration(model, from_file)) == finish(evaluate_calibration(model, dataset))
    assert calibrated(model, from_file).temperature == calibrated(model, dataset).temperature


@pytest.mark.usefixtures("large")
def test_parts_of_a_dataset_in_a_file(tmp_path: Path) -> None:
    dataset = blobs(per_class=60)
    from_file = mapped(dataset, tmp_path)
    assert from_file.select(from_file.classes).images is from_file.images
    for one, other in zip(from_file.split(0.2, 3), dataset.split(0.2, 3), strict=True):
        assert one is not None
        assert other is not None
        np.testing.assert_array_equal(np.asarray(one.images), np.asarray(other.images))
        np.testing.assert_array_equal(one.labels, other.labels)


@pytest.mark.usefixtures("large")
def test_setups_hold_nothing_of_what_lies_in_a_file(tmp_path: Path) -> None:
    setups = Setups()
    setup = finish(setups.prepare(mapped(blobs(per_class=40), tmp_path), SMALL))
    assert isinstance(setup.training.X, Rows)
    assert setups.bytes < 10_000


def test_a_pipeline_gives_rows_of_its_own(tmp_path: Path, large: None) -> None:
    dataset = mapped(blobs(per_class=40), tmp_path)
    pipeline = Pipeline.of(replace(SMALL, steps=("scale",)), (12, 12))
    made = finish(pipeline.transform_blocks(dataset.images))
    np.testing.assert_array_equal(np.asarray(made), pipeline.transform(np.asarray(dataset.images)))
