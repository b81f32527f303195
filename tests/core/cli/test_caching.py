"""The command line keeps decoded folders where the window does, and heeds both ways of not keeping them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from core.cli.caching import LARGEST, is_off
from core.places import settings_file
from tests.core.data.writers import digits, write_pictures


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pictures that have lain there for long, for a user with nothing kept and nothing set."""
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    root = tmp_path / "digits"
    write_pictures(root, digits([0, 1, 1, 7]))
    age(root)
    return root


def age(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        os.utime(path, (time.time() - 3600,) * 2)


def spoil(root: Path) -> None:
    """Every picture, so that neither its size nor its time tells: whoever reads it will, whoever kept it will not."""
    for path in root.rglob("*.png"):
        about = path.stat()
        path.write_bytes(b"\0" * about.st_size)
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def kept(root: Path) -> list[Path]:
    return list((root.parent / "CACHE" / "logit-lab" / "decoded").glob("*"))


def test_what_was_decoded_is_not_decoded_again(cli: Any, root: Path) -> None:
    before = cli.answer("inspect", str(root))
    assert len(kept(root)) == 1
    spoil(root)
    assert cli.answer("inspect", str(root)) == before
    assert cli.answer("evaluate", "bundled", str(root))["n"] == 4
    assert cli.answer("train", str(root), "--per-class", "0", "--epochs", "1")["dataset"]["images"] == 4
    assert len(kept(root)) == 1, "they share what the window, too, would open"
    for command in (("inspect",), ("evaluate", "bundled"), ("train",)):
        assert "no digit images" in cli.run(*command, str(root), "--no-cache")[2].lower()


@pytest.mark.parametrize("way", ["flag", "settings"])
def test_nothing_is_kept_of_what_is_not_to_be(cli: Any, root: Path, way: str) -> None:
    if way == "settings":
        settings_file().parent.mkdir(parents=True)
        settings_file().write_text("[layout]\ncache=on\n[General]\ntheme=dark\ncache=off\n")
    cli.answer("inspect", str(root), *(["--no-cache"] if way == "flag" else []))
    assert kept(root) == []


def test_a_cache_that_cannot_be_written_is_none(cli: Any, root: Path) -> None:
    (root.parent / "CACHE").write_text("a file")
    assert cli.answer("inspect", str(root))["loaded"] == 4


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[General]\ncache=on\n",
        b"[layout]\ncache=off\n",
        b"cache=off",
        b"\xff\xfe[General]\ncache=off",
        b"[" * 9999,
    ],
)
def test_what_does_not_say_so_turns_nothing_off(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    assert not is_off(tmp_path / "settings.ini")


def test_settings_that_are_no_file_or_huge_turn_nothing_off(tmp_path: Path) -> None:
    assert not is_off(tmp_path)
    assert not is_off(tmp_path / "not there")
    (tmp_path / "huge").write_bytes(b"[General]\ncache=off\n" + b"x" * LARGEST)
    assert not is_off(tmp_path / "huge")
