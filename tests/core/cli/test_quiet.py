from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.quiet import descriptor_of, only_our_words
from tests.core.data.test_whole import cut
from tests.core.data.writers import digits, encoded, write_pictures

ROOT = Path(__file__).parents[3]


def asked(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.slow
def test_what_libjpeg_prints_of_a_damaged_picture_is_not_heard(tmp_path: Path) -> None:
    part = digits([3, 3, 3, 5, 5, 5])
    write_pictures(tmp_path, part)
    (tmp_path / "3" / "cut.jpg").write_bytes(cut(encoded(part.images[0], ".jpg"), 0.5))
    done = asked("inspect", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "cut.jpg: damaged, or no image" in done.stdout
    assert "Corrupt JPEG" in asked("inspect", str(tmp_path), LOGITLAB_DEBUG="1").stderr
    predicted = asked("predict", "bundled", str(tmp_path / "3" / "cut.jpg"))
    assert predicted.returncode == 2
    assert predicted.stderr.count("\n") == 1


def test_python_is_heard_all_the_time_and_afterwards_everybody(capfd: pytest.CaptureFixture[str]) -> None:
    before = sys.stderr
    with capfd.disabled(), open(os.devnull, "w") as stream:  # noqa: PTH123
        assert descriptor_of(stream) > 2
    with only_our_words():
        os.write(2, b"a library\n")
        print("Python", file=sys.stderr)
    os.write(2, b"later\n")
    assert sys.stderr is before
    heard = capfd.readouterr().err
    assert "a library" not in heard
    assert "Python" in heard
    assert "later" in heard


def test_without_a_stderr_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with only_our_words():
        assert sys.stderr is None
    assert descriptor_of(None) == -1


def test_a_failure_inside_puts_everything_back(capfd: pytest.CaptureFixture[str]) -> None:
    before = sys.stderr
    with pytest.raises(ZeroDivisionError), only_our_words():
        raise ZeroDivisionError
    os.write(2, b"heard\n")
    assert sys.stderr is before
    assert capfd.readouterr().err == "heard\n"
