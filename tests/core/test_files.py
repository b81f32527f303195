"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from core import files
from core.errors import Fault, WriteError
from core.files import check_writable, discard_unfinished, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "Ünïcode 数字.csv"
    write_atomically(target, b"one")
    write_atomically(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert names(tmp_path) == [target.name]


def test_a_name_as_long_as_names_may_be_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 255)
    write_atomically(target, b"long")
    assert target.read_bytes() == b"long"


def test_permissions_are_the_usual_ones_and_then_those_of_the_old_file(tmp_path: Path) -> None:
    target, plain = tmp_path / "a", tmp_path / "b"
    plain.write_bytes(b"")
    write_atomically(target, b"1")
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    target.chmod(0o600)
    write_atomically(target, b"2")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "far" / "file")
    write_atomically(link, b"through")
    assert link.is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == b"through"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_a_device_is_written_to_and_stays_a_device() -> None:
    check_writable("/dev/null")
    write_atomically("/dev/null", b"nothing")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError) as caught:
        write_atomically(target, b"new")
    assert caught.value.kind is Fault.WRITE_FAILED
    assert caught.value.facts == {"path": str(target), "reason": "No space left on device"}
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["kept"]
    assert not files._unfinished


@pytest.mark.parametrize("check", [check_writable, lambda path: write_atomically(path, b"")])
@pytest.mark.parametrize("name", ["missing/file", "folder", "file/below", "nul\0byte"])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, check: object) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError) as caught:
        check(f"{tmp_path}/{name}")  # type: ignore[operator]
    assert caught.value.facts["path"].endswith(name)
    assert caught.value.facts["reason"]
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_protected_file_stays_protected(tmp_path: Path) -> None:
    target = tmp_path / "protected"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(WriteError):
        check_writable(target)


def test_checking_leaves_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "new")
    assert names(tmp_path) == []


def test_what_is_unfinished_can_be_discarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tmp_path / "half"
    half.write_bytes(b"")
    monkeypatch.setattr(files, "_unfinished", {half, tmp_path / "gone"})
    discard_unfinished()
    assert names(tmp_path) == []
