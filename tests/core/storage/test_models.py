"""Model files: what is written comes back; what is damaged, foreign or hostile is one clear error."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import Fault, ModelError
from core.model import Model
from core.storage import BUNDLED, VERSION, load_model, save_model
from core.storage.container import MEMBERS, SEAL
from core.trainer import train
from tests.core.storage.forging import (
    archive,
    header,
    header_of,
    members,
    npy,
    raw_header,
    reseal,
    rewrite,
    sealed,
    with_shape,
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    rng = np.random.default_rng(0)
    return Dataset(rng.integers(0, 256, size=(30, 28, 28)).astype(np.uint8), np.arange(30) % 3)


@pytest.fixture(scope="module")
def model(dataset: Dataset) -> Model:
    config = Config(steps=("resize", "scale", "standardize"), size=10, epochs=3, init_scale=0.1)
    return replace(list(train(dataset, config))[-1].model, scores={"test_accuracy": 0.5})


@pytest.fixture
def saved(model: Model, tmp_path: Path) -> Path:
    path = tmp_path / "手写 модель.npz"
    save_model(model, path)
    return path


def refused(path: Path) -> ModelError:
    with pytest.raises(ModelError) as caught:
        load_model(path)
    assert caught.value.facts["path"] == str(path)
    return caught.value


def test_what_is_written_comes_back(model: Model, saved: Path, dataset: Dataset) -> None:
    again = load_model(saved)
    assert (again.classes, again.config, dict(again.scores)) == (model.classes, model.config, dict(model.scores))
    np.testing.assert_array_equal(again.logits(dataset.images), model.logits(dataset.images))


def test_the_same_model_is_the_same_bytes(model: Model, saved: Path, tmp_path: Path) -> None:
    save_model(model, tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == saved.read_bytes()


def test_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.npz").kind is Fault.NOT_FOUND


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).kind is Fault.MODEL_FOREIGN


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"\0" * 50, b"\x89PNG\r\n"])
def test_a_file_of_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.npz"
    path.write_bytes(content)
    assert refused(path).kind is Fault.MODEL_FOREIGN


def test_somebody_elses_npz(tmp_path: Path) -> None:
    path = tmp_path / "theirs.npz"
    np.savez(path, weights=np.zeros(3))
    assert refused(path).kind is Fault.MODEL_FOREIGN


def test_every_truncation_is_refused(saved: Path) -> None:
    whole = saved.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 150)):
        saved.write_bytes(whole[:length])
        # Too little is left of the shortest to know that they were ours.
        assert refused(saved).kind is (Fault.MODEL_DAMAGED if length >= 40 else Fault.MODEL_FOREIGN)


def test_every_flipped_bit_is_refused(saved: Path) -> None:
    whole = saved.read_bytes()
    places = np.random.default_rng(0).choice(8 * len(whole), size=300, replace=False)
    for place in [*places.tolist(), *range(8 * len(whole) - 200, 8 * len(whole))]:
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        saved.write_bytes(flipped)
        assert refused(saved).kind in (Fault.MODEL_DAMAGED, Fault.MODEL_FOREIGN)


def test_the_hash_is_of_all_that_comes_before(saved: Path) -> None:
    data = saved.read_bytes()
    assert data[:-64].endswith(SEAL)
    assert hashlib.sha256(data[:-64]).hexdigest().encode() == data[-64:]


def test_numpy_reads_it_without_us(saved: Path, model: Model) -> None:
    with np.load(saved, allow_pickle=False) as arrays:
        np.testing.assert_array_equal(arrays["weights"], model.weights)


def test_a_file_of_version_1_without_a_hash_is_still_read(saved: Path, model: Model) -> None:
    rewrite(saved, seal=False, header=header(saved, version=1, arrays=...))
    np.testing.assert_array_equal(load_model(saved).weights, model.weights)


def test_of_version_2_a_file_without_a_hash_is_refused(saved: Path) -> None:
    rewrite(saved, seal=False)
    assert refused(saved).facts["part"] == "checksum"


def test_the_bundled_model_has_a_hash() -> None:
    assert header_of(BUNDLED)["version"] == VERSION
    assert load_model(BUNDLED).classes == tuple(range(10))


def test_a_newer_version_says_so(saved: Path) -> None:
    rewrite(saved, header=header(saved, version=VERSION + 1))
    assert refused(saved).kind is Fault.MODEL_NEWER


@pytest.mark.parametrize(
    "change",
    [
        {"weights": None},
        {"weights": npy(np.zeros((5, 3)))},
        {"bias": npy(np.zeros(4))},
        {"step2.mean": None},
        {"step2.deviation": npy(np.zeros(100))},
        {"step0.extra": npy(np.zeros(3))},
        {"more": npy(np.zeros(3))},
        {"refusal": npy(np.zeros(100))},
        {"weights": npy(np.zeros((100, 3), dtype=np.int64))},
        {"weights": npy(np.zeros((100, 3), dtype=">f8"))},
        {"weights": npy(np.asfortranarray(np.ones((100, 3))))},
        {"weights": npy(np.zeros((100, 3), dtype="<f4"))},
        {"weights": b"nothing of numpy"},
    ],
    ids=str,
)
def test_contents_that_do_not_fit_are_refused(saved: Path, change: dict[str, bytes | None]) -> None:
    rewrite(saved, change)
    assert refused(saved).kind is Fault.MODEL_DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        {"classes": [0, 1]},
        {"classes": [2, 1, 0]},
        {"classes": "012"},
        {"shape": [28]},
        {"shape": [1_000_000, 1_000_000]},
        {"steps": [{"name": "resize", "size": 10_000_000}]},
        {"steps": [{"name": "os.system"}]},
        {"steps": 7},
        {"config": {"learning_rate": -1}},
        {"config": None},
        {"scores": {"test_accuracy": "high"}},
        {"temperature": 0},
        {"temperature": "warm"},
        {"refusal": {"confidence": 2}},
        {"refusal": 5},
        {"notes": 5},
        {"notes": {"x" * 101: ""}},
        {"notes": {"x": "y" * 10_001}},
        {"notes": {str(number): "" for number in range(101)}},
        {"scores": {"x": 10**400}},
        {"scores": {"x": True}},
        {"config": ...},
        {"extra": 1},
        {"arrays": {}},
        {"arrays": ...},
        {"steps": [{"name": "scale"}] * 17},
        {"steps": [{"name": "resize", "size": 10, "method": "area", "more": 1}]},
        {"steps": [{"name": "scale"}, {"name": "fourier", "features": 100_000, "width": 1.0, "seed": 0}] * 3},
    ],
    ids=str,
)
def test_a_header_that_lies_is_refused(saved: Path, change: dict[str, Any]) -> None:
    rewrite(saved, header=header(saved, **change))
    assert refused(saved).kind is Fault.MODEL_DAMAGED


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_that_are_not_finite_are_refused(saved: Path, value: float) -> None:
    rewrite(saved, weights=npy(np.full((100, 3), value)))
    refused(saved)


def test_pickled_objects_are_never_opened(saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "executed"

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (target,))

    rewrite(saved, weights=npy(np.array([Trap()], dtype=object)))
    refused(saved)
    assert not target.exists()


def test_a_claimed_size_is_checked_before_anything_is_made_of_it(saved: Path) -> None:
    claim = npy(np.zeros((100, 3))).replace(b"(100, 3)", b"(9999999999, 9)", 1)
    rewrite(saved, weights=claim)
    refused(saved)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"format": "logit-lab model", "version": 2, "scores": {"x": NaN}}',
        '{"format": "logit-lab model", "version": 2, "scores": {"x": -Infinity}}',
        '{"format": "logit-lab model", "version": 2, "scores": {"x": 1e999}}',
        '{"format": "logit-lab model", "version": ' + "9" * 5000 + "}",
        '{"format": "logit-lab model", "version": 2, "version": 3}',
        '{"format": "logit-lab model"} trailing',
        " " * (2**20 + 1),
        b"\xff\xfe{}",
        "7",
        "",
    ],
    ids=lambda text: repr(text[:40]),
)
def test_a_header_no_program_of_ours_writes_is_refused(saved: Path, text: str | bytes) -> None:
    rewrite(saved, header=raw_header(text))
    assert refused(saved).kind is Fault.MODEL_DAMAGED


def test_what_the_header_promises_must_be_there(saved: Path) -> None:
    rewrite(saved, header=with_shape(saved, weights=("<f8", [3, 100])))
    assert refused(saved).facts["part"] == "weights"


def test_a_member_that_unpacks_to_more_than_a_model_is_refused(saved: Path) -> None:
    bomb = archive(members(saved) | {"weights.npy": npy(np.zeros((100, 3))) + b"\0" * 2**20})
    saved.write_bytes(sealed(bomb))
    refused(saved)


def test_more_members_than_a_file_has_are_refused_before_they_are_listed(saved: Path) -> None:
    saved.write_bytes(sealed(archive(members(saved) | {f"{number}.npy": b"" for number in range(MEMBERS)})))
    assert refused(saved).facts["part"] == "archive"


def test_a_member_twice_is_refused(saved: Path) -> None:
    renamed = archive(members(saved) | {"wEights.npy": npy(np.zeros((100, 3)))}).replace(b"wEights", b"weights")
    saved.write_bytes(sealed(renamed))
    refused(saved)


def test_bytes_in_front_of_the_archive_are_refused(saved: Path) -> None:
    saved.write_bytes(reseal(b"#!/bin/sh\n" + saved.read_bytes()))
    refused(saved)


def test_a_file_that_claims_a_terabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.touch()
    try:
        os.truncate(path, 2**40)
    except OSError:
        pytest.skip("no file can be as long as that here")
    with pytest.raises(ModelError) as caught:
        load_model(path)
    assert caught.value.kind is Fault.FILE_TOO_LARGE
