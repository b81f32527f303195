from __future__ import annotations

from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import core.rows
from core.data import gathered, greys, npy, npz, open_dataset
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import finish
from core.rows import Rows
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
    images = npy_bytes(f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}", data)
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": images, "y.npy": npy_bytes(HEADER % "4", bytes(16))}))
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


def npy_bytes(header: str, data: bytes = b"", version: bytes = b"\1\0") -> bytes:
    width = 2 if version[0] == 1 else 4
    return b"\x93NUMPY" + version + len(header).to_bytes(width, "little") + header.encode("latin-1") + data


@pytest.mark.parametrize(
    "member",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x09\x00" + bytes(100),
        npy_bytes(HEADER % "4, 2, 2", bytes(63)),
        npy_bytes(HEADER % "4000000000, 28, 28"),
        npy_bytes(HEADER % ("9" * 5000)),
        npy_bytes(HEADER % "1, 1,,", bytes(8)),
        npy_bytes(" " * 20_000, version=b"\2\0"),
    ],
)
def test_headers_that_promise_what_is_not_there(tmp_path: Path, member: bytes) -> None:
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": member, "y.npy": npy_bytes(HEADER % "4", bytes(16))}))
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "a"))
    assert caught.value.kind is Fault.ARCHIVE_DAMAGED


@pytest.mark.parametrize("version", [b"\1\0", b"\2\0", b"\3\0"])
def test_every_version_of_the_format(tmp_path: Path, version: bytes) -> None:
    images, labels = (
        npy_bytes("{'descr': '|u1', 'fortran_order': False, 'shape': (5, 8, 8), }", PART.images.tobytes(), version),
        npy_bytes(HEADER % "5,", PART.labels.astype("<u4").tobytes(), version),
    )
    (tmp_path / "a").write_bytes(zip_bytes({"x.npy": images, "y.npy": labels}))
    assert np.array_equal(finish(open_dataset(tmp_path / "a", size=8)).images, PART.images)


def test_numbers_that_are_damaged_or_fewer_than_their_header_says(tmp_path: Path) -> None:
    many = digits([1] * 40)
    data = bytearray(npz_bytes(x=many.images, y=many.labels))
    data[data.find(b"y.npy") - 200] ^= 255
    (tmp_path / "a").write_bytes(data)
    assert opening_fault(tmp_path / "a").kind is Fault.ARCHIVE_DAMAGED
    short = npy_bytes("{'descr': '|u1', 'fortran_order': False, 'shape': (9000,), }", bytes(8000))
    data = bytearray(zip_bytes({"x.npy": npy_bytes(HEADER % "9000, 4, 4", bytes(9000 * 64)), "y.npy": short}))
    size = data.rfind(b"y.npy") - 46 + 24
    data[size : size + 4] = (len(short) + 1000).to_bytes(4, "little")
    (tmp_path / "a").write_bytes(data)
    assert opening_fault(tmp_path / "a").kind is Fault.ARCHIVE_DAMAGED


def opening_fault(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path))
    return caught.value


MANY = digits([3, 1, 4, 1, 5, 9, 2, 6] * 5, side=8)
COLOURS = np.stack([MANY.images, MANY.images // 2, 255 - MANY.images // 3], axis=-1)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "images",
    [
        MANY.images,
        MANY.images.reshape(-1, 64),
        MANY.images[:, None],
        MANY.images[..., None],
        MANY.images // 16,
        MANY.images > 99,
        MANY.images.astype(">u2") * 16,
        MANY.images.astype(np.int64) * 1000,
        (MANY.images / 255).astype(np.float16),
        (MANY.images / 300).astype(np.float32),
        MANY.images * 3.7,
        COLOURS,
        COLOURS / np.float32(255),
    ],
)
def test_numbers_that_memory_cannot_hold_lie_in_a_file(
    tmp_path: Path, images: Any, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = np.savez_compressed if packed else np.savez
    write(tmp_path / "a.npz", x=images, y=MANY.labels)
    in_memory = finish(open_dataset(tmp_path / "a.npz", size=8))
    lower_bounds(monkeypatch, tmp_path)
    in_file = finish(open_dataset(tmp_path / "a.npz", size=8))
    assert isinstance(in_memory.images, np.ndarray)
    assert isinstance(in_file.images, Rows)
    assert np.array_equal(np.asarray(in_file.images), in_memory.images)
    assert np.array_equal(in_file.labels, in_memory.labels)
    assert (in_file.sizes, in_file.skipped) == (in_memory.sizes, in_memory.skipped)


def lower_bounds(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """To some kilobytes: the real ones would take gigabytes of arrays."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    for module in (core.rows, npy, gathered):
        monkeypatch.setattr(module, "LARGE", 2000)
    monkeypatch.setattr(gathered, "HELD", 1000)
    monkeypatch.setattr(greys, "BLOCK", 700)
    monkeypatch.setattr(npy, "_CHUNK", 500)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("images", "kind"),
    [
        (MANY.images.astype(np.float32) - 300, Fault.ARRAY_VALUE),
        (np.where(np.arange(40)[:, None, None] == 39, np.nan, MANY.images), Fault.ARRAY_VALUE),
        (MANY.images[:39], Fault.IDX_COUNTS),
    ],
)
def test_a_file_of_numbers_is_refused_as_memory_is(
    tmp_path: Path, images: Any, kind: Fault, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (np.savez_compressed if packed else np.savez)(tmp_path / "a.npz", x=images, y=MANY.labels)
    lower_bounds(monkeypatch, tmp_path)
    assert opening_fault(tmp_path / "a.npz").kind is kind


def test_large_numbers_that_are_damaged_are_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower_bounds(monkeypatch, tmp_path)
    data = bytearray(npz_bytes(x=MANY.images.astype(np.uint16), y=MANY.labels))
    data[data.find(b"y.npy") - 200] ^= 255
    (tmp_path / "a").write_bytes(data)
    assert opening_fault(tmp_path / "a").kind is Fault.ARCHIVE_DAMAGED


def test_a_row_in_an_archive_of_another_is_read_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(zip_bytes({"mnist.npz": npz_bytes(x=MANY.images, y=MANY.labels)}))
    lower_bounds(monkeypatch, tmp_path)
    dataset = finish(open_dataset(tmp_path / "a.zip", size=8))
    assert isinstance(dataset.images, Rows)
    assert np.array_equal(np.asarray(dataset.images), MANY.images)


def test_what_is_too_large_for_memory_is_refused_where_it_cannot_be_read_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower_bounds(monkeypatch, tmp_path)
    monkeypatch.setattr(npy, "MAX_UNPACKED", 2000)
    assert fault(tmp_path / "a", x=np.asfortranarray(MANY.images), y=MANY.labels).kind is Fault.FILE_TOO_LARGE
    monkeypatch.setattr(npy, "MAX_IMAGE_FILE", 60)
    assert fault(tmp_path / "a", x=MANY.images, y=MANY.labels).kind is Fault.FILE_TOO_LARGE
