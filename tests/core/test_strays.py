"""What killed programs leave half-written is removed; what somebody is writing is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.files import check_writable, write_atomically
from core.strays import ABANDONED, PART, hold, part_name, sweep
from tests.core.injecting import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows guards open files by itself")


def dead_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def left_by(process: int, folder: Path) -> Path:
    path = folder / f".logit-lab-{process}-{'0' * 16}.part"
    path.write_bytes(b"half")
    return path


def test_the_name_tells_whose_it_is() -> None:
    found = PART.fullmatch(part_name())
    assert found is not None
    assert int(found[1]) == os.getpid()
    assert part_name() != part_name()


def test_what_a_dead_process_left_is_removed(tmp_path: Path) -> None:
    left_by(dead_process(), tmp_path)
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    path = left_by(dead_process(), tmp_path)
    with path.open("r+b") as file:
        hold(file)
        assert sweep(tmp_path) == 0
    assert sweep(tmp_path) == 1


def test_what_a_living_process_may_be_about_to_write_stays_for_a_while(tmp_path: Path) -> None:
    path = left_by(os.getppid(), tmp_path)
    assert sweep(tmp_path) == 0
    long_ago = time.time() - 2 * ABANDONED
    os.utime(path, (long_ago, long_ago))
    assert sweep(tmp_path) == 1


@pytest.mark.parametrize("name", [".hidden.part", "digits.part", ".logit-lab-1.part", "model.npz"])
def test_other_files_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    sweep(tmp_path)
    assert (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert sweep(tmp_path / "gone") == 0
    assert sweep("nul\0byte") == 0


@pytest.mark.parametrize("next_one", [check_writable, lambda path: write_atomically(path, b"")])
def test_who_writes_next_tidies_up(tmp_path: Path, next_one: object) -> None:
    stray = left_by(dead_process(), tmp_path)
    next_one(tmp_path / "model.npz")  # type: ignore[operator]
    assert not stray.exists()


@pytest.mark.slow
def test_a_kill_leaves_the_old_file_or_the_new_one_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.core.killing", str(tmp_path), "25"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["neither"] == 0
    assert counts["old"] + counts["new"] == 25
    assert counts["strays"] > 0, "no kill hit a save: the test has lost its point"
    assert counts["left"] == 0
