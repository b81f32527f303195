"""Models, runs, pictures and exports on a disk that hangs or is slow: the window answers, and no file is half."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage import BUNDLED, load_model
from core.storage.runs import load_run
from tests.core import slow_disk
from tests.core.data.writers import digits, write_pictures
from tests.gui.programs import Program

HANGS, SLOW = 30_000, 100  # milliseconds a call
ANSWERS = 0.5  # seconds within which the window has to
pytestmark = pytest.mark.slow

# The longest time in which the window heard nothing, and file choosers that have been answered.
METER = """
import time
from PySide6.QtWidgets import QFileDialog, QPushButton
from gui.panels.errand_bar import ErrandBar
bar = window.findChild(ErrandBar)
gaps, last = [0.0], [time.perf_counter()]
def beat():
    now = time.perf_counter()
    gaps.append(now - last[0])
    last[0] = now
pulse = QTimer(window, interval=5)
pulse.timeout.connect(beat)
pulse.start()
def answer(path):
    QFileDialog.getSaveFileName = staticmethod(lambda *_: (path, ""))
    QFileDialog.getOpenFileName = staticmethod(lambda *_: (path, ""))
def cancel():
    bar.findChild(QPushButton, "cancelErrandButton").click()
    say("cancelled", bar.isHidden(), max(gaps), lab.errands.purposes, window.messages.text())
"""

ACTS = {
    "model": "answer({model!r}); window.actions_by_name['openModel'].trigger()",
    "run": "answer({run!r}); window.actions_by_name['openRun'].trigger()",
    "picture": "answer({picture!r}); window.actions_by_name['openImage'].trigger()",
    "dropped": "window.choosing.take({model!r})",
    "judged": "window.book.page('evaluate').judging.open_other({place!r})",
    "save model": "answer({new!r} + '.npz'); window.actions_by_name['saveModel'].trigger()",
    "save run": "answer({new!r} + '-run.npz'); window.actions_by_name['saveRun'].trigger()",
    "curves": "answer({new!r} + '.csv'); window.actions_by_name['exportCsv'].trigger()",
    "pictures": "answer({new!r} + '.png'); window.actions_by_name['exportPng'].trigger()",
    "report": "answer({new!r} + '.html'); window.actions_by_name['exportReport'].trigger()",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes a disk slow."""
    found = slow_disk.compiled(tmp_path_factory.mktemp("library"))
    if found is None:
        pytest.skip("there is no C compiler here, or another system than Linux")
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with digits, a model, a run and a picture."""
    place = tmp_path / "far away"
    write_pictures(place, digits([0, 1] * 10))
    shutil.copy(BUNDLED, place / "model.npz")
    shutil.copy(next(place.glob("0/*")), place / "picture.png")
    return place


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Calls to that disk that the window's own thread made."""
    return tmp_path / "log"


def acts(place: Path) -> dict[str, str]:
    names = ("model.npz", "run.npz", "picture.png", "new")
    paths = {name.split(".")[0]: str(place / name) for name in names}
    return {name: act.format(place=str(place), **paths) for name, act in ACTS.items()}


@pytest.fixture
def program(library: Path, place: Path, log: Path, request: pytest.FixtureRequest, qapp: object) -> Iterator[Program]:
    """A window with a run, for which that place is slow."""
    environment = slow_disk.environment(library, place, milliseconds=request.param, log=log)
    with Program(environment=environment) as program:
        program.wait_for("ready")
        program.tell("lab.set_config(replace(lab.config, epochs=3, per_class=20)); lab.train()")
        program.tell("window.book.open_page('evaluate')")
        program.tell("when(lambda: lab.run.over and lab.activity.value == 'idle', lambda: say('trained'))")
        program.wait_for("trained")
        program.tell(f"exec({METER!r}, globals())")
        yield program


def closed(program: Program) -> float:
    """Seconds the window took to end."""
    began = time.monotonic()
    program.tell("window.close()")
    assert program.end(HANGS / 2000) == (0, [])
    return time.monotonic() - began


@pytest.mark.parametrize("program", [HANGS], indirect=True)
def test_a_disk_that_hangs_keeps_nobody_waiting(program: Program, place: Path, log: Path) -> None:
    for name, act in acts(place).items():
        program.tell(f"gaps[:] = [0.0]; beat(); gaps[:] = [0.0]; {act}")
        program.tell("when(lambda: not bar.isHidden(), lambda: say('waits', bar.text()))")
        assert "takes its time" in program.wait_for("waits", HANGS / 2000), name
        program.tell("cancel()")
        _, hidden, gap, *rest = program.wait_for("cancelled").split(maxsplit=3)
        assert hidden == "True", name
        assert float(gap) < ANSWERS, name
        assert "cancelled" in " ".join(rest), name
    before = (place / "model.npz").read_bytes()
    program.tell(f"lab.moments.save({str(place / 'model.npz')!r})")
    assert closed(program) < 2.0
    assert not log.exists(), f"the window itself waited: {log.read_text()}"
    assert not list(place.glob("new*")), "what was cancelled is not written"
    assert (place / "model.npz").read_bytes() == before
    with Program() as again:
        again.wait_for("ready")
        again.tell("say('told', window.messages.text(), window.settings.unwritten()); window.close()")
        told = again.wait_for("told")
        assert "model.npz" in told, "that it could not be saved is said"
        assert told.endswith("[]"), "once"
        assert again.end() == (0, [])


@pytest.mark.parametrize("program", [SLOW], indirect=True)
def test_a_slow_disk_gets_and_gives_whole_files(program: Program, place: Path, log: Path) -> None:
    written = acts(place)
    for name, ending in (("save model", ".npz"), ("save run", "-run.npz"), ("curves", ".csv"), ("report", ".html")):
        program.tell(written[name])
        program.tell(f"when(lambda: 'new{ending}' in window.messages.text(), lambda: say('saved'))")
        program.wait_for("saved", HANGS / 1000)
    shutil.copy(place / "new-run.npz", place / "run.npz")
    for name, then in (
        ("model", "lab.moments.now.name == 'model.npz'"),
        ("run", "len(lab.runs) == 2"),
        ("picture", "lab.board.ink is not None"),
    ):
        program.tell(written[name])
        program.tell(f"when(lambda: {then}, lambda: say('opened', max(gaps)))")
        assert float(program.wait_for("opened", HANGS / 1000).split()[1]) < ANSWERS, name
    program.tell(f"lab.moments.save({str(place / 'last.npz')!r})")
    assert closed(program) < 2.0
    assert not log.exists(), f"the window itself waited: {log.read_text()}"
    settings = (log.parent / "home" / "xdg_config_home" / "logit-lab" / "settings.ini").read_text()
    assert ("last.npz" in settings) != (place / "last.npz").exists(), "it is there, or that it is not will be said"
    assert load_model(place / "new.npz").classes
    assert load_run(place / "new-run.npz").last.epoch == 3
    assert (place / "new.html").read_text().rstrip().endswith("</html>")


def test_a_window_comes_and_trains_where_its_own_data_hang(
    library: Path, tmp_path: Path, log: Path, qapp: object
) -> None:
    data = tmp_path / "home" / "xdg_data_home" / "logit-lab"
    began = time.monotonic()
    with Program(environment=slow_disk.environment(library, data, milliseconds=HANGS, log=log)) as program:
        program.wait_for("ready", HANGS / 1500)
        assert time.monotonic() - began < HANGS / 2000
        program.tell("lab.set_config(replace(lab.config, epochs=3, per_class=20)); lab.train()")
        program.tell("when(lambda: lab.run.over and lab.activity.value == 'idle', lambda: say('trained'))")
        program.wait_for("trained", HANGS / 2000)
        assert closed(program) < 2.5
    assert not log.exists(), f"the window itself waited: {log.read_text()}"
