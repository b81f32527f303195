"""The command line as a process: terminals, pipes, interrupts, and what it never imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from core.cli import main
from core.cli.meter import Meter
from core.progress import Progress

ROOT = Path(__file__).parents[3]
RUN = "import sys; from core.cli import main; print('ready', file=sys.stderr, flush=True); sys.exit(main(sys.argv[1:]))"


class Terminal:
    def __init__(self) -> None:
        self.written: list[str] = []

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written.append(text)

    def flush(self) -> None: ...


def test_progress_is_one_line_ten_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    now = [0.0]
    monkeypatch.setattr("core.cli.meter.monotonic", lambda: now[0])
    meter = Meter()
    for millisecond in range(1000, 1350):
        now[0] = millisecond / 1000
        meter.show(f"step {millisecond}")
    meter.clear()
    assert 4 <= len(terminal.written) <= 5
    assert not any("\n" in text for text in terminal.written)
    assert terminal.written[-1] == "\r\x1b[K"


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> Any:
        yield Progress(1, 2)
        return "result"

    assert Meter().follow(work(), "reading") == "result"
    assert capsys.readouterr().err == ""


def started(*arguments: str, **settings: Any) -> subprocess.Popen[str]:
    """The command line in a process of its own, at the moment it begins."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    process = subprocess.Popen([sys.executable, "-c", RUN, *arguments], **{**pipes, **settings})
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    return process


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal to send")
@pytest.mark.parametrize("delay", [0.01, 0.1, 0.3, 1.5])
def test_ctrl_c_ends_at_once_wherever_it_strikes(folder: str, tmp_path: Path, delay: float) -> None:
    targets = ["--model", str(tmp_path / "m.npz"), "--history", str(tmp_path / "h.csv")]
    process = started("train", folder, "--epochs", "1000000", *targets)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    assert finished(process) == (130, "", "")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows closes pipes otherwise")
def test_a_reader_who_leaves_is_no_error(folder: str, trained: str) -> None:
    process = started("evaluate", trained, folder)
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=300) == 0
    assert process.stderr is not None
    with process.stderr as stderr:
        assert stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_a_full_disk_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        process = started(*arguments, stdout=full)
        code, _, err = finished(process)
    assert code == 2
    assert err == "logit-lab: the output: No space left on device.\n"


def test_names_that_the_terminal_cannot_show_are_escaped(trained: str, tmp_path: Path, bars: Any) -> None:
    path = bars.save(tmp_path / "数.png", bars.image(1))
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    code, out, err = finished(started("predict", trained, path, env=plain))
    assert (code, err) == (0, "")
    assert r"\u6570.png: 1 " in out


def test_the_command_line_never_imports_qt(folder: str) -> None:
    script = (
        "import sys; from core.cli import main; code = main(sys.argv[1:]); "
        "roots = {name.split('.')[0] for name in sys.modules}; "
        "sys.exit(code or len(roots & {'PySide6', 'shiboken6', 'pyqtgraph', 'gui'}))"
    )
    process = subprocess.run([sys.executable, "-c", script, "train", folder, "--epochs", "1"], cwd=ROOT, timeout=300)
    assert process.returncode == 0


def test_help_needs_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys; from core.cli import main; code = main(['train', '--help']); "
        "sys.exit(code or any(name in sys.modules for name in ('numpy', 'cv2', 'core.data')))"
    )
    process = subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=300, stdout=subprocess.DEVNULL)
    assert process.returncode == 0


def test_a_fault_of_the_program_is_a_sentence_too(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("quite\nunforeseen")

    monkeypatch.setattr("core.cli.run.parse", broken)
    code, _, err = cli.run("train")
    assert code == 1
    assert r"quite\nunforeseen" in cli.sentence(err)
    monkeypatch.setenv("LOGITLAB_DEBUG", "1")
    assert "Traceback" in cli.run("train")[2]


def test_the_interrupt_of_who_called_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    main(["--version"])
    assert signal.getsignal(signal.SIGINT) is before


def test_progress_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((40, 20)))
    Meter().show("x" * 200)
    assert terminal.written == ["\r\x1b[K" + "x" * 39]
