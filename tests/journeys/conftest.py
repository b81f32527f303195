"""A real window for stories: opened as a user finds it, closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from core.config import Config
from core.dataset import Dataset
from core.opencv import cv2
from gui.app import create_window
from gui.benches.run import Run
from gui.lab import Activity
from gui.main_window import MainWindow
from gui.system import crash

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ONE = [[(140, 45), (140, 130), (140, 235)]]
ZERO = [[(140, 50), (90, 80), (80, 140), (90, 200), (140, 230), (190, 200), (200, 140), (190, 80), (145, 50)]]

Strokes = Sequence[Sequence[tuple[int, int]]]


class Visit:
    """What a user does with the window, and what is seen."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def button(self, name: str) -> QPushButton | QToolButton:
        found = self.window.findChild(QPushButton, name) or self.window.findChild(QToolButton, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, LEFT)

    def draw(self, strokes: Strokes) -> None:
        canvas = self.window.draw.canvas
        side = min(canvas.width(), canvas.height())
        corner = QPoint((canvas.width() - side) // 2, (canvas.height() - side) // 2)
        for stroke in strokes:
            points = [corner + QPoint(x * side // 280, y * side // 280) for x, y in stroke]
            QTest.mousePress(canvas, LEFT, NONE, points[0])
            for point in points[1:]:
                QTest.mouseMove(canvas, point)
                self.qtbot.wait(2)
            QTest.mouseRelease(canvas, LEFT, NONE, points[-1])

    def answer(self) -> str:
        return self.text("answerLabel")

    def text(self, name: str) -> str:
        from PySide6.QtWidgets import QLabel

        label = self.window.findChild(QLabel, name)
        assert label is not None, name
        return label.text()

    def message(self) -> str:
        return self.window.messages.text()

    def until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        self.qtbot.waitUntil(condition, timeout=int(seconds * 1000))

    def until_idle(self) -> None:
        lab = self.window.lab
        self.until(lambda: lab.activity is Activity.IDLE and not lab.errands.purposes, 60)

    def trained(self, config: Config) -> Run:
        """A run with these settings, from the button to its end."""
        self.window.lab.set_config(config)
        self.click("trainButton")
        self.until_idle()
        assert self.window.lab.run is not None
        return self.window.lab.run

    def epochs(self) -> int:
        run = self.window.lab.run
        return len(run.history) if run else 0


@pytest.fixture
def arrive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Visit]]:
    """Opens the window; errors nobody caught fail the story instead of opening a dialog."""
    monkeypatch.setattr(crash, "install", lambda: None)
    windows: list[MainWindow] = []

    def open_window(*arguments: str) -> Visit:
        window = create_window(list(arguments))
        windows.append(window)
        window.resize(1100, 700)
        window.show()
        window.activateWindow()  # without a window manager nobody else does, and keys go to the active window
        visit = Visit(window, qtbot)
        visit.until(window.isActiveWindow)
        visit.until(lambda: window.curves.loss_plot is not None)
        visit.until_idle()
        return visit

    yield open_window
    for window in windows:
        window.close()
        while window.lab.worker.busy:
            qtbot.wait(5)
        assert window.keeping.close(20)
        window.deleteLater()


@pytest.fixture
def visit(arrive: Callable[..., Visit]) -> Visit:
    return arrive()


@pytest.fixture
def jpg_folder(tmp_path: Path) -> Callable[[Dataset, Sequence[int], int], Path]:
    """Writes a dataset as the notebook had it: root/train/<label>/*.jpg, in a folder with a Chinese name."""

    def write(dataset: Dataset, classes: Sequence[int], per_class: int) -> Path:
        root = tmp_path / "手写数字"
        for label in classes:
            folder = root / "train" / str(label)
            folder.mkdir(parents=True)
            for index, image in enumerate(dataset.images[dataset.labels == label][:per_class]):
                done, jpg = cv2.imencode(".jpg", image)
                assert done
                (folder / f"{index}.jpg").write_bytes(jpg.tobytes())
        return root

    return write
