"""Faults of a disk as they happen: a folder that is taken away while it is read, and what another user may not read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data import open_dataset
from core.errors import DataError, Fault
from core.progress import finish
from tests.core.data.writers import digits, write_pictures
from tests.core.injecting import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions and renames of Unix")
NOBODY = 65534

READER = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from core.data import open_dataset
from core.data.picture import read_picture
from core.errors import CoreError
from core.opencv import cv2
from core.progress import finish
from core.sentences import sentence
from core.storage import load_model
cv2.imdecode  # loaded now: nobody may have no right to where it lies
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
for path in sys.argv[1:]:
    for read in (lambda: finish(open_dataset(path)), lambda: load_model(path), lambda: read_picture(path)):
        try:
            found = read()
            print(len(found), [(skip.path[len(path):], skip.reason.value) for skip in found.skipped])
            break
        except CoreError as error:
            print(error.kind.value, sentence(error))
            if os.path.isdir(path):
                break
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that anybody can reach."""
    folder = Path(tempfile.mkdtemp(prefix="logit-lab-public-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


def as_nobody(*paths: Path) -> list[str]:
    """What somebody who is not root is told."""
    command = [sys.executable, "-c", READER, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_may_not_be_read_is_said_to_be_so(public: Path) -> None:
    root = public / "digits"
    write_pictures(root, digits([3, 3, 4]))
    (root / "3" / "0.png").chmod(0)
    (root / "4").chmod(0)
    assert as_nobody(root) == ["1 [('/4', 'not_readable'), ('/3/0.png', 'not_readable')]"]
    root.chmod(0)
    (told,) = as_nobody(root)
    assert told.startswith("not_allowed ")
    assert "Permission denied" in told
    closed = public / "closed.npz"
    closed.write_bytes(b"PK")
    closed.chmod(0)
    assert [line.split()[0] for line in as_nobody(closed)] == ["not_allowed"] * 3


def test_a_folder_that_is_moved_away_while_it_is_read_is_one_error(tmp_path: Path) -> None:
    root = tmp_path / "digits"
    write_pictures(root, digits([3] * 100, side=8))
    for number in range(100, 12_000):  # other names of the same files
        os.link(root / "3" / f"{number % 100}.png", root / "3" / f"{number}.png")
    opening = open_dataset(root)
    while next(opening).done < 1:
        pass
    root.rename(tmp_path / "away")
    with pytest.raises(DataError) as caught:
        finish(opening)
    assert caught.value.kind is Fault.WENT_AWAY
    assert caught.value.facts["path"] == str(root)
    assert 0 < caught.value.facts["read"] < caught.value.facts["total"] == 12_000


@pytest.mark.skipif(sys.platform != "linux", reason="a link that may not be read is made by Linux alone")
def test_links_whose_end_nobody_may_know_are_not_followed() -> None:
    (told,) = as_nobody(Path("/proc"))
    assert told.split()[0] in ("no_digits", "not_allowed")


def test_a_folder_that_the_program_runs_in_and_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = "import os, sys; os.chdir(sys.argv[2]); os.rmdir(sys.argv[2]); from core.cli import main; "
    command = [sys.executable, "-c", script + "sys.exit(main(['inspect', sys.argv[1], '--json']))"]
    for path in (".", "digits"):
        done = subprocess.run(
            [*command, path, str(tmp_path / "gone")],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        (tmp_path / "gone").mkdir()
        assert json.loads(done.stdout)["error"].startswith(f"{path} does not exist")
        assert done.returncode == 2
