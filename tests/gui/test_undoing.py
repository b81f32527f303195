"""Steps that can be undone, and a collector that takes their stack apart in whatever order."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.undoing import UndoStack, _kept

ROOT = Path(__file__).parents[2]

# Steps made before their stack are what the collector comes to first.
LEFT_TO_THE_COLLECTOR = """
import gc, weakref
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
from gui import undoing

application = QApplication([])
gone = []

class Step(QUndoCommand):
    def __del__(self):
        gone.append(self)

class Owner(QObject):
    def __init__(self):
        super().__init__()
        self.stack = undoing.UndoStack(self)

    def act(self):
        pass

gc.disable()
owners = []
for _ in range(200):
    steps = [Step("step") for _ in range(10)]
    owner = Owner()
    for step in steps:
        step.act = owner.act
        owner.stack.push(step)
    owner.stack.undo()
    owners.append(weakref.ref(owner))
    del steps, step, owner
    gc.collect()
for owner in owners:
    Shiboken.delete(owner())
gc.collect()
assert len(gone) == 2000, len(gone)
assert not undoing._kept
"""


def test_a_stack_left_to_the_collector_deletes_each_step_once() -> None:
    command = [sys.executable, "-X", "faulthandler", "-c", LEFT_TO_THE_COLLECTOR]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_goes_with_its_owner_also_where_that_is_garbage(qtbot: QtBot) -> None:
    class Owner(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself, self.stack = self, UndoStack(self)

    owner = Owner()
    owner.stack.push(QUndoCommand("step"))
    stack = owner.stack
    del owner
    gc.collect()
    assert not Shiboken.isValid(stack)
    assert id(stack) not in _kept
