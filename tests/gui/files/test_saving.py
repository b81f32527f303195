"""Files whose names are made of the chosen one stay in the chosen folder, and are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import WriteError
from core.progress import finish
from gui.files.saving import write_together


def test_one_part_is_the_file_itself(tmp_path: Path) -> None:
    finish(write_together(str(tmp_path / "curves.svg"), {"loss": b"1"}))
    assert [path.name for path in tmp_path.iterdir()] == ["curves.svg"]


def test_several_stand_side_by_side(tmp_path: Path) -> None:
    finish(write_together(str(tmp_path / "my.curves.svg"), {"loss": b"1", "accuracy": b"2"}))
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"my.curves-loss.svg": b"1", "my.curves-accuracy.svg": b"2"}


def test_a_link_that_lies_there_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "chosen").mkdir()
    secret = tmp_path / "away" / "secret"
    secret.write_bytes(b"kept")
    (tmp_path / "chosen" / "curves-loss.svg").symlink_to(secret)
    finish(write_together(str(tmp_path / "chosen" / "curves.svg"), {"loss": b"1", "accuracy": b"2"}))
    assert secret.read_bytes() == b"kept"
    assert (tmp_path / "chosen" / "curves-2-loss.svg").read_bytes() == b"1"


def test_what_has_the_name_already_stays(tmp_path: Path) -> None:
    (tmp_path / "curves-accuracy.svg").write_bytes(b"mine")
    chosen, parts = str(tmp_path / "curves.svg"), {"loss": b"1", "accuracy": b"2"}
    assert [place.name for place in finish(write_together(chosen, parts))] == [
        "curves-2-loss.svg",
        "curves-2-accuracy.svg",
    ]
    assert [place.name for place in finish(write_together(chosen, parts))] == [
        "curves-3-loss.svg",
        "curves-3-accuracy.svg",
    ]
    assert (tmp_path / "curves-accuracy.svg").read_bytes() == b"mine"
    assert not (tmp_path / "curves-loss.svg").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        finish(write_together(str(tmp_path / "gone" / "curves.svg"), {"loss": b"1", "accuracy": b"2"}))
