"""Every reader gives the same Dataset for the same digits, and says in one way what is wrong."""

from __future__ import annotations

import gzip
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.data import READERS, open_dataset
from core.data.picture import resized
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress, finish
from tests.core.data.writers import (
    csv_bytes,
    digits,
    files_of,
    npz_bytes,
    snapshot,
    tar_bytes,
    write_idx,
    write_pictures,
    zip_bytes,
)

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


def csv(*, header: bool, pack: Callable[[bytes], bytes] = bytes) -> Writer:
    def write(root: Path, train: Dataset, test: Dataset) -> Path:
        root.mkdir()
        for name, part in (("train", train), ("test", test)):
            (root / f"mnist_{name}.csv").write_bytes(pack(csv_bytes(part, header=header)))
        return root

    return write


def npz(scale: Callable[[NDArray[np.uint8]], NDArray[Any]], *names: str) -> Writer:
    def write(root: Path, train: Dataset, test: Dataset) -> Path:
        root.mkdir()
        arrays = scale(train.images), train.labels, scale(test.images), test.labels
        path = root / "手写数字"
        path.write_bytes(npz_bytes(**dict(zip(names or KERAS, arrays, strict=True))))
        return path

    return write


def packed(inner: Writer, pack: Callable[[dict[str, bytes]], bytes], prefix: str = "") -> Writer:
    """What another writer writes, in an archive."""

    def write(root: Path, train: Dataset, test: Dataset) -> Path:
        inner(root, train, test)
        files = {prefix + name: data for name, data in files_of(root).items()}
        archive = root / "elsewhere" / "手写数字"
        archive.parent.mkdir()
        archive.write_bytes(pack(files))
        return archive

    return write


KERAS = ("x_train", "y_train", "x_test", "y_test")
WRITERS: dict[str, Writer] = {
    "png": pictures(".png"),
    "bmp": pictures(".bmp"),
    "tiff": pictures(".TIFF"),
    "idx": idx("-{}-ubyte"),
    "idx.gz": idx("-{}-ubyte.gz"),
    "dotted idx": idx(".{}-ubyte"),
    "one idx file": idx("-{}-ubyte.gz", name="train-images-idx3-ubyte.gz"),
    "csv": csv(header=False),
    "csv with header": csv(header=True),
    "csv.gz": csv(header=True, pack=gzip.compress),
    "npz": npz(np.asarray),
    "npz of fractions": npz(lambda images: images / 255),
    "npz of columns": npz(np.asfortranarray),
    "npz of rows": npz(
        lambda images: images.reshape(len(images), -1), "train_images", "train_labels", "val_x", "val_y"
    ),
    "npz of channels": npz(lambda images: images[:, None].astype(np.int64), "X", "y", "X_test", "y_test"),
    "npz of colours": npz(lambda images: np.repeat(images[..., None], 3, axis=3)),
    "npz of 16 bits": npz(lambda images: images.astype(np.uint16) * 257),
    "zip of folders": packed(pictures(".png"), zip_bytes, "digits/"),
    "zip of idx": packed(idx("-{}-ubyte.gz"), zip_bytes),
    "stored zip of idx": packed(idx("-{}-ubyte"), lambda files: zip_bytes(files, zipfile.ZIP_STORED)),
    "zip of csv": packed(csv(header=True), zip_bytes, "MNIST/csv/"),
    "zip of npz": packed(npz(np.asarray), zip_bytes),
    "zip with signs of Windows": packed(pictures(".png"), zip_bytes, "digits\\"),
    "tar of folders": packed(pictures(".png"), tar_bytes, "./"),
    "tar.gz of folders": packed(pictures(".bmp"), lambda files: tar_bytes(files, "w:gz"), "digits/"),
    "tar.bz2 of idx": packed(idx(".{}-ubyte"), lambda files: tar_bytes(files, "w:bz2")),
    "tar.xz of csv": packed(csv(header=False), lambda files: tar_bytes(files, "w:xz")),
    "tar of npz": packed(npz(np.asarray), tar_bytes),
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
    told = [report.done for report in reports if report.total]
    assert told == sorted(told)
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


@pytest.mark.parametrize(
    "function", ["core.data._recognised", "core.data.folder.find_layout", "core.data.listing.tidied"]
)
def test_cancel_is_heard_while_a_large_folder_is_looked_through(
    tmp_path: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pictures(tmp_path, digits([0, 0, 1]))
    monkeypatch.setattr("core.data.listing.SOME", 1)
    looking, go_on = threading.Event(), threading.Event()

    def slow(*_: object) -> None:
        looking.set()
        assert go_on.wait(20)

    monkeypatch.setattr(function, slow)
    opening = open_dataset(tmp_path)
    while not looking.is_set():
        next(opening)
    next(opening)
    opening.close()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "core-aside":
            thread.join(20)


def test_no_path_at_all_is_not_the_folder_the_program_runs_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pictures(tmp_path, digits([0, 1]))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as caught:
        finish(open_dataset(""))
    assert caught.value.kind is Fault.NOT_FOUND
