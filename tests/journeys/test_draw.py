"""Stories at the drawing board."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtTest import QTest

from gui.benches.moments import Source
from tests.journeys.conftest import ONE, ZERO, Visit

pytestmark = pytest.mark.slow


def test_first_launch_answers_a_drawing(visit: Visit) -> None:
    assert visit.answer() == ""
    assert visit.window.lab.moments.now.source is Source.BUNDLED
    visit.draw(ONE)
    visit.until(lambda: visit.answer() == "1")
    assert visit.window.lab.board.ink is not None
    assert visit.window.lab.board.ink.shape == (28, 28)


def test_undo_redo_and_clear_by_keys_and_buttons(visit: Visit) -> None:
    visit.draw(ZERO)
    visit.until(lambda: visit.answer() == "0")
    QTest.keyClick(visit.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit.answer() == ""
    assert not visit.button("undoButton").isEnabled()
    visit.click("redoButton")
    assert visit.answer() == "0"
    visit.click("clearButton")
    assert visit.answer() == ""
    visit.click("undoButton")
    assert visit.answer() == "0"


def test_an_empty_canvas_gets_no_answer(visit: Visit) -> None:
    visit.draw(ONE)
    visit.click("clearButton")
    assert visit.answer() == ""
    assert visit.window.lab.board.answer is None
    assert not visit.button("clearButton").isEnabled()


def picture_of_a_one() -> QImage:
    image = QImage(120, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor("navy"), 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(60, 25, 60, 135)
    painter.end()
    return image


def test_a_pasted_picture_is_read(visit: Visit) -> None:
    QGuiApplication.clipboard().setImage(picture_of_a_one())
    QTest.keyClick(visit.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    visit.until(lambda: visit.answer() == "1")
    visit.draw(ZERO)
    visit.until(lambda: visit.answer() == "0")


def test_a_picture_file_is_read_and_a_broken_one_refused(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "一.png"
    picture_of_a_one().save(str(path))
    visit.window.choosing.take(str(path))
    visit.until(lambda: visit.answer() == "1")
    broken = tmp_path / "broken.png"
    broken.write_bytes(path.read_bytes()[:60])
    visit.window.choosing.take(str(broken))
    visit.until(lambda: "broken.png" in visit.message())
    assert visit.answer() == "1"


def test_a_blank_picture_is_said_to_have_no_digit(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "blank.png"
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(path))
    visit.window.choosing.take(str(path))
    visit.until(lambda: "blank.png" in visit.message())
    assert visit.answer() == ""


def test_the_preview_is_what_the_model_receives(visit: Visit) -> None:
    visit.draw(ZERO)
    board = visit.window.lab.board
    assert board.ink is not None
    assert board.answer is not None
    model = visit.window.lab.model
    assert model is not None
    np.testing.assert_array_equal(model.probabilities(board.ink[None])[0], board.answer.probabilities)


def test_a_broken_model_is_refused_and_the_old_one_answers_on(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "foreign.npz"
    path.write_bytes(b"not a model")
    visit.window.choosing.take(str(path))
    visit.until(lambda: "foreign.npz" in visit.message())
    visit.draw(ONE)
    visit.until(lambda: visit.answer() == "1")


def test_a_model_named_at_the_start_answers(arrive: Callable[..., Visit], visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    visit.window.lab.moments.save(str(path))
    visit.until(path.exists)
    other = arrive("--model", str(path))
    other.until(lambda: other.window.lab.moments.now.source is Source.FILE)
    other.draw(ONE)
    other.until(lambda: other.answer() == "1")
