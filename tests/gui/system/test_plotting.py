from __future__ import annotations

import subprocess
import sys

COUNT = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
before = {module: dir(module) for module in (QtCore, QtGui, QtWidgets)}
assert len(before[QtWidgets]) > 100
from gui.system.plotting import pg
from pyqtgraph.exporters import ImageExporter
assert pg.QtCore.QObject is QtCore.QObject
assert pg.QtCore.Signal is QtCore.Signal
assert pg.QtWidgets.QGraphicsRectItem is QtWidgets.QGraphicsRectItem
assert not hasattr(pg.QtWidgets, "QNothing")
for module, names in before.items():
    assert set(names) <= set(dir(module)), set(names) - set(dir(module))
print(sum(name in vars(module) for module, names in before.items() for name in names))
"""


def test_few_classes_are_made_for_pyqtgraph_and_none_is_lost() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300  # of some 700
