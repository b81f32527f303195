"""The whole program where homes cannot be written, disks are full, streams are closed and memory is short."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.injecting import ROOT, small_disk
from tests.gui.programs import Program

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="hardships of Unix")]

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
NOWHERE = {**dict.fromkeys(FOLDERS, ""), "HOME": ""}
TRAIN = "lab.set_config(replace(lab.config, epochs=3)); lab.train(); when(lambda: lab.run.over, lambda: say('over'))"


def trains_and_closes(environment: dict[str, str]) -> str:
    """What stood in the window when it was ready, and what it told the user from then on."""
    with Program(environment=environment) as program:
        program.wait_for("ready")
        program.tell("first = window.messages.text(); told = []")
        program.tell("lab.noted.connect(lambda note: told.append(note.kind.value))")
        program.tell(TRAIN)
        program.wait_for("over")
        program.tell("QTimer.singleShot(600, lambda: say('told', first, window.messages.text(), told))")
        told = program.wait_for("told")
        program.tell("window.close()")
        code, complaints = program.end()
        assert code == 0, complaints
        # Qt itself says where it could not write; a traceback would be ours.
        assert not any("Traceback" in line for line in complaints), complaints
    return told


@pytest.fixture
def full_disk() -> Iterator[Path]:
    with small_disk("16k") as disk:
        if disk is None:
            pytest.skip("no file system can be mounted here")
        (disk / "filler").write_bytes(b"x" * 8192)
        yield disk


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder")
    trains_and_closes({**{name: str(home / name) for name in FOLDERS}, "HOME": str(home)})


def test_no_home_and_no_folders(tmp_path: Path) -> None:
    # Without a HOME Qt takes the root of the file system for one, and only the superuser could write there.
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    trains_and_closes({**NOWHERE, "HOME": str(tmp_path / "not" / "there") if superuser else ""})


def test_a_full_disk(full_disk: Path) -> None:
    told = trains_and_closes({**{name: str(full_disk / name) for name in FOLDERS}, "HOME": str(full_disk)})
    assert "write_failed" in told or "Nothing can be written in" in told


def test_hostile_settings(tmp_path: Path) -> None:
    folder = tmp_path / "logit-lab"
    folder.mkdir()
    hostile = "[General]\ntheme=@Variant(\\0\\0\\0\\x7f)\n"
    (folder / "settings.ini").write_text(hostile)
    with Program(environment={"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}) as program:
        program.wait_for("ready")
        program.tell("say('size', window.width() >= 980, lab.config.epochs <= 1_000_000); window.close()")
        assert program.wait_for("size") == "size True True"
        assert program.end() == (0, [])
    assert list(folder.glob("settings.ini.broken-*")), "it was set aside"


def test_settings_of_which_every_value_is_hostile(tmp_path: Path) -> None:
    (tmp_path / "logit-lab").mkdir()
    digits = base64.b64encode(b"9" * 10_000).decode()
    hostile = (
        "[General]\ntheme=purple\nlanguage=../../x\nmemory=99999999999999999999\ndata=/dev/null/x\nhints=maybe\n"
        'cache=@ByteArray(off)\nvisited=[]\nview="{\\"log\\": 1e999}"\nconfig="{\\"epochs\\": 1e999}"\n'
        'recent="[1, null, \\"/dev/zero\\", \\"a\\\\u0000b\\"]"\nsaved="[\\"/dev/zero\\", \\"\\", [[]]]"\n'
        f"dataset=/dev/zero\ngeometry={digits}\ncolumns={digits}\n[layout]\nlearnSplitter={digits}\n"
        f"evaluateTabs={digits}\ninsightTabs={digits}\ndataTabs={digits}\nconfusionSplitter={digits}\n"
    )
    (tmp_path / "logit-lab" / "settings.ini").write_text(hostile)
    with Program(environment={"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}) as program:
        program.wait_for("ready")
        program.tell("from gui.system import crash; from core.config import DEFAULT_PRESET, PRESETS")
        program.tell("for name in ('understand', 'evaluate', 'data'): window.book.open_page(name)")
        program.tell("found = window.width() >= 980, lab.config == PRESETS[DEFAULT_PRESET], lab.dataset.name")
        program.tell("say('then', *found, window.settings.memory(), crash._installed.dialog); window.close()")
        assert program.wait_for("then") == "then True True sample 256 None"
        assert program.end() == (0, [])


def test_closed_streams(tmp_path: Path) -> None:
    script = "import sys; sys.stdout = sys.stderr = None; import main; sys.exit(main.main([{}]))"
    environment = {**os.environ, **{name: str(tmp_path) for name in FOLDERS}}
    for arguments in ("'evaluate', 'bundled', 'sample'", "'--version'"):
        done = subprocess.run([sys.executable, "-c", script.format(arguments)], cwd=ROOT, env=environment)
        assert done.returncode == 0
    shut = f"exec {sys.executable} main.py evaluate bundled sample >&- 2>&-"
    assert subprocess.run(["sh", "-c", shut], cwd=ROOT, env=environment).returncode == 0


def test_memory_that_runs_short_while_a_file_is_read_is_said(tmp_path: Path) -> None:
    script = """
import resource, sys
from core.errors import CoreError
from core.sentences import sentence
from core.storage import BUNDLED, load_model
from core.storage.container import pack
import numpy as np
path = sys.argv[1]
open(path, "wb").write(pack({"format": "logit-lab model", "version": 2}, {"weights": np.zeros((3_000_000, 10))}))
load_model(BUNDLED)
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + 160_000_000, size + 160_000_000))
try:
    load_model(path)
except CoreError as error:
    print(error.kind.value, error.facts["needed"] > 0, sentence(error))
print(load_model(BUNDLED).classes[-1])
"""
    command = [sys.executable, "-c", script, str(tmp_path / "large.npz")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first.startswith("no_memory True"), done.stdout + done.stderr
    assert second == "9", "the program lives"


ACTS = """
import os, resource
from gui.files.saving import write_together
def told(kind, path):
    found = [note for note in heard if note.kind.value == kind and note.facts.get("path") == path]
    return bool(found)
heard = []
lab.noted.connect(heard.append)
def starve():
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    used = max(map(int, os.listdir("/proc/self/fd"))) + 1
    kept = [os.open(os.devnull, os.O_RDONLY) for _ in range(used - len(os.listdir("/proc/self/fd")) + 1)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) - 1, most))
    return most
"""


def test_a_window_tells_of_a_full_disk_and_of_too_many_open_files(
    full_disk: Path, tmp_path: Path, qapp: object
) -> None:
    places = [str(full_disk / name) for name in ("model.npz", "run.npz")]
    (full_disk / "model.npz").write_bytes(b"old")
    with Program() as program:
        program.wait_for("ready")
        program.tell("lab.set_config(replace(lab.config, epochs=3)); lab.train()")
        program.tell("when(lambda: lab.run.over and lab.activity.value == 'idle', lambda: say('trained'))")
        program.wait_for("trained")
        program.tell(f"exec({ACTS!r}, globals())")
        program.tell(f"lab.moments.save({places[0]!r}); window.keeping.run_files.save(lab.run, {places[1]!r})")
        program.tell(f"when(lambda: all(told('write_failed', path) for path in {places!r}), lambda: say('full'))")
        program.wait_for("full", 60)
        good = str(tmp_path / "good.npz")
        program.tell(f"most = starve(); lab.moments.save({good!r})")
        program.tell(f"when(lambda: told('not_begun', {good!r}), lambda: say('starved'))")
        program.wait_for("starved", 60)
        program.tell(f"lab.moments.open({good!r})")
        program.tell("when(lambda: told('not_begun', 'good.npz') and not lab.errands.purposes, lambda: say('unread'))")
        program.wait_for("unread", 60)
        program.tell("lab.train()")
        program.tell("refused = lambda: any(note.kind.value == 'no_descriptors' for note in heard)")
        program.tell("when(lambda: refused() and lab.activity.value == 'idle', lambda: say('not trained'))")
        program.wait_for("not trained", 60)
        program.tell(f"resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)); lab.moments.save({good!r})")
        program.tell(f"when(lambda: told('model saved', {good!r}), lambda: say('saved'))")
        program.wait_for("saved", 60)
        program.tell("window.close()")
        assert program.end()[0] == 0
    assert (full_disk / "model.npz").read_bytes() == b"old"
    assert sorted(path.name for path in full_disk.iterdir()) == ["filler", "model.npz"]
