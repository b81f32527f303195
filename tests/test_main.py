"""The door: what opens the window, what runs the command line, and what is said when neither can be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import main
from tests.core.data.test_patience import many_scans
from tests.core.data.writers import digits, write_pictures

ROOT = Path(__file__).parents[1]
MAIN = ROOT / "main.py"


def run(*arguments: str, python: str = sys.executable, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    # No program that could show a message: what is told must be on stderr.
    environment.update(PATH="/nowhere", **settings)
    command = [python, str(MAIN), *arguments]
    return subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--dataset", "a"], True),
        (["--model=b.npz", "--dataset=a"], True),
        (["train", "sample", "--model", "b.npz"], False),
        (["--help"], False),
        (["--version"], False),
        (["unheard-of"], False),
    ],
)
def test_window_or_command_line(arguments: list[str], window: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "_open_window", lambda _: 100)
    monkeypatch.setattr(main, "_run_command", lambda _: 200)
    assert main.main(arguments) == (100 if window else 200)
    monkeypatch.setattr(sys, "argv", ["main.py", *arguments])
    assert main.main() == (100 if window else 200)


@pytest.mark.skipif(os.name == "nt", reason="Windows starts programs by their ending")
def test_a_double_click_can_start_it() -> None:
    assert os.access(MAIN, os.X_OK)
    assert MAIN.read_text(encoding="utf-8").splitlines()[0] == "#!/usr/bin/env python3"


def test_help_from_any_folder() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(word in done.stdout for word in ("train", "evaluate", "predict"))


@pytest.mark.parametrize("arguments", [["unheard-of"], ["train"], ["predict", "bundled"], ["evaluate", "no", "sample"]])
def test_bad_use_is_a_sentence_and_two(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("display", ["", ":7654"])
def test_no_display_is_a_sentence_and_two(display: str) -> None:
    done = run(DISPLAY=display)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr
    assert "main.py --help" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "named", "not_named"),
    [([], "PySide6-Essentials", "scikit-learn"), (["train", "sample"], "numpy, opencv-python", "PySide6")],
)
def test_a_python_without_the_libraries_gets_a_sentence(arguments: list[str], named: str, not_named: str) -> None:
    python = Path(sys.base_prefix, "bin", "python3")
    bare = [str(python), "-S", "-c", "import numpy"]
    if not python.exists() or subprocess.run(bare, stderr=subprocess.DEVNULL).returncode == 0:
        pytest.skip("this machine has no Python without NumPy")
    environment = {"PATH": "/nowhere", "DISPLAY": ":0"}
    # -S leaves out site-packages, as a Python has them where nothing was ever installed.
    done = subprocess.run(
        [str(python), "-S", str(MAIN), *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr
    assert not_named not in done.stderr
    assert "uv run main.py" in done.stderr


def test_without_a_console_nothing_is_printed_and_nothing_fails() -> None:
    script = (
        "import sys; sys.stdout = sys.stderr = None; import main; code = main.main(['--help']); "
        "code += main.main(['unheard-of']); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_a_picture_that_was_given_up_and_is_still_decoded_does_not_abort_the_end(tmp_path: Path) -> None:
    write_pictures(tmp_path / "digits", digits([0, 1]))
    (tmp_path / "digits" / "0" / "slow.jpg").write_bytes(many_scans(1024, 900))
    script = (
        "import sys, main, core.data.patience as p; p.PATIENCE = 0.05; "
        f"sys.argv[1:] = ['inspect', {str(tmp_path / 'digits')!r}, '--json', '--no-cache']; main.start()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["reason"] for one in json.loads(done.stdout)["skipped"]] == ["too_slow"]


def test_the_installed_program_is_this_door() -> None:
    assert 'logit-lab = "main:start"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell which signals are caught")
@pytest.mark.parametrize("later", [0.0, 0.2, 0.5, 1.0])
def test_asked_to_end_while_it_starts_it_ends_well(later: float) -> None:
    program = subprocess.Popen([sys.executable, str(MAIN)], stderr=subprocess.PIPE, text=True)
    status = Path(f"/proc/{program.pid}/status")
    end = time.monotonic() + 60
    while not _catches(status, signal.SIGTERM) and time.monotonic() < end:
        time.sleep(0.002)
    time.sleep(later)
    program.send_signal(signal.SIGTERM)
    errors = program.communicate(timeout=60)[1]
    assert (program.returncode, errors.replace("This plugin does not support raise()\n", "")) == (0, "")


def _catches(status: Path, number: int) -> bool:
    caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)
