from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data import open_dataset, reading
from core.data.contents import read_files
from core.data.names import natural_key
from core.data.reading import UnreadableError
from core.dataset import Dataset, SkipReason
from core.errors import DataError, Fault
from core.opencv import cv2
from core.progress import Glimpse, Progress, finish
from tests.core.data.writers import digits, encoded, snapshot, write_pictures

BLACK = np.zeros((28, 28), np.uint8)


def shade(level: int) -> bytes:
    """A white spot on black; the first pixel tells one from the other."""
    image = BLACK.copy()
    image[10:18, 10:18] = 255
    image[0, 0] = level
    return encoded(image)


def put(root: Path, **files: bytes) -> None:
    """`put(root, **{"train/3/1.png": data})`"""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def levels(dataset: Dataset) -> list[int]:
    return [int(image[0, 0]) for image in dataset.images]


def loaded(root: Path, *, per_class: int = 0) -> Dataset:
    return finish(open_dataset(root, per_class=per_class))


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".JPG", ".Png", ".BMP", ".webp", ".WEBP", ".tif", ".TIFF"])
def test_every_format_in_any_letter_case_is_what_opencv_reads(tmp_path: Path, suffix: str) -> None:
    write_pictures(tmp_path, digits([0, 4]), suffix)
    dataset = loaded(tmp_path)
    paths = (tmp_path / "0" / f"0{suffix}", tmp_path / "4" / f"1{suffix}")
    for image, path in zip(dataset.images, paths, strict=True):
        direct = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE)
        assert direct is not None
        assert np.array_equal(image, direct)
    assert dataset.test is None


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("train", "test"),
        ("Train", "Test"),
        ("training", "testing"),
        ("TRAIN", "val"),
        ("trainingSet", "testSet"),
        ("train_images", "Validation"),
    ],
)
def test_names_of_the_parts(tmp_path: Path, train: str, test: str) -> None:
    put(tmp_path, **{f"{train}/1/a.png": shade(10), f"{test}/1/a.png": shade(20)})
    dataset = loaded(tmp_path)
    assert levels(dataset) == [10]
    assert dataset.test is not None
    assert levels(dataset.test) == [20]


def test_test_goes_before_validation_and_what_is_not_used_is_counted(tmp_path: Path) -> None:
    put(tmp_path, **{"train/1/a.png": shade(1), "val/1/a.png": shade(2), "test/1/a.png": shade(3)})
    dataset = loaded(tmp_path)
    assert dataset.test is not None
    assert levels(dataset.test) == [3]
    assert dataset.ignored == 1


def test_the_train_folder_itself_and_a_test_part_alone(tmp_path: Path) -> None:
    put(tmp_path, **{"train/1/a.png": shade(1), "test/1/a.png": shade(2)})
    assert loaded(tmp_path / "train").test is None
    (tmp_path / "train").rename(tmp_path / "other")
    dataset = loaded(tmp_path)
    assert levels(dataset) == [2]
    assert dataset.test is None


def test_labels_are_ascii_digits_without_sign_or_space(tmp_path: Path) -> None:
    names = ["3", "07", "10", "-1", "+1", " 2", "²", "٣", "three", "003", "1.0"]
    put(tmp_path, **{f"{name}/a.png": shade(9) for name in names})
    dataset = loaded(tmp_path)
    assert dataset.classes == (3, 7)
    assert dataset.ignored == len(names) - 2


def test_two_folders_of_one_label_are_joined(tmp_path: Path) -> None:
    put(tmp_path, **{"3/a.png": shade(2), "03/a.png": shade(1)})
    assert loaded(tmp_path).counts == {3: 2}


def test_natural_order(tmp_path: Path) -> None:
    put(
        tmp_path,
        **{f"5/{name}.png": shade(level) for name, level in (("10", 3), ("2", 2), ("1", 1), ("b", 5), ("A", 4))},
    )
    assert levels(loaded(tmp_path)) == [1, 2, 3, 4, 5]
    assert levels(loaded(tmp_path, per_class=2)) == [1, 2]


@given(st.lists(st.text(), max_size=8))
def test_any_two_names_have_an_order(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=natural_key) == sorted(names, key=natural_key)


def test_a_file_that_fails_is_made_up_for(tmp_path: Path) -> None:
    put(tmp_path, **{"train/2/1.png": b"no picture", "train/2/2.png": shade(2), "train/2/3.png": shade(3)})
    put(tmp_path, **{"train/2/4.png": shade(4), "test/2/1.png": shade(5), "test/2/2.png": shade(6)})
    reports = list(open_dataset(tmp_path, per_class=2))
    dataset = loaded(tmp_path, per_class=2)
    assert levels(dataset) == [2, 3]
    assert dataset.test is not None
    assert levels(dataset.test) == [5, 6]
    assert [(Path(skip.path).name, skip.reason) for skip in dataset.skipped] == [("1.png", SkipReason.NOT_AN_IMAGE)]
    assert reports[-1] == (4, 4)


def test_per_class_decodes_no_more_than_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pictures(tmp_path, digits([0] * 20 + [1] * 20))
    decoded: list[str] = []

    def counted(paths: Sequence[str]) -> Sequence[bytes | UnreadableError]:
        decoded.extend(paths)
        return read_files(paths)

    monkeypatch.setattr("core.data.tree.read_files", counted)
    assert loaded(tmp_path, per_class=3).counts == {0: 3, 1: 3}
    assert len(decoded) == 6


def test_broken_files_are_skipped_with_their_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.data.contents.SMALL", 5000)
    monkeypatch.setattr("core.data.contents.read_bytes", lambda path: reading.read_bytes(path, 5000))
    jpeg = encoded(digits([0], side=60).images[0], ".jpg")
    files = {"cut.jpg": jpeg[: len(jpeg) * 3 // 4], "empty.png": b"", "text.bmp": b"text", "large.png": bytes(5001)}
    files["cut.png"] = shade(1)[:50]
    put(tmp_path, **{f"6/{name}": data for name, data in files.items()}, **{"6/good.png": shade(1)})
    dataset = loaded(tmp_path)
    assert levels(dataset) == [1]
    assert {Path(skip.path).name: skip.reason for skip in dataset.skipped} == {
        "cut.jpg": SkipReason.UNDECODABLE,
        "empty.png": SkipReason.EMPTY,
        "cut.png": SkipReason.UNDECODABLE,
        "text.bmp": SkipReason.NOT_AN_IMAGE,
        "large.png": SkipReason.TOO_LARGE,
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_pipes_sockets_and_dead_links_are_skipped_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, **{"6/good.png": shade(1)})
    monkeypatch.chdir(tmp_path / "6")  # a socket's path must be short
    os.mkfifo("pipe.jpg")
    Path("device.png").symlink_to("/dev/zero")
    Path("dead.png").symlink_to("nowhere")
    Path("circle.png").symlink_to("circle.png")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.png")
        dataset = loaded(tmp_path)
    assert {Path(skip.path).name: skip.reason for skip in dataset.skipped} == {
        "pipe.jpg": SkipReason.NOT_A_FILE,
        "device.png": SkipReason.OUTSIDE,
        "socket.png": SkipReason.NOT_A_FILE,
        "dead.png": SkipReason.NOT_READABLE,
        "circle.png": SkipReason.NOT_READABLE,
    }
    assert all(skip.detail for skip in dataset.skipped if skip.reason is SkipReason.NOT_READABLE)


def test_clutter_is_counted_and_folders_in_a_label_folder_are_not_entered(tmp_path: Path) -> None:
    clutter = [".DS_Store", "Thumbs.db", "desktop.ini", "._1.png", "2.png.part", "inner.png/1.png", "~$1.png"]
    put(tmp_path, **{f"train/8/{name}": shade(3) for name in [*clutter, "1.png"]})
    put(tmp_path, **{"__MACOSX/8/1.png": shade(4), "train/extra/1.png": shade(4), ".DS_Store": b""})
    dataset = loaded(tmp_path)
    assert levels(dataset) == [3]
    assert dataset.ignored == len(clutter) + 3
    assert dataset.ignored_names == ("extra", "inner.png")
    assert dataset.skipped == ()


def test_a_picture_is_known_by_its_content(tmp_path: Path) -> None:
    put(tmp_path, **{"8/1.txt": shade(1), "8/2": shade(2), "8/3.png": b"text", "8/notes.txt": b"text"})
    dataset = loaded(tmp_path)
    assert levels(dataset) == [1, 2]
    assert [(Path(skip.path).name, skip.reason.value) for skip in dataset.skipped] == [
        ("3.png", "not_an_image"),
        ("notes.txt", "not_an_image"),
    ]


def test_links_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, **{"3/a.png": shade(1)})
    (tmp_path / "3" / "up").symlink_to(tmp_path)
    (tmp_path / "4").symlink_to("4")
    (tmp_path / "train").symlink_to(tmp_path)
    assert levels(loaded(tmp_path)) == [1]


def test_a_folder_that_links_lead_to_again_is_followed_once(tmp_path: Path) -> None:
    put(tmp_path, **{"3/a.png": shade(1)})
    (tmp_path / "2").symlink_to("3")
    dataset = loaded(tmp_path)
    assert dataset.counts == {3: 1}
    assert dataset.ignored_names == ("2",)


def test_a_label_folder_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path, **{"far/a.png": shade(1)})
    (tmp_path / "5").symlink_to(tmp_path / "far")
    assert loaded(tmp_path).counts == {5: 1}


@pytest.mark.skipif(sys.platform != "linux", reason="the file system keeps names as text")
def test_names_that_are_no_utf8_are_read_and_shown_escaped(tmp_path: Path) -> None:
    label = tmp_path / "数字" / "3"
    label.mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(label) + b"/caf\xe9.png")).write_bytes(shade(7))
    Path(os.fsdecode(os.fsencode(label) + b"/caf\xe8.png")).write_bytes(b"no picture")
    dataset = loaded(tmp_path / "数字")
    assert levels(dataset) == [7]
    assert [Path(skip.path).name for skip in dataset.skipped] == ["caf\\xe8.png"]


def test_nothing_usable_is_one_error_that_says_what_was_found(tmp_path: Path) -> None:
    put(tmp_path, **{"3/a.png": b"broken", "readme.txt": b"", ".DS_Store": b""})
    with pytest.raises(DataError) as caught:
        loaded(tmp_path)
    assert caught.value.kind is Fault.NO_DIGITS
    assert caught.value.facts == {"path": str(tmp_path), "found": ("3", "readme.txt"), "skipped": 1}


def test_at_most_ten_names_are_told(tmp_path: Path) -> None:
    put(tmp_path, **{f"file {number}": b"" for number in range(30)})
    with pytest.raises(DataError) as caught:
        loaded(tmp_path)
    assert caught.value.facts["found"] == tuple(f"file {number}" for number in range(10))


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, **{"3/a.png": shade(1), "4/a.png": shade(1)})
    scan = os.scandir

    def refusing(path: str) -> os._ScandirIterator[str]:
        if str(path).endswith(closed):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr("core.data.contents.CAN_BEGIN", False)
    closed = os.sep + "4"
    dataset = loaded(tmp_path)
    assert dataset.classes == (3,)
    assert dataset.skipped == ((str(tmp_path / "4"), SkipReason.NOT_READABLE, "Permission denied"),)
    (tmp_path / "3" / "a.png").unlink()
    with pytest.raises(DataError) as caught:
        loaded(tmp_path)
    assert caught.value.kind is Fault.NOT_ALLOWED
    assert caught.value.facts == {"path": str(tmp_path / "4"), "reason": "Permission denied"}
    closed = tmp_path.name
    with pytest.raises(DataError) as caught:
        loaded(tmp_path)
    assert caught.value.kind is Fault.NOT_ALLOWED
    assert caught.value.facts["reason"] == "Permission denied"


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read slowly enough for something to happen meanwhile."""

    def slowly(paths: Sequence[str]) -> Iterator[bytes | UnreadableError]:
        for path in paths:
            time.sleep(0.002)
            yield from read_files([path])

    monkeypatch.setattr("core.data.tree.read_files", slowly)
    monkeypatch.setattr("core.data.batches.MOST", 16)


@pytest.mark.usefixtures("unhurried")
def test_a_folder_that_goes_away_is_one_error(tmp_path: Path) -> None:
    root = tmp_path / "digits"
    write_pictures(root, digits([3] * 600))
    opening = open_dataset(root)
    while next(opening).done < 1:
        pass
    shutil.rmtree(root)
    with pytest.raises(DataError) as caught:
        finish(opening)
    assert caught.value.kind is Fault.WENT_AWAY
    assert caught.value.facts["path"] == str(root)
    assert 0 < caught.value.facts["read"] < caught.value.facts["total"] == 600


@pytest.mark.usefixtures("unhurried")
def test_a_file_or_two_that_go_away_are_skipped(tmp_path: Path) -> None:
    write_pictures(tmp_path, digits([3] * 600))
    opening = open_dataset(tmp_path)
    while next(opening).done < 1:
        pass
    for name in ("598.png", "599.png"):
        (tmp_path / "3" / name).unlink()
    dataset = finish(opening)
    assert len(dataset) == 598
    assert [skip.reason for skip in dataset.skipped] == [SkipReason.NOT_READABLE] * 2


def test_shrinking_averages_and_enlarging_is_bilinear(tmp_path: Path) -> None:
    board = (np.indices((56, 56)).sum(axis=0) % 2 * 200).astype(np.uint8)
    board[:4] = 0
    put(tmp_path, **{"1/board.png": encoded(board), "2/small.png": encoded(np.array([[0, 100], [0, 100]], np.uint8))})
    dataset = finish(open_dataset(tmp_path, as_is=True))
    assert np.all(dataset.images[0][:2] == 0)
    assert np.all(dataset.images[0][2:] == 100)
    assert np.array_equal(dataset.images[1][0], np.sort(dataset.images[1][0]))
    assert len(np.unique(dataset.images[1][0])) > 5


def test_colour_and_unequal_sides(tmp_path: Path) -> None:
    red = np.zeros((30, 50, 3), np.uint8)
    red[10:20, 10:40, 2] = 200
    put(tmp_path, **{"1/red.png": encoded(red)})
    assert int(loaded(tmp_path).images[0][14, 14]) in (59, 60)  # libpng and OpenCV round differently


def test_cancel_is_answered_soon_and_leaves_nothing_open(tmp_path: Path) -> None:
    write_pictures(tmp_path, digits([0, 1] * 600))
    before = snapshot(tmp_path)
    opening = open_dataset(tmp_path)
    gaps, last = [], time.process_time()  # whatever else the machine does
    for _ in opening:
        now = time.process_time()
        gaps.append(now - last)
        last = now
    assert gaps[0] < 0.1
    assert float(np.median(gaps)) < 0.1
    opening = open_dataset(tmp_path)
    next(opening)
    opening.close()
    assert snapshot(tmp_path) == before


def test_of_many_pictures_the_first_of_each_class_is_seen_before_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.data.firsts.MANY", 5)
    write_pictures(tmp_path / "train", digits([3] * 9 + [4] * 2 + [8] * 6))
    (tmp_path / "train" / "8" / "11.png").write_bytes(b"")
    seen = [item for item in open_dataset(tmp_path, as_is=True) if isinstance(item, Glimpse)]
    dataset = finish(open_dataset(tmp_path, as_is=True))
    assert [item.labels for item in seen] == [(3,), (3,)]
    assert np.array_equal(seen[0].images, dataset.images[:1])
    assert seen[0] == Progress(0, 0)
    assert not [item for item in open_dataset(tmp_path, per_class=2) if isinstance(item, Glimpse)]
