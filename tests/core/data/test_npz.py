from __future__ import annotations

from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data import npz, open_dataset
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import finish
from core.sentences import sentence
from tests.core.data.writers import digits, encrypted, npz_bytes, zip_bytes

PART = digits([3, 1, 4, 1, 5], side=8)


def opened(path: Path, **arrays: Any) -> Dataset:
    path.write_bytes(npz_bytes(**arrays))
    return finish(open_dataset(path, size=8))


def fault(path: Path, **arrays: Any) -> DataError:
    with pytest.raises(DataError) as caught:
        opened(path, **arrays)
    return caught.value


@pytest.mark.parametrize("names", [("x", "y"), ("data", "target"), ("arr_0", "arr_1"), ("labels", "images")])
def test_names_and_shapes_tell_what_is_what(tmp_path: Path, names: tuple[str, str]) -> None:
    images, labels = (PART.images, PART.labels) if names[0] != "labels" else (PART.labels, PART.images)
    dataset = opened(tmp_path / "a", **{names[0]: images, names[1]: labels}, extra=np.array("text"), scalar=np.array(3))
    assert np.array_equal(dataset.images, PART.images)
    assert dataset.labels.tolist() == PART.labels.tolist()


@pytest.mark.parametrize(
    "labels",
    [
        PART.labels.astype(np.float32),
        PART.labels[:, None],
        np.eye(10)[PART.labels],
        PART.labels.astype(">i2"),
    ],
)
def test_labels_of_any_kind(tmp_path: Path, labels: Any) -> None:
    assert opened(tmp_path / "a", x=PART.images, y=labels).labels.tolist() == PART.labels.tolist()


def test_marks_of_few_levels_are_scaled(tmp_path: Path) -> None:
    few = PART.images.astype(np.int8) % 17
    assert opened(tmp_path / "a", x=few, y=PART.labels).images.max() == 255
    assert set(np.unique(opened(tmp_path / "a", x=PART.images > 99, y=PART.labels).images)) == {0, 255}


def test_labels_that_are_no_digits_are_ignored(tmp_path: Path) -> None:
    dataset = opened(tmp_path / "a", x=PART.images, y=np.array([3, 10, -1, 255, 5]))
    assert (dataset.labels.tolist(), dataset.ignored) == ([3, 5], 3)


def test_blank_images_are_told_by_their_number(tmp_path: Path) -> None:
    images = PART.images.copy()
    images[2] = 7
    dataset = opened(tmp_path / "a", x=images, y=PART.labels)
    assert len(dataset) == 4
    assert [(one.path, one.reason.value) for one in dataset.skipped] == [(f"{tmp_path / 'a'}, image 3", "blank")]


def test_black_on_white_arrays_are_turned_as_one(tmp_path: Path) -> None:
    dataset = opened(tmp_path / "a", x=255 - PART.images, y=PART.labels, x_test=255 - PART.images, y_test=PART.labels)
    assert np.array_equal(dataset.images, PART.images)
    assert dataset.test is not None
    assert (dataset.inverted, dataset.test.inverted) == (5, 5)
    assert finish(open_dataset(tmp_path / "a", size=8, as_is=True)).inverted == 0


@pytest.mark.parametrize(
    ("images", "labels", "key"),
    [
        (PART.images.astype(np.float32) - 300, PART.labels, "x"),
        (np.full((5, 8, 8), np.nan), PART.labels, "x"),
        (PART.images.astype(np.int32) - 1, PART.labels, "x"),
        (PART.images, PART.labels + 0.5, "y"),
        (PART.images, np.full(5, np.inf), "y"),
    ],
)
def test_numbers_that_cannot_be(tmp_path: Path, images: Any, labels: Any, key: str) -> None:
    error = fault(tmp_path / "a", x=images, y=labels)
    assert (error.kind, error.facts["key"]) == (Fault.ARRAY_VALUE, key)


def test_counts_that_differ(tmp_path: Path) -> None:
    error = fault(tmp_path / "a", x=PART.images, y=PART.labels[:4])
    assert (error.kind, error.facts["images"], error.facts["labels"]) == (Fault.IDX_COUNTS, 5, 4)


@pytest.mark.parametrize(
    "arrays",
    [
        {"x": PART.images},
        {"weights": np.zeros((64, 3)), "bias": np.zeros(3)},
        {"x": PART.images.astype(object), "y": PART.labels},
        {"x": PART.images.astype("U3"), "y": PART.labels},
        {"x": np.zeros((0, 8, 8)), "y": np.zeros(0)},
        {"x": np.zeros(5, [("a", "i4")]), "y": PART.labels},
    ],
)
def test_nothing_to_learn_from(tmp_path: Path, arrays: dict[str, Any]) -> None:
    error = fault(tmp_path / "a", **arrays)
    assert error.kind is Fault.ARRAYS_ABSENT
    assert set(error.facts["found"]) == set(arrays)
    assert "pickle" not in sentence(error)


@pytest.mark.parametrize(
    "shape", [(4, 0, 8), (4, 8, 0), (4, 0, 0, 1), (4, 0), (4, 1, 5000), (4, 5000, 1), (4, 8, 0, 10**30)]
)
def test_images_without_pixels_or_of_impossible_sides_are_none(tmp_path: Path, shape: tuple[int, ...]) -> None:
    data = bytes(prod(shape))
    images = npy(f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}", data)
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": images, "y.npy": npy(HEADER % "4", bytes(16))}))
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "a"))
    assert (caught.value.kind, caught.value.facts["found"]) == (Fault.ARRAYS_ABSENT, ("x", "y"))


def test_arrays_with_a_password(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(encrypted(npz_bytes(x=PART.images, y=PART.labels)))
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "a"))
    assert caught.value.kind is Fault.ARCHIVE_ENCRYPTED
    assert not npz.holds_digits(str(tmp_path / "a"))


HEADER = "{'descr': '<u4', 'fortran_order': False, 'shape': (%s), }"


def npy(header: str, data: bytes = b"", version: bytes = b"\1\0") -> bytes:
    width = 2 if version[0] == 1 else 4
    return b"\x93NUMPY" + version + len(header).to_bytes(width, "little") + header.encode("latin-1") + data


@pytest.mark.parametrize(
    "member",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x09\x00" + bytes(100),
        npy(HEADER % "4, 2, 2", bytes(63)),
        npy(HEADER % "4000000000, 28, 28"),
        npy(HEADER % ("9" * 5000)),
        npy(HEADER % "1, 1,,", bytes(8)),
        npy(" " * 20_000, version=b"\2\0"),
    ],
)
def test_headers_that_promise_what_is_not_there(tmp_path: Path, member: bytes) -> None:
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": member, "y.npy": npy(HEADER % "4", bytes(16))}))
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "a"))
    assert caught.value.kind is Fault.ARCHIVE_DAMAGED


@pytest.mark.parametrize("version", [b"\1\0", b"\2\0", b"\3\0"])
def test_every_version_of_the_format(tmp_path: Path, version: bytes) -> None:
    images, labels = (
        npy("{'descr': '|u1', 'fortran_order': False, 'shape': (5, 8, 8), }", PART.images.tobytes(), version),
        npy(HEADER % "5,", PART.labels.astype("<u4").tobytes(), version),
    )
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": images, "y.npy": labels}))
    assert np.array_equal(finish(open_dataset(tmp_path / "a", size=8)).images, PART.images)


def test_numbers_that_are_damaged_or_fewer_than_their_header_says(tmp_path: Path) -> None:
    many = digits([1] * 40)
    data = bytearray(npz_bytes(x=many.images, y=many.labels))
    data[data.find(b"y.npy") - 200] ^= 255
    (tmp_path / "a").write_bytes(data)
    assert opening_fault(tmp_path / "a").kind is Fault.ARCHIVE_DAMAGED
    short = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (9000,), }", bytes(8000))
    data = bytearray(zip_bytes({"x.npy": npy(HEADER % "9000, 4, 4", bytes(9000 * 64)), "y.npy": short}))
    size = data.rfind(b"y.npy") - 46 + 24
    data[size : size + 4] = (len(short) + 1000).to_bytes(4, "little")
    (tmp_path / "a").write_bytes(data)
    assert opening_fault(tmp_path / "a").kind is Fault.ARCHIVE_DAMAGED


def opening_fault(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path))
    return caught.value


def test_what_is_too_large_for_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npz, "MAX_UNPACKED", 100)
    assert fault(tmp_path / "a", x=PART.images, y=PART.labels).kind is Fault.FILE_TOO_LARGE
