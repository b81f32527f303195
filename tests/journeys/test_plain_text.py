"""Names from outside are shown as they are: whatever is in them, no widget makes pictures or bold type of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QMessageBox,
    QTabBar,
    QWidget,
)

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.progress import finish
from core.storage import load_bundled, save_model
from gui.main_window import MainWindow
from tests.journeys.conftest import ONE, Visit

HOSTILE = "<img src='x'><b>bold"
MARK = "<img"
PICTURE = "\ufffc"  # what stands for a picture in a document


def tips(window: MainWindow) -> Iterator[tuple[QObject, str]]:
    """Every tool tip, of widgets, tabs, actions and items."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield widget, widget.toolTip()
        if isinstance(widget, QTabBar):
            yield from ((widget, widget.tabToolTip(index)) for index in range(widget.count()))
        if isinstance(widget, (QAbstractItemView, QComboBox)):
            yield from ((widget, tip) for tip in item_tips(widget))
    for action in window.findChildren(QAction):
        yield action, action.toolTip()


def item_tips(view: QAbstractItemView | QComboBox) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row, column in product(range(50), range(10)):
        if model.hasIndex(row, column):
            tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip


def offenders(window: MainWindow) -> list[str]:
    found = []
    for label in window.findChildren(QLabel):
        rich = label.textFormat() is not Qt.TextFormat.PlainText
        if MARK in label.text() and rich:
            found.append(f"label {label.objectName()}: {label.text()}")
    for box in window.findChildren(QMessageBox):
        if MARK in box.text() and box.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"box {box.text()}")
    found += [f"tip of {thing.objectName() or thing}: {tip}" for thing, tip in tips(window) if MARK in tip]
    for view in window.findChildren(QGraphicsView):
        scene = view.scene()
        for item in scene.items() if scene else ():
            if isinstance(item, QGraphicsTextItem) and PICTURE in item.toPlainText():
                found.append(f"plot {item.toHtml()}")
    return found


@pytest.mark.slow
def test_no_widget_makes_anything_of_a_name(
    arrive: Callable[..., Visit], jpg_folder: Callable[[Dataset, tuple[int, ...], int], Path], tmp_path: Path
) -> None:
    plain = jpg_folder(finish(open_dataset("sample", per_class=12)), (0, 1), 12)
    (plain / "train" / "0" / f"{HOSTILE}.jpg").write_bytes(b"no picture")
    place = plain.rename(plain.with_name(HOSTILE))
    (tmp_path / "models").mkdir()
    model = tmp_path / "models" / f"{HOSTILE}.npz"
    save_model(load_bundled(), model)
    visit = arrive("--dataset", str(place))
    window = visit.window
    assert offenders(window) == []
    window.lab.moments.open(str(model))
    visit.until(lambda: window.lab.moments.now.name == model.name)
    window.lab.moments.open(str(tmp_path / f"{HOSTILE}-not-there.npz"))
    visit.until(lambda: "-not-there" in window.messages.text())
    assert HOSTILE in window.messages.text()
    assert offenders(window) == []
    window.lab.set_config(Config(classes=(0, 1), epochs=4))
    visit.click("trainButton")
    visit.until(lambda: window.lab.run is not None and window.lab.run.over)
    visit.until_idle()
    assert window.lab.run is not None
    window.lab.runs.rename(window.lab.run, HOSTILE)
    visit.draw(ONE)
    for name in ("learn", "understand", "evaluate", "data"):
        window.book.open_page(name)
        visit.qtbot.wait(100)
        assert offenders(window) == [], name
