"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core import files
from core.errors import Fault, WriteError
from core.files import check_writable, discard_unfinished, plain_name, write_atomically
from core.strays import sweep
from tests.core.injecting import ERRORS, ROOT, calls_of_a_write, can_inject, small_disk, write_with


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


@pytest.mark.parametrize("leads_to", ["file", "folder", "nothing"])
def test_a_link_with_a_name_of_ours_is_replaced(tmp_path: Path, leads_to: str) -> None:
    far = tmp_path / "far"
    (far / "folder").mkdir(parents=True)
    (far / "file").write_bytes(b"mine")
    (tmp_path / "name").symlink_to(far / leads_to)
    write_atomically(tmp_path / "name", b"ours", follow=False)
    assert not (tmp_path / "name").is_symlink()
    assert (tmp_path / "name").read_bytes() == b"ours"
    assert names(far) == ["file", "folder"]
    assert (far / "file").read_bytes() == b"mine"
    write_atomically(tmp_path / "name", b"again", follow=False)
    assert (tmp_path / "name").read_bytes() == b"again"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_a_device_is_written_to_and_stays_a_device() -> None:
    check_writable("/dev/null")
    write_atomically("/dev/null", b"nothing")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.slow
@pytest.mark.skipif(not can_inject(), reason="strace may not be used here")
def test_whatever_call_fails_the_old_file_stays_and_it_is_said(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    reasons = {error: os.strerror(getattr(errno, error)) for error in ERRORS}
    failed = 0
    for index, call in enumerate(calls_of_a_write(target)):
        error = ERRORS[index % len(ERRORS)]
        outcome = write_with(call, error, target)
        # os.access does not tell why it says no. A call whose failure does no harm is passed over.
        reason = reasons["EACCES" if call.name == "access" else error]
        assert (outcome.said, outcome.content) in [(reason, b"old"), ("written", b"new" * 30000)], call
        failed += outcome.said != "written"
        sweep(tmp_path)
        assert names(tmp_path) == ["file"], call
    assert failed >= 5


def test_a_full_disk_leaves_the_old_file_and_nothing_else() -> None:
    with small_disk("64k") as disk:
        if disk is None:
            pytest.skip("no file system can be mounted here")
        target = disk / "kept"
        write_atomically(target, b"old")
        with pytest.raises(WriteError) as caught:
            write_atomically(target, b"x" * 100_000)
        assert caught.value.kind is Fault.WRITE_FAILED
        assert caught.value.facts == {"path": str(target), "reason": "No space left on device"}
        assert target.read_bytes() == b"old"
        assert names(disk) == ["kept"]
    assert not files._unfinished


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize(("limit", "reason"), [("NOFILE", "Too many open files"), ("FSIZE", "File too large")])
def test_limits_of_the_system_are_said(tmp_path: Path, limit: str, reason: str) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    script = f"""
import os, resource, sys
from core.errors import WriteError
from core.files import write_atomically
number = {{"NOFILE": len(os.listdir("/dev/fd")) - 1, "FSIZE": 1000}}[{limit!r}]
resource.setrlimit(resource.RLIMIT_{limit}, (number, number))
try:
    write_atomically(sys.argv[1], b"x" * 100_000)
except WriteError as error:
    print(error.facts["reason"], end="")
"""
    done = subprocess.run([sys.executable, "-c", script, str(target)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == reason, done.stderr
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("run-3", "run-3"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("数字", "export"),
        ("a b\u202ec\n$(rm)", "a-b-c-rm"),
        ("x" * 500, "x" * 100),
        ("", "export"),
    ],
)
def test_names_of_exports_are_plain(text: str, name: str) -> None:
    assert plain_name(text) == name
