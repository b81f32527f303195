"""What holds of whole processes: core without Qt, references that stay, an environment left as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[1]


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_core_trains_where_no_window_can_be_imported() -> None:
    done = run("""
import sys

class Barred:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "gui"}:
            raise ImportError(f"{name} is barred here")

sys.meta_path.insert(0, Barred())
from core.config import NOTEBOOK
from core.data import open_dataset
from core.progress import finish
from core.trainer import train

reports = list(train(finish(open_dataset("sample")), NOTEBOOK))
assert reports[-1].epoch == 100 and reports[-1].loss < reports[1].loss
import importlib, pkgutil, core
for module in pkgutil.walk_packages(core.__path__, "core."):
    importlib.import_module(module.name)
""")
    assert done.returncode == 0, done.stderr


def test_opencv_leaves_the_environment_as_it_was() -> None:
    done = run("""
import os
os.environ["QT_QPA_FONTDIR"] = "/my/fonts"
before = {name: os.environ.get(name) for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")}
from core.opencv import cv2
assert cv2.__version__
assert before == {name: os.environ.get(name) for name in before}, os.environ
""")
    assert done.returncode == 0, done.stderr


def test_the_programs_own_objects_keep_none_and_true(qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QCheckBox, QLabel

    box, label, timer = QCheckBox(), QLabel(), QTimer()
    qtbot.addWidget(box)
    qtbot.addWidget(label)

    def ordinary() -> None:
        box.setChecked(True)
        box.isChecked()
        box.parent()
        label.setText("digit")
        label.setEnabled(True)
        label.buddy()
        label.update()
        timer.setSingleShot(True)
        timer.isActive()

    ordinary()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(20_000):
        ordinary()
    after = sys.getrefcount(None), sys.getrefcount(True)
    # From Python 3.12 on both are immortal and their counts stand still; before, each call of PySide6 6.12.0 took one.
    assert after[0] > before[0] - 1000
    assert after[1] > before[1] - 1000


@pytest.mark.parametrize("name", ["core", "gui.session.settings", "gui.worker", "gui.system.preflight"])
def test_a_part_can_be_imported_first(name: str) -> None:
    done = run(f"import {name}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_the_window_is_shown_before_what_takes_long_and_made_without_the_plots() -> None:
    done = run("""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from gui import app
furnish, seen = app._furnish, []
def late(window, crashes):
    seen.append(window.isVisible() and not {"numpy", "cv2", "gui.lab"} & set(sys.modules))
    furnish(window, crashes)
app._furnish = late
window = app.create_window([], at_once=True)
assert seen == [True]
assert window.furnished
assert "pyqtgraph" not in sys.modules, "pyqtgraph is for after the first paint"
window.close()
""")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_opencv_is_loaded_when_the_pointer_comes_near_the_canvas() -> None:
    done = run("""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from gui.app import create_window
window = create_window([])
window.show()
lab = window.lab
while lab.dataset is None or lab.model is None or lab.activity.value != "idle":
    QApplication.processEvents()
assert "cv2" not in sys.modules
QApplication.sendEvent(window.draw, QEnterEvent(*[QPointF(5, 5)] * 3))
QApplication.processEvents()
assert "cv2" in sys.modules
window.close()
""")
    assert done.returncode == 0, done.stderr


def test_what_is_installed_is_what_was_tested() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.split("\ndependencies = [")[1].split("\n]")[0]
    needs = [Requirement(line) for line in re.findall(r'^ +"(.*)",$', listed, re.MULTILINE)]
    assert {need.name for need in needs} >= {"numpy", "opencv-python", "PySide6-Essentials", "pyqtgraph"}
    for need in needs:
        assert any(range_.operator == "<" for range_ in need.specifier), f"{need} has no end"
        if need.marker is None or need.marker.evaluate():
            assert need.specifier.contains(version(need.name), prereleases=True), need
