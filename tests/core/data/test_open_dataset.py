"""Every reader gives the same Dataset for the same digits, and says in one way what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.data import READERS, open_dataset
from core.data.picture import resized
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress, finish
from tests.core.data.writers import digits, snapshot, write_idx, write_pictures

TRAIN = digits([0, 0, 0, 1, 1, 1, 1, 7, 7], seed=1)
TEST = digits([0, 1, 1, 7], seed=2)

Writer = Callable[[Path, Dataset, Dataset], Path]


def pictures(suffix: str) -> Writer:
    def write(root: Path, train: Dataset, test: Dataset) -> Path:
        write_pictures(root / "train", train, suffix)
        write_pictures(root / "test", test, suffix)
        return root

    return write


def idx(form: str, *, name: str = "") -> Writer:
    def write(root: Path, train: Dataset, test: Dataset) -> Path:
        write_idx(root, train, "train", form)
        write_idx(root, test, "t10k", form)
        return root / name

    return write


WRITERS: dict[str, Writer] = {
    "png": pictures(".png"),
    "bmp": pictures(".bmp"),
    "tiff": pictures(".TIFF"),
    "idx": idx("-{}-ubyte"),
    "idx.gz": idx("-{}-ubyte.gz"),
    "dotted idx": idx(".{}-ubyte"),
    "one idx file": idx("-{}-ubyte.gz", name="train-images-idx3-ubyte.gz"),
}


@pytest.fixture(params=WRITERS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return WRITERS[request.param](tmp_path / "手写数字", TRAIN, TEST)


def same(one: Dataset, other: Dataset) -> bool:
    return np.array_equal(one.images, other.images) and np.array_equal(one.labels, other.labels)


def fault(path: str | Path, **request: int | tuple[int, ...]) -> DataError:
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path, **request))  # type: ignore[arg-type]
    return caught.value


def test_same_digits_same_dataset(written: Path) -> None:
    dataset = finish(open_dataset(written))
    assert same(dataset, TRAIN)
    assert dataset.test is not None
    assert same(dataset.test, TEST)
    assert (dataset.name, dataset.skipped, dataset.ignored) == ("手写数字", (), 0)
    assert not dataset.images.flags.writeable


def test_per_class_and_classes(written: Path) -> None:
    dataset = finish(open_dataset(written, per_class=2, classes=(7, 1)))
    assert same(dataset, TRAIN.select((1, 7)).limit(2))
    assert dataset.test is not None
    assert same(dataset.test, TEST.select((1, 7)))


def test_size(written: Path) -> None:
    dataset = finish(open_dataset(written, size=8))
    assert np.array_equal(dataset.images, np.stack([resized(image, 8) for image in TRAIN.images]))
    assert finish(open_dataset(written, size=40)).images.shape == (len(TRAIN), 40, 40)


def test_classes_absent(written: Path) -> None:
    error = fault(written, classes=(3, 7))
    assert error.kind is Fault.CLASSES_ABSENT
    assert error.facts == {"wanted": (3,), "available": (0, 1, 7)}


def test_progress_grows_to_its_total_and_nothing_is_written(written: Path) -> None:
    root = written if written.is_dir() else written.parent
    before = snapshot(root)
    reports = list(open_dataset(written))
    assert all(isinstance(report, Progress) for report in reports)
    assert [report.done for report in reports] == sorted(report.done for report in reports)
    assert reports[-1] == (len(TRAIN) + len(TEST), len(TRAIN) + len(TEST))
    assert snapshot(root) == before


def test_empty_files_of_every_reader_are_no_digits(tmp_path: Path) -> None:
    nothing = digits([])
    write_idx(tmp_path / "idx", nothing)
    (tmp_path / "folder" / "train" / "3").mkdir(parents=True)
    (tmp_path / "strokes.jsonl").write_text('{"strokes": []}\n')
    for name in ("idx", "folder", "strokes.jsonl"):
        assert fault(tmp_path / name).kind is Fault.NO_DIGITS


@pytest.mark.parametrize("name", ["absent", "absent/deeper", "nul\0byte"])
def test_not_found(tmp_path: Path, name: str) -> None:
    assert fault(tmp_path / name).kind is Fault.NOT_FOUND


def test_below_a_file_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("{}")
    assert fault(tmp_path / "file" / "below").kind is Fault.NOT_FOUND


@pytest.mark.parametrize("content", [b"", b"hello", b"\x1f\x8b", b"\x89PNG\r\n\x1a\n", b"[1]", b"\0" * 1000])
def test_unknown_format(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert fault(path).kind in (Fault.UNKNOWN_FORMAT, Fault.GZIP_DAMAGED)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_fifo_is_never_waited_for(tmp_path: Path) -> None:
    for name in ("pipe", "train-images-idx3-ubyte"):
        os.mkfifo(tmp_path / name)
        assert fault(tmp_path / name).kind in (Fault.UNKNOWN_FORMAT, Fault.NOT_ALLOWED)


def test_the_name_in_an_error_can_be_printed(tmp_path: Path) -> None:
    error = fault(tmp_path / "\udcff\u202e\n")
    assert str(error.facts["path"]).endswith("\\xff\\u202e\\n")


def test_a_folder_called_sample_is_reached_with_a_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pictures(tmp_path / "sample", TRAIN)
    monkeypatch.chdir(tmp_path)
    assert same(finish(open_dataset("./sample")), TRAIN)
    assert len(finish(open_dataset("sample"))) == 5000


def test_the_table_names_each_reader_once() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)
