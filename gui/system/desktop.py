"""The program in the desktop's applications menu: an entry and an icon, by the rules of freedesktop.org."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from core.errors import Fault, WriteError
from core.files import write_atomically
from core.places import home
from gui.icons import APPLICATION

MAIN = Path(__file__).resolve().parents[2] / "main.py"

ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=Logit Lab
GenericName=Machine learning laboratory
GenericName[zh_CN]=机器学习实验室
Comment=Watch logistic regression learn to read handwritten digits
Comment[zh_CN]=看逻辑回归学会认手写数字
Exec={command}
Icon=logit-lab
Terminal=false
Categories=Education;ArtificialIntelligence;
Keywords=machine learning;logistic regression;digits;MNIST;
StartupNotify=true
StartupWMClass=Logit Lab
"""


def is_supported() -> bool:
    """Whether this system's menus are made of such entries."""
    return sys.platform.startswith(("linux", "freebsd"))


def entry_path() -> Path:
    """Where the entry is, or would be."""
    return _data_home() / "applications" / "logit-lab.desktop"


def icon_path() -> Path:
    """Where the icon is, or would be."""
    return _theme_folder() / "scalable" / "apps" / "logit-lab.svg"


def install() -> Path:
    """Write icon and entry for this very program; the entry's path.

    Raises
    ------
    WriteError
        WRITE_FAILED where the system does not let us, or starts nothing from such an entry.
    """
    # A bundle is a program by itself; otherwise it is a script that this Python runs.
    words = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, str(MAIN))
    entry = ENTRY.format(command=_command(*words))
    for path, data in ((icon_path(), APPLICATION.read_bytes()), (entry_path(), entry.encode())):
        _make_folder(path.parent)
        write_atomically(path, data)
    _touch(_theme_folder())
    return entry_path()


def remove() -> bool:
    """Take both away again; whether there was an entry.

    Raises
    ------
    WriteError
        WRITE_FAILED where the system does not let us.
    """
    there = entry_path().exists()
    for path in (entry_path(), icon_path()):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _failure(path, error) from error
    return there


def _data_home() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    # The rules have a relative path ignored.
    return Path(named) if Path(named).is_absolute() else home() / ".local" / "share"


def _theme_folder() -> Path:
    return _data_home() / "icons" / "hicolor"


def _command(*words: str) -> str:
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    """One word of an Exec line: quoted as a shell would have it, then escaped as every value of the file is."""
    for mark in '\\"`$':
        word = word.replace(mark, "\\" + mark)
    escaped = word.replace("\\", "\\\\").replace("%", "%%")
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(folder, error) from error


def _touch(folder: Path) -> None:
    # Desktops look for new icons only where the theme's folder has changed.
    with contextlib.suppress(OSError):
        os.utime(folder)


def _failure(path: Path, error: OSError) -> WriteError:
    return WriteError(Fault.WRITE_FAILED, path=str(path), reason=error.strerror or str(error))
