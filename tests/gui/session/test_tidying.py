"""A window that is killed in the middle of a save leaves nothing that the next one does not take away."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.session.session_places import SessionPlaces
from gui.session.settings import Settings
from tests.gui.programs import Program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows guards open files by itself")


def dead_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def left_by_the_dead(folder: Path) -> Path:
    path = folder / f".logit-lab-{dead_process()}-{'0' * 16}.part"
    path.write_bytes(b"half")
    return path


def test_folders_saved_in_are_remembered_at_once_and_few(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for number in range(12):
        settings.add_saved_folder(f"/{number}")
    assert Settings(tmp_path / "settings.ini").saved_folders() == [f"/{number}" for number in range(11, 3, -1)]
    assert "/11" in (tmp_path / "settings.ini").read_text()


@pytest.mark.slow
def test_the_next_start_takes_away_what_a_kill_has_left(qapp: object, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    with Program() as program:
        program.wait_for("ready")
        program.tell(f"window.settings.add_saved_folder({str(place)!r}); say('saving')")
        program.tell(f"from core.storage import save_model; path = {str(place / 'model.npz')!r}")
        program.tell("[save_model(lab.model, path) for _ in range(100000)]")
        program.wait_for("saving")
        while not (place / "model.npz").exists():
            assert program.process.poll() is None
            time.sleep(0.005)
        program.kill()
    (place / ".hidden").write_text("not yours")
    left_by_the_dead(place)  # the kill itself may have struck between two saves
    with Program() as program:
        program.wait_for("ready")
        program.tell(f"import os; when(lambda: len(os.listdir({str(place)!r})) == 2, lambda: say('tidy'))")
        program.wait_for("tidy")
        program.tell("window.close()")
        program.end()
    assert sorted(path.name for path in place.iterdir()) == [".hidden", "model.npz"]


def test_locks_without_a_session_go(qtbot: QtBot, tmp_path: Path) -> None:
    places, others = SessionPlaces(tmp_path), SessionPlaces(tmp_path)
    held = others.claim()
    assert held is not None
    said = (tmp_path / f"{held.path.name}.lock").read_text()
    left = said.replace(str(os.getpid()), str(dead_process()), 1)
    (tmp_path / "20200101-000000-aaaaaaaa.lock").write_text(left)
    assert places.take_left() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == [held.path.name, f"{held.path.name}.lock"]
    others.release()
