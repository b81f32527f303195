"""The whole program, asked to end from outside: idle, while it loads, trains and saves."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from core.config import Config
from core.storage.sessions import Session, SessionFolder
from tests.core.injecting import can_inject
from tests.gui.programs import Program

CONFIG = Config(classes=(0, 1), per_class=100, size=8, batch_size=20, epochs=1_000_000)
TRAIN = f"lab.set_config(Config.from_json({CONFIG.to_json()!r})); lab.train()"
LOAD = """
import time
from gui.benches.activity import Activity
def crawl():
    say("loading")
    while True:
        time.sleep(0.02)
        yield
lab.start(Activity.LOADING, crawl())
"""
SLOW_DISK = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=600000")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")]


def sessions() -> list[Session]:
    root = Path(os.environ["XDG_DATA_HOME"]) / "logit-lab" / "sessions"
    return [SessionFolder(path).load() for path in root.iterdir() if path.is_dir()]


def end(program: Program, name: str) -> None:
    program.process.send_signal(getattr(signal, name))
    # Two seconds are asked for, and measured by the benchmark of endurance; the machine that tests may be busy.
    assert program.end(60) == (0, [])


def test_an_idle_window_closes(qapp: object) -> None:
    with Program() as program:
        program.wait_for("ready")
        end(program, "SIGINT")
    assert sessions() == [], "there was nothing to keep"


def test_in_the_middle_of_a_run_a_checkpoint_is_written(qapp: object) -> None:
    with Program(every=60_000) as program:
        program.wait_for("ready")
        program.tell(TRAIN)
        program.tell("when(lambda: lab.run.last and lab.run.last.epoch > 20, lambda: say('training'))")
        program.wait_for("training")
        end(program, "SIGHUP")
    (session,) = sessions()
    assert session.labels["closed"] is True
    assert session.runs[0].last.epoch > 20


def test_in_the_middle_of_loading(qapp: object) -> None:
    with Program() as program:
        program.wait_for("ready")
        program.tell(f"exec({LOAD!r}, globals())")
        program.wait_for("loading")
        end(program, "SIGTERM")


@pytest.mark.skipif(not can_inject(), reason="strace may not be used here")
def test_in_the_middle_of_a_save_on_a_slow_disk(qapp: object) -> None:
    with Program(under=SLOW_DISK) as program:
        program.wait_for("ready", 60)
        program.tell(TRAIN)
        while int(program.wait_for("saved", 60).split()[1]) < 1:
            pass
        program.wait_for("saved", 60)  # this one began after the first epoch
        # The signal is for the program; strace itself would only pass on.
        program.tell("import os, signal; os.kill(os.getpid(), signal.SIGTERM)")
        assert program.end(30) == (0, [])
    (session,) = sessions()
    assert session.runs[0].last.epoch >= 1
    assert session.lost == 0
