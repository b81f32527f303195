"""Links within the chosen folder are followed once; those that lead out of it are told, whatever the reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.data import open_dataset
from core.dataset import SkipReason
from core.errors import DataError, Fault
from core.progress import finish
from core.sentences import sentence
from tests.core.data.writers import csv_bytes, digits, write_idx, write_pictures

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_pictures(tmp_path / "chosen", digits([0, 0, 1]))
    write_pictures(tmp_path / "elsewhere", digits([2, 2]))
    return tmp_path / "chosen"


def test_a_link_within_is_followed_once(root: Path) -> None:
    (root / "pictures").mkdir()
    (root / "1").rename(root / "pictures" / "ones")
    (root / "1").symlink_to("pictures/ones")
    (root / "4").symlink_to("pictures/ones")
    (root / "5").symlink_to(".")
    dataset = finish(open_dataset(root))
    assert dataset.counts == {0: 2, 1: 1}
    assert (dataset.skipped, dataset.ignored) == ((), 3)


def test_links_that_lead_out_are_listed(root: Path) -> None:
    (root / "2").symlink_to(root.parent / "elsewhere" / "2")
    (root / "0" / "out.png").symlink_to(root.parent / "elsewhere" / "2" / "0.png")
    (root / "0" / "in.png").symlink_to("../1/2.png")
    (root / "up").symlink_to("..")
    (root / "nowhere").symlink_to("/nothing/there")
    dataset = finish(open_dataset(root))
    assert dataset.counts == {0: 3, 1: 1}
    told = {Path(one.path).name: one.reason for one in dataset.skipped}
    assert told == {"2": SkipReason.OUTSIDE, "up": SkipReason.OUTSIDE, "out.png": SkipReason.OUTSIDE}
    assert dataset.ignored_names == ("nowhere",)


def test_a_part_elsewhere_is_not_read(root: Path) -> None:
    (root / "train").symlink_to(root.parent / "elsewhere")
    (root / "test").mkdir()
    dataset = finish(open_dataset(root))
    assert dataset.counts == {0: 2, 1: 1}
    assert [(Path(one.path).name, one.reason) for one in dataset.skipped] == [("train", SkipReason.OUTSIDE)]


def test_the_chosen_folder_may_itself_be_a_link(root: Path) -> None:
    (root.parent / "link").symlink_to(root)
    assert finish(open_dataset(root.parent / "link")).counts == {0: 2, 1: 1}


@pytest.mark.parametrize("form", ["idx", "folder"])
def test_where_all_lies_elsewhere_that_is_said(tmp_path: Path, form: str) -> None:
    (tmp_path / "chosen").mkdir()
    if form == "idx":
        write_idx(tmp_path / "elsewhere", digits([0, 1]))
        for path in (tmp_path / "elsewhere").iterdir():
            (tmp_path / "chosen" / path.name).symlink_to(path)
    else:
        write_pictures(tmp_path / "elsewhere", digits([0, 1]))
        (tmp_path / "chosen" / "digits").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "chosen"))
    assert caught.value.kind is Fault.NOT_ALLOWED
    assert "(a link that leads out of the chosen folder)" in sentence(caught.value)


def test_a_file_that_is_chosen_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(csv_bytes(digits([0, 1])))
    (tmp_path / "chosen").mkdir()
    (tmp_path / "chosen" / "digits.csv").symlink_to(tmp_path / "table")
    assert len(finish(open_dataset(tmp_path / "chosen" / "digits.csv"))) == 2
    with pytest.raises(DataError):
        finish(open_dataset(tmp_path / "chosen"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_fifo_of_a_known_name_is_in_nobodys_way(root: Path) -> None:
    os.mkfifo(root / "train-images-idx3-ubyte")
    os.mkfifo(root / "2")
    dataset = finish(open_dataset(root))
    assert (dataset.reader, len(dataset), dataset.ignored) == ("folder", 3, 2)
    with pytest.raises(DataError) as caught:
        finish(open_dataset(root / "2"))
    assert "(not a file)" in sentence(caught.value)
