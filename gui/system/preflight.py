"""What Qt needs of the machine, checked before Qt is loaded, so that what is missing is a sentence and not an abort.

No Qt is there yet to translate these sentences: a terminal says them, or whatever can show a message without Qt.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

# Package of Debian and Ubuntu for each library that Qt's platform plugins or OpenCV load from the system.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
WAYLAND_PACKAGES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
OPENCV_LIBRARIES = ("libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb.so.1")
INSTEAD = "Without one the command line works: python3 main.py --help"


def obstacle(environment: Mapping[str, str]) -> str | None:
    """One sentence on what keeps the window from opening here, or None."""
    found = _losing_references()
    if found is None and sys.platform.startswith("linux"):
        found = _linux_obstacle(environment)
    return found


def reading_obstacle() -> str | None:
    """One sentence on what keeps OpenCV from being loaded here, or None; the command line needs no more than that."""
    spec = find_spec("cv2")
    folders = (spec.submodule_search_locations or []) if spec else []
    # Only the wheel that brings windows of its own wants the system's; the headless one has no such folder.
    if not any(Path(folder, "qt").is_dir() for folder in folders):
        return None
    missing = [name for name in OPENCV_LIBRARIES if _load_error(name)]
    return install_line(missing) if missing else None


def _losing_references() -> str | None:
    if sys.version_info >= (3, 12):
        return None
    import PySide6

    if PySide6.__version__ != "6.12.0":
        return None
    return (
        "PySide6 6.12.0 crashes on Python before 3.12; install another with:\n"
        f'"{sys.executable}" -m pip install "PySide6-Essentials!=6.12.0"'
    )


def _linux_obstacle(environment: Mapping[str, str]) -> str | None:
    names = platforms(environment)
    if not names:
        return f"Logit Lab needs a display, and neither DISPLAY nor WAYLAND_DISPLAY names one. {INSTEAD}"
    # Qt goes on to the next platform where one cannot be used, so the first fault counts only if all have one.
    faults = [_platform_fault(name, environment) for name in names]
    return None if None in faults else faults[0]


def platforms(environment: Mapping[str, str]) -> list[str]:
    """The platforms Qt will try, in its order."""
    asked = [name.split(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")]
    if any(asked):
        return asked
    found = [name for name, variable in _DISPLAYS.items() if environment.get(variable)]
    return found if environment.get("XDG_SESSION_TYPE") == "wayland" else found[::-1]


_DISPLAYS = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}


def _platform_fault(name: str, environment: Mapping[str, str]) -> str | None:
    missing = missing_libraries(name)
    if missing:
        return install_line(missing)
    display = environment.get(_DISPLAYS.get(name, ""), "")
    answers = {"xcb": _x_answers, "wayland": _wayland_answers}.get(name)
    if answers is None or answers(display):
        return None
    return f"Logit Lab needs a display, and '{display}' does not answer. {INSTEAD}"


def missing_libraries(platform: str) -> list[str]:
    """File names of the system's libraries that this platform's plugin cannot find, as ["libxcb-icccm.so.4"]."""
    plugin = _plugin(platform)
    first = _load_error(str(plugin)) if plugin else ""
    if not first:
        return []
    table = {**PACKAGES, **WAYLAND_PACKAGES} if platform == "wayland" else PACKAGES
    # The loader names the first only; the person should have to install once.
    return sorted({name for name in table if _load_error(name)} or {first})


def _plugin(platform: str) -> Path | None:
    spec = find_spec("PySide6")
    for folder in spec.submodule_search_locations or [] if spec else []:
        plugin = Path(folder, "Qt", "plugins", "platforms", f"libq{platform}.so")
        if plugin.exists():
            return plugin
    return None


def _load_error(library: str) -> str:
    """The library the loader misses, or nothing where all is there."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error).split(":")[0]
    return ""


def install_line(libraries: list[str]) -> str:
    """One line to paste; the libraries' own names where no package is known."""
    known = {**PACKAGES, **WAYLAND_PACKAGES}
    packages = sorted({known[name] for name in libraries if name in known})
    if not packages:
        return f"Logit Lab needs a library that this system lacks: {', '.join(libraries)}"
    line = f"sudo apt-get install -y {' '.join(packages)}"
    return f"Logit Lab needs libraries that this system lacks; on Debian or Ubuntu, install them with:\n{line}"


def _library(name: str) -> ctypes.CDLL | None:
    # A Qt that the system itself installed lies elsewhere and brings what it needs: then Qt may say what is wrong.
    with contextlib.suppress(OSError):
        return ctypes.CDLL(name)
    return None


def _x_answers(display: str) -> bool:
    xcb = _library("libxcb.so.1")
    if xcb is None:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode() or None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers(display: str) -> bool:
    wayland = _library("libwayland-client.so.0")
    if wayland is None:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(display.encode() or None)
    if connection:
        wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)


def tell(sentence: str) -> None:
    """Say it where a person can see it: the terminal, or a message on the screen if there is no terminal."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    if sys.stderr is None or not sys.stderr.isatty():
        show = _show_on_windows if sys.platform == "win32" else _show_by_program
        show(sentence)


def _show_on_windows(sentence: str) -> None:
    box: Callable[..., int] = ctypes.windll.user32.MessageBoxW  # type: ignore[attr-defined,unused-ignore]
    box(None, sentence, "Logit Lab", 0x10)


def _show_by_program(sentence: str) -> None:
    import shutil
    import subprocess

    for program, *options in (["zenity", "--error", "--no-markup", "--text"], ["kdialog", "--error"], ["xmessage"]):
        if shutil.which(program):
            # Not waited for: a script that runs us must not stand still before a dialog.
            quiet = subprocess.DEVNULL
            subprocess.Popen([program, *options, sentence], stdout=quiet, stderr=quiet, start_new_session=True)
            return
