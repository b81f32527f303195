"""Model files: what is written comes back; what is damaged, foreign or hostile is one clear error."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import Fault, ModelError
from core.model import Model
from core.storage import VERSION, load_model, save_model
from core.trainer import train


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


def rewrite(path: Path, **changes: Any) -> None:
    """The same file with other members; None leaves one out."""
    with zipfile.ZipFile(path) as archive:
        members: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        members[f"{name}.npy"] = change
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)


def npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


def header(path: Path, **changes: Any) -> bytes:
    with np.load(path, allow_pickle=False) as arrays:
        content = json.loads(arrays["header"].tobytes())
    return npy(np.frombuffer(json.dumps({**content, **changes}).encode(), dtype=np.uint8))


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
        refused(saved)


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
    ],
    ids=str,
)
def test_contents_that_do_not_fit_are_refused(saved: Path, change: dict[str, bytes | None]) -> None:
    rewrite(saved, **change)
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
