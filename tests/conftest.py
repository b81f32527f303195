"""What every test stands on: no real screen, no real home, one BLAS thread, and nothing left behind."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
GRACE = 20.0  # seconds for what ends by itself: nobody waits where all is well, and a busy machine takes its time
PATIENCE = 30_000  # milliseconds, likewise
LONGEST = "test_journeys_on_xcb.py"

# The same examples every time, however busy the machine; `--hypothesis-profile=search` looks for others.
settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile("same")

_home = tempfile.TemporaryDirectory(prefix="logit-lab-tests-", ignore_cleanup_errors=True)


def _isolate(environment: Any, home: Path) -> None:
    """Sums must not depend on the machine, and nobody's settings may be read or written."""
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start need not compile all of it again
    environment.update(dict.fromkeys(THREADS, "1"), HOME=str(home), USERPROFILE=str(home))
    environment.update({name: str(home / name.lower()) for name in FOLDERS})


# Before anything imports NumPy or Qt: both read these once.
_isolate(os.environ, Path(_home.name))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two processes for the whole suite, which takes half the time so; a part of it starts sooner in one."""
    return 2 if config.args == config.getini("testpaths") else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name != LONGEST)  # at its end the other process would have nothing left to do
    for item in items:
        if item.path.parent.name in ("journeys", "oracles"):  # whole stories, and fits by others to compare with
            item.add_marker(pytest.mark.slow)
    if os.environ["QT_QPA_PLATFORM"] == "xcb":
        return
    elsewhere = pytest.mark.skip(reason="needs a real X server: tests/test_journeys_on_xcb.py runs it on one")
    for item in items:
        if item.get_closest_marker("xcb"):
            item.add_marker(elsewhere)


def pytest_collection_finish() -> None:
    # What is there by now stays; looking through it for garbage after each window would take a fifth of the time.
    gc.collect()
    gc.freeze()


@pytest.fixture
def mnist() -> Path:
    """The folder with the four IDX files of the full MNIST."""
    return _data("mnist")


@pytest.fixture
def pendigits() -> Path:
    """The folder with the strokes of the UCI pen digits."""
    return _data("pendigits")


def _data(name: str) -> Path:
    root = os.environ.get("LOGITLAB_DATA")
    if not root:
        pytest.skip("LOGITLAB_DATA names no folder with the full data")
    folder = Path(root).expanduser() / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, unless a test says how long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_home(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with a window has settings, logs and menus of its own."""
    if {"qapp", "qtbot"} & set(request.fixturenames):
        folder = request.getfixturevalue("tmp_path") / "home"
        for name in FOLDERS:
            monkeypatch.setenv(name, str(folder / name.lower()))


@pytest.fixture(autouse=True)
def hooks_given_back(pytestconfig: pytest.Config) -> Iterator[None]:
    """A window takes over the interpreter's hooks for the life of a program; here that is the life of a test."""
    yield
    if (crash := sys.modules.get("gui.system.crash")) is not None:
        crash.uninstall()
    if (terminal := pytestconfig.stash.get(fault_handler_stderr_fd_key, None)) is not None:
        faulthandler.enable(terminal)  # a death in native code must be seen, not captured


@pytest.fixture(autouse=True)
def nothing_outlives(hooks_given_back: None) -> Iterator[None]:
    """No thread, running timer or window may outlive its test."""
    threads, things = set(threading.enumerate()), set(map(_pointer, _alive()))
    yield
    left = _wait(lambda: [thread.name for thread in _started(threads)])
    assert not left, f"threads outlive the test: {left}"
    left = _wait(lambda: [repr(thing) for thing in _alive() if _pointer(thing) not in things])
    assert not left, f"left behind: {left}"


def _wait(leftovers: Callable[[], list[str]]) -> list[str]:
    if leftovers():
        _deliver()
    if not leftovers():
        return []
    gc.collect()
    end = time.monotonic() + GRACE
    while (left := leftovers()) and time.monotonic() < end:
        _deliver()
        time.sleep(0.01)
    return left


def _started(before: set[threading.Thread]) -> list[threading.Thread]:
    new = set(threading.enumerate()) - before
    # A Qt thread that once ran Python stays listed as a dummy after its end; _alive sees Qt's own threads.
    return [thread for thread in new if thread.is_alive() and not isinstance(thread, threading._DummyThread)]


def _alive() -> list[Any]:
    """Running Qt threads, active timers and parentless windows."""
    application = _application()
    if application is None:
        return []
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import Shiboken

    wrapped = Shiboken.getAllValidWrappers()
    threads = [thing for thing in wrapped if isinstance(thing, QThread) and thing.isRunning()]
    timers = [thing for thing in wrapped if isinstance(thing, QTimer) and thing.isActive()]
    windows = [widget for widget in application.topLevelWidgets() if widget.parent() is None]
    main = application.thread()
    return [thread for thread in threads if thread is not main] + timers + windows


def _pointer(thing: Any) -> int:
    from shiboken6 import Shiboken

    return int(Shiboken.getCppPointer(thing)[0])


def _deliver() -> None:
    application = _application()
    if application is not None:
        from PySide6.QtCore import QEvent

        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


def pytest_unconfigure() -> None:
    with contextlib.suppress(OSError):
        _home.cleanup()
