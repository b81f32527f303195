"""Install the program in every ordinary way, each from an empty home, and see its window stay open.

`xvfb-run -a python -m tests.tools.install_check [3.10 3.13 ...] [--ways "uv run" "pip" ...]`; needs uv and pipx, and
the Pythons named (those from 3.10 to 3.13 that are present, if none is). Downloads are shared, nothing else is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.tools.uv import uv

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.10", "3.11", "3.12", "3.13")
STAYS = 8.0  # seconds that a window without a fault is left open
REFUSED = "6.12.0"  # of PySide6, on Python before 3.12
PERSONAL = ("XDG_", "QT_", "PYTHON", "VIRTUAL_ENV", "PIPX_", "HOME")  # how a home says what is in it
Environment = Mapping[str, str]
Command = list[str | Path]


def main(arguments: list[str] | None = None) -> int:
    """Try each way with each Python, and count what failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.install_check", description=__doc__.splitlines()[0])
    parser.add_argument("pythons", nargs="*", default=PYTHONS)
    parser.add_argument("--ways", nargs="*", default=list(WAYS))
    options = parser.parse_args(arguments)
    check_wheel()
    failed = 0
    for version in options.pythons:
        python = found(version)
        if python is None:
            print(f"Python {version}: not present", flush=True)
            continue
        for way in options.ways:
            began = time.monotonic()
            fault = tried(way, python)
            failed += bool(fault)
            print(f"Python {version}, {way}: {fault or 'good'} ({time.monotonic() - began:.0f} s)", flush=True)
    return min(failed, 1)


def tried(way: str, python: Path) -> str:
    """What is wrong with the program as installed this way, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = empty_home(home)
        try:
            command = WAYS[way](python, home, environment)
            if code := run([*command, "--version"], environment).returncode:
                return f"--version ends with {code}"
            return window_fault(command, environment) or qt_fault(home, python)
        except subprocess.CalledProcessError as error:
            return f"{error.cmd[:4]} ends with {error.returncode}: {error.stderr[-400:]}"


def uv_run(python: Path, home: Path, environment: Environment) -> Command:
    """From the checkout, in an environment that uv makes."""
    return [*uv(), "run", "--quiet", "--project", ROOT, "--python", python, ROOT / "main.py"]


def uv_tool(python: Path, home: Path, environment: Environment) -> Command:
    """As a tool of uv's."""
    run([*uv(), "tool", "install", "--quiet", "--python", python, ROOT], environment).check_returncode()
    return [home / "bin" / "logit-lab"]


def by_pipx(python: Path, home: Path, environment: Environment) -> Command:
    """As a tool of pipx's."""
    run(["pipx", "install", "--python", python, ROOT], environment).check_returncode()
    return [home / "bin" / "logit-lab"]


def by_pip(python: Path, home: Path, environment: Environment) -> Command:
    """In a venv, with pip."""
    venv = home / "venv"
    run([python, "-m", "venv", venv], environment).check_returncode()
    run([venv / "bin" / "pip", "install", "--quiet", ROOT], environment).check_returncode()
    return [venv / "bin" / "logit-lab"]


WAYS: dict[str, Callable[[Path, Path, Environment], Command]] = {
    "uv run": uv_run, "uv tool": uv_tool, "pipx": by_pipx, "pip": by_pip,
}  # fmt: skip


def check_wheel() -> None:
    """The wheel holds what the window shows, and no tests."""
    with tempfile.TemporaryDirectory() as folder:
        run([*uv(), "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], os.environ).check_returncode()
        (wheel,) = Path(folder).glob("*.whl")
        names = zipfile.ZipFile(wheel).namelist()
        size = wheel.stat().st_size / 1e6
    assert not [name for name in names if name.startswith("tests")], "tests are in the wheel"
    tops = {name.split("/")[0] for name in names}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"main.py", "core", "gui"}, tops
    for part in ("core", "gui"):
        for path in (ROOT / part).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            assert path.is_dir() or "__pycache__" in name or name in names, f"{name} is not in the wheel"
    print(f"the wheel holds {len(names)} files, {size:.1f} MB")


def found(version: str) -> Path | None:
    """That Python, wherever it is."""
    done = subprocess.run([*uv(), "python", "find", "--no-project", version], capture_output=True, text=True)
    several = [Path(done.stdout.strip())] if done.returncode == 0 else []
    several += sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))
    return several[0] if several else None


def empty_home(home: Path) -> Environment:
    """A home with nothing in it; what was downloaded before is used again."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PERSONAL)}
    kept.setdefault("UV_CACHE_DIR", str(Path("~/.cache/uv").expanduser()))
    kept.setdefault("PIP_CACHE_DIR", str(Path("~/.cache/pip").expanduser()))
    places = {"UV_TOOL_BIN_DIR": "bin", "PIPX_BIN_DIR": "bin", "UV_PROJECT_ENVIRONMENT": "environment"}
    return {**kept, "HOME": str(home), **{name: str(home / folder) for name, folder in places.items()}}


def window_fault(command: Command, environment: Environment) -> str:
    """Open the window: it should stay until it is closed, and say nothing."""
    process = subprocess.Popen(command, env=environment, cwd=environment["HOME"], stderr=subprocess.PIPE, text=True)
    try:
        process.wait(STAYS)
    except subprocess.TimeoutExpired:
        process.terminate()
    _, errors = process.communicate(timeout=30)
    return f"the window ended with {process.returncode}: {errors[-400:]}" if process.returncode or errors else ""


def qt_fault(home: Path, python: Path) -> str:
    """Python before 3.12 must not get the PySide6 that loses references there."""
    versions = {path.name.split("-")[1] for path in home.rglob("pyside6_essentials-*.dist-info")}
    if len(versions) != 1:
        return f"PySide6 is there as {sorted(versions)}"
    asked = subprocess.run([python, "-c", "import sys; print(sys.version_info >= (3, 12))"], capture_output=True)
    return f"PySide6 {REFUSED} was installed" if versions == {REFUSED} and b"False" in asked.stdout else ""


def run(command: Command, environment: Environment) -> subprocess.CompletedProcess[str]:
    """Its result, whatever it is."""
    where = environment.get("HOME", str(ROOT))
    return subprocess.run(list(map(str, command)), env=dict(environment), cwd=where, capture_output=True, text=True)


if __name__ == "__main__":
    if shutil.which("pipx") is None:
        sys.exit("not checked: pipx is not installed")
    sys.exit(main())
