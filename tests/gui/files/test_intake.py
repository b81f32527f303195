"""What is dropped is told apart, whatever its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from core.data.picture import read_picture
from core.errors import DataError, Fault
from core.storage.models import BUNDLED
from gui.files.intake import Brought, kind_of, written_path
from tests.core.data.writers import digits, npz_bytes

LONG = "x" * 3000


@pytest.mark.parametrize("name", [LONG, "a\0b", "", "<img src=x>", "a & b"])
def test_a_name_without_an_ending_is_taken_for_a_dataset(name: str) -> None:
    assert kind_of(name) is Brought.DATASET


def test_endings_tell_files_apart_and_folders_are_datasets(tmp_path: Path) -> None:
    assert kind_of("7.PNG") is Brought.PICTURE
    assert kind_of("model.npz") is Brought.MODEL
    (tmp_path / "digits.png").mkdir()
    assert kind_of(str(tmp_path / "digits.png")) is Brought.DATASET


def test_a_picture_with_a_name_no_system_has_is_one_clear_error() -> None:
    with pytest.raises(DataError) as caught:
        read_picture(f"{LONG}.png")
    assert caught.value.kind in (Fault.NOT_ALLOWED, Fault.NOT_FOUND)


def test_an_npz_is_what_is_in_it(tmp_path: Path) -> None:
    part = digits([3, 5], side=8)
    (tmp_path / "digits.npz").write_bytes(npz_bytes(x_train=part.images, y_train=part.labels))
    assert kind_of(str(tmp_path / "digits.npz")) is Brought.DATASET
    assert kind_of(str(BUNDLED)) is Brought.MODEL
    (tmp_path / "text.npz").write_bytes(b"text")
    assert kind_of(str(tmp_path / "text.npz")) is Brought.MODEL


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("name", ["pipe.npz", "pipe.png", "pipe"])
def test_what_nobody_writes_into_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert isinstance(kind_of(str(tmp_path / name)), Brought)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/data/手写数字\n", "/data/手写数字"),
        ('"/my digits"', "/my digits"),
        ("digits", None),
        ("/a\n/b", None),
        ("", None),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths begin otherwise there")
def test_a_path_that_is_pasted_as_text(text: str, path: str | None) -> None:
    data = QMimeData()
    data.setText(text)
    assert written_path(data) == path
