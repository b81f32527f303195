"""Sessions: what a window holds is there again, whichever file was spoilt and whenever it was killed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.config import Config
from core.curation.corrections import Corrections
from core.curation.identity import identify
from core.data import open_dataset
from core.errors import WriteError
from core.history import History
from core.progress import finish
from core.storage.saved_run import SavedRun
from core.storage.session_index import Sheet
from core.storage.sessions import BEFORE, INDEX, Session, SessionFolder
from core.trainer import train
from tests.core.injecting import ROOT, small_disk
from tests.core.storage.forging import header, rewrite

SHEET = Sheet(np.array([[1.0, 2.0, 1.0], [3.0, 4.0, 0.5], [5.0, 6.0, 1.0]]), np.array([2, 1]))

SAID = Corrections({3: 7, 1: 0}, frozenset({5}))


@pytest.fixture(scope="module")
def first() -> SavedRun:
    dataset, history = finish(open_dataset("sample", per_class=20)), History()
    config = Config(size=8, epochs=4, classes=(0, 1))
    for report in train(dataset, config):
        history.append(report)
    return SavedRun.of(history, config, finish(identify(dataset, "sample")), {"number": 1, "name": "one"})


@pytest.fixture(scope="module")
def second(first: SavedRun) -> SavedRun:
    return replace(first, labels={"number": 2, "name": "two"})


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    return SessionFolder(tmp_path / "sessions" / "one")


def labels(session: Session) -> list[object]:
    return [run.labels["name"] for run in session.runs]


def names(folder: SessionFolder) -> list[str]:
    return sorted(path.name for path in folder.path.iterdir())


def test_what_is_saved_is_there_again(folder: SessionFolder, first: SavedRun, second: SavedRun) -> None:
    picture = np.arange(12, dtype=np.uint8).reshape(3, 4)
    finish(folder.save(Session((first, second), SHEET._replace(picture=picture), SAID, {"closed": True, "current": 2})))
    again = SessionFolder(folder.path).load()
    assert labels(again) == ["one", "two"]
    assert again.labels == {"closed": True, "current": 2}
    assert again.lost == 0
    assert again.corrections == SAID
    np.testing.assert_array_equal(again.sheet.points, SHEET.points)
    np.testing.assert_array_equal(again.sheet.lengths, SHEET.lengths)
    np.testing.assert_array_equal(again.sheet.picture, picture)


def test_of_nothing_there_is_an_empty_session(folder: SessionFolder) -> None:
    assert folder.load().runs == ()
    folder.remove()


def test_what_has_not_changed_is_not_written_again(folder: SessionFolder, first: SavedRun, second: SavedRun) -> None:
    finish(folder.save(Session((first, second))))
    before = {path.name: path.stat().st_mtime_ns for path in folder.path.glob("run-*")}
    changed = replace(second, labels={**second.labels, "name": "new"})
    finish(folder.save(Session((first, changed))))
    after = {path.name: path.stat().st_mtime_ns for path in folder.path.glob("run-*")}
    assert before.items() <= after.items()
    assert len(after) == 3  # two generations of the one that changed
    reopened = SessionFolder(folder.path)
    again = reopened.load()
    finish(reopened.save(again))
    assert {path.name for path in folder.path.glob("run-*")} <= set(after)


def test_a_run_under_way_is_written_with_fewer_keyframes_and_whole_when_it_is_over(
    folder: SessionFolder, first: SavedRun, second: SavedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.storage.sessions.GROWING", 2 * (first.frames[0].theta.nbytes + 600))
    assert finish(folder.save(Session((first, second), growing=2))) > 1000
    assert [len(run.frames) for run in SessionFolder(folder.path).load().runs] == [5, 2]
    assert finish(folder.save(Session((first, second), growing=2))) == 0
    assert finish(folder.save(Session((first, second)))) > 1000  # the same moment of the run, but it is over
    assert [len(run.frames) for run in SessionFolder(folder.path).load().runs] == [5, 5]


def test_the_disk_it_takes_is_bounded(folder: SessionFolder, first: SavedRun) -> None:
    for number in range(12):
        finish(folder.save(Session((replace(first, labels={"number": 1, "name": str(number)}),))))
        assert len(names(folder)) <= 4, "two generations"
    assert labels(folder.load()) == ["11"]


@pytest.mark.parametrize("spoilt", ["cut", "missing", "flipped", "newer"])
def test_a_spoilt_index_leaves_the_generation_before(
    folder: SessionFolder, first: SavedRun, second: SavedRun, spoilt: str
) -> None:
    finish(folder.save(Session((first,))))
    finish(folder.save(Session((first, second))))
    index = folder.path / INDEX
    data = index.read_bytes()
    if spoilt == "missing":
        index.unlink()
    elif spoilt == "newer":
        rewrite(index, header=header(index, version=2))
    else:
        index.write_bytes(data[:200] if spoilt == "cut" else data[:300] + bytes([data[300] ^ 1]) + data[301:])
    reopened = SessionFolder(folder.path)
    again = reopened.load()
    assert labels(again) == ["one"]
    finish(reopened.save(again))
    assert labels(SessionFolder(folder.path).load()) == ["one"]
    assert (folder.path / BEFORE).exists()


def test_a_spoilt_run_is_taken_from_the_generation_before(folder: SessionFolder, first: SavedRun) -> None:
    finish(folder.save(Session((first,))))
    finish(folder.save(Session((replace(first, labels={"number": 1, "name": "newer"}),))))
    newest = max(folder.path.glob("run-*"), key=lambda path: int(path.stem.split("-")[2]))
    newest.write_bytes(newest.read_bytes()[:-1])
    again = folder.load()
    assert labels(again) == ["one"]
    assert again.lost == 0


def test_a_run_that_is_spoilt_in_both_generations_is_counted(
    folder: SessionFolder, first: SavedRun, second: SavedRun
) -> None:
    finish(folder.save(Session((first, second))))
    next(folder.path.glob("run-1-*")).write_bytes(b"")
    again = folder.load()
    assert labels(again) == ["two"]
    assert again.lost == 1


@pytest.mark.parametrize(
    "change",
    [
        {"runs": ["../../../etc/passwd"]},
        {"runs": ["run-1-1.npz/../x"]},
        {"runs": 5},
        {"runs": ["run-1-1.npz"] * 1001},
        {"labels": {"x": 1.5}},
        {"labels": 7},
        {"more": 1},
    ],
    ids=lambda change: str(change)[:40],
)
def test_an_index_that_lies_is_not_believed(folder: SessionFolder, first: SavedRun, change: dict[str, object]) -> None:
    finish(folder.save(Session((first,))))
    rewrite(folder.path / INDEX, header=header(folder.path / INDEX, **change))
    assert folder.load().runs == ()


def test_a_full_disk_keeps_what_was_saved_before(first: SavedRun, second: SavedRun) -> None:
    with small_disk("100k") as disk:
        if disk is None:
            pytest.skip("no file system can be mounted here")
        folder = SessionFolder(disk / "one")
        finish(folder.save(Session((first,), labels={"closed": False})))
        many = tuple(replace(second, labels={"number": number, "name": "x"}) for number in range(2, 40))
        with pytest.raises(WriteError):
            finish(folder.save(Session((first, *many))))
        assert labels(SessionFolder(folder.path).load()) == ["one"]
        finish(folder.save(Session((first, second))))
        assert labels(SessionFolder(folder.path).load()) == ["one", "two"]
        folder.remove()
        assert not folder.path.exists()


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_session(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.core.storage.killing_sessions", str(tmp_path / "one"), "25"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"whole": 25, "lost": 0, "left": 0}
