"""A disk that hangs while a dataset is read from it: the window never waits for it, and Cancel is heeded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core import slow_disk
from tests.core.data.writers import digits, write_pictures
from tests.gui.programs import Program

HANGS = 30_000  # milliseconds a call
pytestmark = pytest.mark.slow


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Pictures in folders."""
    write_pictures(tmp_path / "digits", digits([0, 1] * 10))
    return tmp_path / "digits"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Calls that the window's own thread made."""
    return tmp_path / "log"


@pytest.fixture
def hanging(tmp_path: Path, place: Path, log: Path) -> dict[str, str]:
    """The environment of a program for which that place hangs."""
    library = slow_disk.compiled(tmp_path)
    if library is None:
        pytest.skip("there is no C compiler here, or another system than Linux")
    return slow_disk.environment(library, place, milliseconds=HANGS, log=log)


def test_loading_is_cancelled_and_the_window_goes_on(
    qapp: object, hanging: dict[str, str], place: Path, log: Path
) -> None:
    with Program(environment=hanging) as program:
        program.wait_for("ready")
        program.tell(f"window.choosing.open_dataset({str(place)!r}); say('loading', lab.activity.value)")
        assert program.wait_for("loading", HANGS / 2000) == "loading loading"
        program.tell("window.actions_by_name['stop'].trigger()")
        program.tell("when(lambda: lab.activity.value == 'idle', lambda: say('idle', window.messages.text()))")
        assert "cancelled" in program.wait_for("idle", HANGS / 2000)
        program.tell("lab.set_config(replace(lab.config, epochs=2)); lab.train()")
        program.tell("when(lambda: lab.run and lab.run.over, lambda: say('trained', len(lab.run.history)))")
        assert program.wait_for("trained", HANGS / 2000) == "trained 2"
        program.tell("window.close()")
        assert program.end(HANGS / 2000) == (0, [])
    assert not log.exists(), f"the window itself waited: {log.read_text()}"


def test_what_was_open_hangs_at_the_next_start(qapp: object, hanging: dict[str, str], place: Path, log: Path) -> None:
    with Program() as program:
        program.wait_for("ready")
        program.tell(f"window.choosing.take({str(place)!r})")
        program.tell("when(lambda: len(lab.dataset) == 20, lambda: say('opened'))")
        program.wait_for("opened")
        program.tell("window.close()")
        assert program.end() == (0, [])
    with Program(environment=hanging) as program:
        program.tell("when(lambda: lab.activity.value == 'loading', lambda: say('loading'))")
        program.wait_for("loading", HANGS / 2000)
        program.tell("window.close()")
        assert program.end(HANGS / 2000) == (0, [])
    assert not log.exists(), f"the window itself waited: {log.read_text()}"
