"""What Qt needs, asked for on machines that have it and that lack it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gui.system import preflight

ROOT = Path(__file__).parents[3]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for what Linux needs")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A system whose loader does not find some libraries."""

    def lack(*absent: str) -> None:
        def load_error(library: str) -> str:
            gone = absent if library.endswith("libqxcb.so") else [name for name in absent if name == library]
            return gone[0] if gone else ""

        monkeypatch.setattr(preflight, "_load_error", load_error)

    return lack


def test_here_nothing_is_in_the_way() -> None:
    assert preflight.obstacle(os.environ) is None
    assert preflight.reading_obstacle() is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["xcb", "wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}, ["wayland", "xcb"]),
        ({"DISPLAY": "", "QT_QPA_PLATFORM": ""}, []),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=10x10"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, ["wayland", "xcb"]),
    ],
)
def test_the_platform_is_the_one_qt_takes(environment: dict[str, str], expected: list[str]) -> None:
    assert preflight.platforms(environment) == expected


@linux
def test_without_a_display_the_command_line_is_pointed_at() -> None:
    sentence = preflight.obstacle({})
    assert sentence is not None
    assert "display" in sentence
    assert "python3 main.py --help" in sentence
    assert "\n" not in sentence


@linux
@pytest.mark.parametrize(
    ("variable", "client"), [("DISPLAY", "libxcb.so.1"), ("WAYLAND_DISPLAY", "libwayland-client.so.0")]
)
def test_a_display_that_is_dead_is_named(variable: str, client: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if preflight._load_error(client):
        pytest.skip(f"{client} is not installed, so nothing can ask")
    monkeypatch.setattr(preflight, "missing_libraries", lambda _: [])
    sentence = preflight.obstacle({variable: ":7654", "XDG_RUNTIME_DIR": "/nowhere"})
    assert sentence is not None
    assert "':7654' does not answer" in sentence


@linux
def test_all_that_is_missing_is_one_line(lacking: Any) -> None:
    lacking("libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0")
    sentence = preflight.obstacle({"DISPLAY": ":0"})
    assert sentence is not None
    assert sentence.splitlines()[-1] == "sudo apt-get install -y libglib2.0-0 libxcb-icccm4 libxcb-keysyms1"


@linux
def test_a_library_nobody_knows_is_called_by_its_name(lacking: Any) -> None:
    lacking("libstrange.so.3")
    sentence = preflight.obstacle({"DISPLAY": ":0"})
    assert sentence == "Logit Lab needs a library that this system lacks: libstrange.so.3"


@linux
def test_the_second_platform_will_do(lacking: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking("libxcb-icccm.so.4")
    monkeypatch.setattr(preflight, "_wayland_answers", lambda _: True)
    assert preflight.obstacle({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) is None


@linux
def test_the_loader_itself_names_what_it_misses(tmp_path: Path) -> None:
    assert preflight._load_error("libc.so.6") == ""
    assert preflight._load_error("libnowhere.so.1") == "libnowhere.so.1"


@linux
def test_opencv_is_asked_for_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_load_error", lambda name: name)
    spec = find_spec("cv2")
    if spec is None or spec.origin is None or not Path(spec.origin).with_name("qt").is_dir():
        pytest.skip("this OpenCV brings no windows and needs none of the system's libraries")
    sentence = preflight.reading_obstacle()
    assert sentence is not None
    assert sentence.splitlines()[-1] == "sudo apt-get install -y libgl1 libglib2.0-0 libxcb1"


@linux
def test_every_library_of_the_table_is_a_library_file() -> None:
    known = {**preflight.PACKAGES, **preflight.WAYLAND_PACKAGES}
    assert set(preflight.OPENCV_LIBRARIES) <= set(known)
    assert all(".so." in library for library in known)
    assert all(package == package.lower() and " " not in package for package in known.values())


@pytest.mark.parametrize(
    ("version", "python", "barred"),
    [("6.12.0", (3, 11), True), ("6.12.0", (3, 12), False), ("6.11.3", (3, 10), False), ("6.12.1", (3, 10), False)],
)
def test_the_qt_that_loses_references_is_barred(
    monkeypatch: pytest.MonkeyPatch, version: str, python: tuple[int, int], barred: bool
) -> None:
    monkeypatch.setattr("PySide6.__version__", version)
    monkeypatch.setattr(sys, "version_info", python)
    sentence = preflight.obstacle({"QT_QPA_PLATFORM": "offscreen"})
    assert (sentence is not None) == barred
    if sentence is not None:
        assert f'"{sys.executable}" -m pip install "PySide6-Essentials!=6.12.0"' in sentence


@linux
def test_the_check_loads_nothing_of_qt_for_python() -> None:
    script = (
        "import os, sys; from gui.system.preflight import obstacle; obstacle(os.environ); "
        "sys.exit(any(name.startswith('PySide6.Qt') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=300).returncode == 0


@linux
def test_the_sentence_is_shown_where_there_is_no_terminal(tmp_path: Path) -> None:
    shown, zenity = tmp_path / "shown", tmp_path / "zenity"
    zenity.write_text(f"#!{sys.executable}\nimport sys\nopen({str(shown)!r}, 'w').write(sys.argv[-1])\n")
    zenity.chmod(0o755)
    script = (
        "import time; from pathlib import Path; from gui.system.preflight import tell; tell('no <display> & more')\n"
        f"while not Path({str(shown)!r}).exists() or not Path({str(shown)!r}).read_text(): time.sleep(0.01)"
    )
    environment = {**os.environ, "PATH": str(tmp_path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.stderr == "no <display> & more\n"
    assert shown.read_text() == "no <display> & more"
