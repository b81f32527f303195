from __future__ import annotations

import gzip
import os
import struct
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import rows
from core.data import open_dataset, reading
from core.data.picture import resized
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import finish
from tests.core.data.writers import digits, idx_bytes, write_idx

PART = digits([3, 1, 4, 1, 5], side=6)
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


@pytest.fixture(params=["", ".gz"], ids=["plain", "gz"])
def packed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def fault(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path))
    return caught.value


def put(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def header(magic: int, *shape: int) -> bytes:
    return struct.pack(f">{1 + len(shape)}I", magic, *shape)


def test_other_sizes_are_resized(tmp_path: Path) -> None:
    write_idx(tmp_path, PART)
    assert np.array_equal(finish(open_dataset(tmp_path, size=6)).images, PART.images)
    wanted = np.stack([resized(image, 28) for image in PART.images])
    assert np.array_equal(finish(open_dataset(tmp_path)).images, wanted)


@pytest.mark.parametrize(
    "name",
    [
        "train-images-idx3-ubyte",
        "train-images.idx3-ubyte",
        "Train-Images-idx3-ubyte.GZ",
        "train_images.gz",
        "own-digits-train-images-idx3-ubyte.gz",
        "t10k-images.idx3-ubyte",
        "test-images-idx3-ubyte.gz",
    ],
)
def test_usual_names(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, idx_bytes(PART.images))
    labels = name.replace("images", "labels").replace("Images", "Labels").replace("idx3", "idx1")
    (tmp_path / labels).write_bytes(idx_bytes(PART.labels.astype(np.uint8)))
    dataset = finish(open_dataset(tmp_path, size=6))
    assert np.array_equal(dataset.images, PART.images)
    assert np.array_equal(dataset.labels, PART.labels)


def test_emnist_lies_on_its_side_and_its_digits_go_first(tmp_path: Path) -> None:
    for family, part in (("balanced", digits([9], side=6)), ("digits", PART), ("letters", digits([1, 2], side=6))):
        write_idx(tmp_path, part, f"emnist-{family}-train")
    for path in (tmp_path, tmp_path / "emnist-digits-train-images-idx3-ubyte.gz"):
        dataset = finish(open_dataset(path, size=6))
        assert np.array_equal(dataset.images, PART.images.transpose(0, 2, 1))
    assert finish(open_dataset(tmp_path / "emnist-balanced-train-labels-idx1-ubyte.gz")).classes == (9,)


@pytest.mark.parametrize("opened", ["", "a.bin", "b.bin"])
def test_files_of_any_name_are_known_by_their_content(tmp_path: Path, opened: str) -> None:
    (tmp_path / "a.bin").write_bytes(idx_bytes(PART.images))
    (tmp_path / "b.bin").write_bytes(gzip.compress(idx_bytes(PART.labels.astype(np.uint8))))
    (tmp_path / "readme").write_bytes(b"text")
    (tmp_path / "damaged").write_bytes(b"\x1f\x8b")
    assert np.array_equal(finish(open_dataset(tmp_path / opened, size=6)).images, PART.images)
    (tmp_path / "c.bin").write_bytes(idx_bytes(PART.labels.astype(np.uint8)))
    assert fault(tmp_path).kind is Fault.NO_DIGITS
    assert fault(tmp_path / "a.bin").kind is Fault.NOT_FOUND


def test_the_plain_file_goes_before_the_packed_one(tmp_path: Path) -> None:
    write_idx(tmp_path, PART, form="-{}-ubyte")
    (tmp_path / f"{IMAGES}.gz").write_bytes(b"\x1f\x8b damaged")
    assert len(finish(open_dataset(tmp_path))) == len(PART)


def test_labels_that_are_no_digits_are_ignored(tmp_path: Path) -> None:
    write_idx(tmp_path, digits([3, 10, 255, 1], side=6))
    dataset = finish(open_dataset(tmp_path))
    assert dataset.labels.tolist() == [3, 1]
    assert dataset.ignored == 2


def test_a_missing_label_file(tmp_path: Path, packed: str) -> None:
    write_idx(tmp_path, PART, form=f"-{{}}-ubyte{packed}")
    (tmp_path / f"{LABELS}{packed}").unlink()
    error = fault(tmp_path)
    assert error.kind is Fault.NOT_FOUND
    assert error.facts["path"] == str(tmp_path / f"{LABELS}{packed}")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\x08",
        b"hello, this is no IDX file",
        header(0x0801, 5, 6, 6),
        header(0x0903, 5, 6, 6),
        header(0x0803_0000, 5, 6, 6),
        header(0x0803, 5, 6, 0),
        header(0x0803, 5, 5000, 1),
        header(0x0803, 5),
    ],
)
def test_wrong_headers(tmp_path: Path, packed: str, data: bytes) -> None:
    write_idx(tmp_path, PART, form=f"-{{}}-ubyte{packed}")
    put(tmp_path / f"{IMAGES}{packed}", data)
    error = fault(tmp_path)
    assert error.kind is Fault.IDX_HEADER
    assert error.facts == {"path": str(tmp_path / f"{IMAGES}{packed}")}


@pytest.mark.parametrize("change", [-1, 1, -100, 5000])
@pytest.mark.parametrize("name", [IMAGES, LABELS])
def test_wrong_lengths(tmp_path: Path, packed: str, name: str, change: int) -> None:
    part = digits([1] * 200, side=6)
    write_idx(tmp_path, part, form=f"-{{}}-ubyte{packed}")
    path = tmp_path / f"{name}{packed}"
    data = idx_bytes(part.images if name == IMAGES else part.labels.astype(np.uint8))
    put(path, data[:change] if change < 0 else data + bytes(change))
    error = fault(tmp_path)
    assert error.kind is Fault.IDX_LENGTH
    assert error.facts == {"path": str(path), "expected": len(data), "found": len(data) + change}


def test_counts_that_differ(tmp_path: Path, packed: str) -> None:
    write_idx(tmp_path, PART, form=f"-{{}}-ubyte{packed}")
    put(tmp_path / f"{LABELS}{packed}", idx_bytes(np.zeros(4, np.uint8)))
    error = fault(tmp_path)
    assert error.kind is Fault.IDX_COUNTS
    assert (error.facts["images"], error.facts["labels"]) == (5, 4)


@pytest.mark.parametrize("count", [10_000_000, 2**32 - 1])
def test_a_header_that_promises_much_costs_nothing(tmp_path: Path, packed: str, count: int) -> None:
    for name, magic, sides in ((IMAGES, 0x0803, (28, 28)), (LABELS, 0x0801, ())):
        put(tmp_path / f"{name}{packed}", header(magic, count, *sides))
    tracemalloc.start()
    error = fault(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.kind is Fault.IDX_LENGTH
    assert peak < 2_000_000


def test_what_is_too_large_for_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / f"{IMAGES}.gz", idx_bytes(np.zeros((1000, 6, 6), np.uint8)))
    put(tmp_path / f"{LABELS}.gz", idx_bytes(np.zeros(1000, np.uint8)))
    monkeypatch.setattr(reading, "MAX_UNPACKED", 15_000)
    error = fault(tmp_path)
    assert error.kind is Fault.FILE_TOO_LARGE
    assert error.facts["limit"] == 15_000


@pytest.mark.parametrize("prefix", ["", "emnist-digits-"])
def test_what_unpacks_to_more_than_memory_holds_lies_in_a_file(
    tmp_path: Path, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / f"{prefix}{IMAGES}.gz", idx_bytes(PART.images))
    put(tmp_path / f"{prefix}{LABELS}.gz", idx_bytes(PART.labels.astype(np.uint8)))
    in_memory = finish(open_dataset(tmp_path, size=6))
    monkeypatch.setattr(rows, "LARGE", 100)
    monkeypatch.setattr(reading, "MAX_UNPACKED", 100)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    in_file = finish(open_dataset(tmp_path, size=6))
    assert isinstance(in_file.images, rows.Rows)
    assert np.array_equal(np.asarray(in_file.images), in_memory.images)
    assert np.array_equal(in_file.labels, in_memory.labels)
    assert not list((tmp_path / "cache").rglob("*.*"))


@pytest.mark.parametrize("cut", [11, 30, -1, -8])
def test_damaged_gzip(tmp_path: Path, cut: int) -> None:
    write_idx(tmp_path, PART)
    path = tmp_path / f"{IMAGES}.gz"
    path.write_bytes(path.read_bytes()[:cut])
    assert fault(tmp_path).kind is Fault.GZIP_DAMAGED
    data = bytearray(gzip.compress(idx_bytes(PART.images)))
    data[-6] ^= 1  # of the checksum
    path.write_bytes(bytes(data))
    assert fault(tmp_path).kind is Fault.GZIP_DAMAGED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_fifo_among_the_files(tmp_path: Path) -> None:
    write_idx(tmp_path, PART, form="-{}-ubyte")
    (tmp_path / LABELS).unlink()
    os.mkfifo(tmp_path / LABELS)
    assert fault(tmp_path).kind is Fault.NOT_ALLOWED


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """One of the files with some bytes changed, cut off, put in or added."""
    data = bytearray(draw(st.sampled_from([idx_bytes(PART.images), idx_bytes(PART.labels.astype(np.uint8))])))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.one_of(st.integers(0, 16), st.integers(0, len(data))))
        length = draw(st.sampled_from([0, 0, 1, 2, 4, 1000]))
        data[at : at + length] = draw(st.binary(max_size=6))
    return bytes(data)


def opened(path: Path) -> Dataset | Fault:
    try:
        return finish(open_dataset(path, size=6))
    except DataError as error:
        return error.kind


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(data=mutated(), name=st.sampled_from([IMAGES, LABELS]), packed=st.booleans(), bare=st.booleans())
def test_mutations_give_digits_or_an_error_of_their_own(data: bytes, name: str, packed: bool, bare: bool) -> None:
    with TemporaryDirectory() as folder:
        write_idx(Path(folder), PART, form="-{}-ubyte.gz" if packed else "-{}-ubyte")
        path = Path(folder) / f"{name}{'.gz' if packed else ''}"
        path.write_bytes(data if bare or not packed else gzip.compress(data))
        outcome = opened(Path(folder))
        if isinstance(outcome, Dataset):
            assert len(outcome) + outcome.ignored == len(PART)
        else:
            assert outcome.name.startswith(("IDX", "GZIP", "NO_DIGITS"))
