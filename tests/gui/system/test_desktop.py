"""The program in the applications menu, checked by the desktops' own tool where there is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import Fault, WriteError
from gui.system import desktop

ROOT = Path(__file__).parents[3]
UNESCAPED = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\s": " "}


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "数 据"))
    return tmp_path / "数 据"


def command(entry: str) -> list[str]:
    """The words of the Exec line, read by the rules: first the value, then the quoted words, then the codes."""
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    value, rest = "", line.removeprefix("Exec=")
    while rest:
        taken = 2 if rest[:2] in UNESCAPED else 1
        value, rest = value + UNESCAPED.get(rest[:taken], rest[:taken]), rest[taken:]
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_entry_and_icon_are_written_where_desktops_look(data_home: Path) -> None:
    path = desktop.install()
    assert path == data_home / "applications" / "logit-lab.desktop"
    assert (data_home / "icons" / "hicolor" / "scalable" / "apps" / "logit-lab.svg").read_bytes().startswith(b"<svg")
    assert command(path.read_text(encoding="utf-8")) == [sys.executable, str(ROOT / "main.py")]


@pytest.mark.parametrize(
    "place",
    ["/opt/plain", "/home/me/my programs", "/home/数字/实验", '/a"b', "/a$b`c", "/a\\b\\n", "/100%/f%u", "/tab\there"],
)
def test_any_path_survives_the_quoting(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", f"{place}/python")
    path = desktop.install()
    assert command(path.read_text(encoding="utf-8"))[0] == f"{place}/python"
    validate(path)


def validate(path: Path) -> None:
    tool = shutil.which("desktop-file-validate")
    if tool:
        done = subprocess.run([tool, path], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "")


def test_the_desktops_tool_accepts_it() -> None:
    if not shutil.which("desktop-file-validate"):
        pytest.skip("desktop-file-validate is not installed")
    validate(desktop.install())


def test_the_entry_starts_the_program_from_anywhere(tmp_path: Path) -> None:
    words = command(desktop.install().read_text(encoding="utf-8"))
    done = subprocess.run([*words, "--version"], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "0.1.0" in done.stdout


def test_twice_is_once_and_away_is_away(data_home: Path) -> None:
    desktop.install()
    path = desktop.install()
    assert desktop.remove()
    assert not path.exists()
    assert not [file for file in data_home.rglob("*") if file.is_file()]
    assert not desktop.remove()


def test_where_it_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(WriteError) as caught:
        desktop.install()
    assert caught.value.kind is Fault.WRITE_FAILED
    assert str(tmp_path / "file") in caught.value.facts["path"]
    assert caught.value.facts["reason"]


def test_a_relative_data_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert desktop.entry_path() == Path(os.environ["HOME"]) / ".local/share/applications/logit-lab.desktop"


def test_a_bundle_is_started_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(desktop.install().read_text(encoding="utf-8")) == [sys.executable]
