"""Stories of somebody who looks at what the model is fed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton

from core.curation.corrections import Corrections
from core.dataset import Dataset
from gui.benches.moments import Source
from gui.pages.data_page import DataPage
from tests.core.data.writers import snapshot
from tests.journeys.conftest import ONE, Visit

pytestmark = pytest.mark.slow
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(visit: Visit) -> DataPage:
    visit.window.book.open_page("data")
    page = visit.window.book.page("data")
    assert isinstance(page, DataPage)
    visit.until(lambda: page.images.opinions.outcomes is not None)
    return page


def choose(page: DataPage, name: str, index: int) -> None:
    combo = page.findChild(QComboBox, name)
    assert combo is not None
    combo.setCurrentIndex(index)


def click(page: DataPage, column: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    viewport = page.images.thumbnails.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, QPoint(30 + 61 * column, 30))


def test_images_are_sifted_by_class_answer_and_loss(visit: Visit, page: DataPage) -> None:
    lab, shown = visit.window.lab, page.images.thumbnails
    dataset, outcomes = lab.dataset, page.images.opinions.outcomes
    assert dataset is not None
    assert outcomes is not None
    assert shown.shown.tolist() == list(range(len(dataset)))
    choose(page, "labelFilter", 4)
    assert set(dataset.labels[shown.shown]) == {3}
    choose(page, "labelFilter", 0)
    choose(page, "orderChoice", 1)
    assert shown.shown[0] == outcomes.rows[outcomes.losses.argmax()]
    choose(page, "onlyFilter", 1)
    assert len(shown.shown) == np.count_nonzero(~outcomes.right)
    choose(page, "onlyFilter", 0)
    choose(page, "saidFilter", 9)
    assert len(shown.shown) == np.count_nonzero(outcomes.said == 8)


def test_an_image_is_relabelled_and_left_out_by_keys_and_undone(visit: Visit, page: DataPage) -> None:
    corrections, dataset = visit.window.lab.corrections, visit.window.lab.dataset
    assert dataset is not None
    click(page, 1)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_7)
    assert corrections.now == Corrections({1: 7})
    click(page, 3)
    click(page, 4, SHIFT)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_Delete)
    assert corrections.now.excluded == {3, 4}
    assert "3 corrected" in visit.text("imagesWords")
    choose(page, "onlyFilter", 3)
    assert page.images.thumbnails.shown.tolist() == [1, 3, 4]
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_Z, CONTROL)
    assert corrections.now == Corrections({1: 7})
    undo = visit.button("undoCorrectionButton")
    visit.until(undo.isEnabled)
    visit.click("undoCorrectionButton")
    assert corrections.now == Corrections()
    visit.until(lambda: not undo.isEnabled())


def test_the_next_run_learns_what_was_corrected_and_no_file_changes(
    visit: Visit, page: DataPage, jpg_folder: Callable[[Dataset, Sequence[int], int], Path]
) -> None:
    lab = visit.window.lab
    assert lab.dataset is not None
    root = jpg_folder(lab.dataset, (0, 1), 20)
    before = snapshot(root)
    visit.window.choosing.take(str(root))
    visit.until(lambda: len(lab.dataset or ()) == 40)
    visit.until_idle()
    click(page, 0)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_1)
    click(page, 0)
    chips = page.images.corrections.findChildren(QToolButton)
    QTest.mouseClick(next(chip for chip in chips if chip.text() == "0"), Qt.MouseButton.LeftButton)
    click(page, 1)
    visit.click("excludeButton")
    visit.click("trainButton")
    visit.until_idle()
    run = lab.run
    assert run is not None
    assert run.dataset.counts == {0: 1, 1: 38}
    assert snapshot(root) == before


def test_classes_are_counted_with_what_was_corrected(visit: Visit, page: DataPage) -> None:
    pictures = page.survey.pictures
    visit.until(lambda: "0: 500" in pictures.accessibleDescription())
    click(page, 0)
    visit.click("excludeButton")
    visit.until(lambda: ": 499" in pictures.accessibleDescription())
    mean = pictures.grab().toImage()
    visit.click("spreadButton")
    assert pictures.grab().toImage() != mean


def test_an_image_is_laid_on_the_canvas(visit: Visit, page: DataPage) -> None:
    dataset = visit.window.lab.dataset
    assert dataset is not None
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_Right)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_Return)
    ink = visit.window.lab.board.ink
    assert ink is not None
    np.testing.assert_array_equal(ink, dataset.images[1])


def test_a_hand_is_kept_learnt_browsed_and_taken_back(visit: Visit) -> None:
    lab = visit.window.lab
    canvas = visit.window.draw.canvas
    for offset in range(4):
        visit.draw([[(200 - 6 * offset, 60), (80 + 5 * offset, 220)]])
        QTest.keyClick(canvas, Qt.Key.Key_4)
        visit.until(lambda: "Kept as a 4" in visit.message())
        QTest.keyClick(visit.window, Qt.Key.Key_Delete)
    visit.draw([[(200, 62), (82, 220)]])
    assert visit.answer() != "4"
    QTest.keyClick(visit.window, Qt.Key.Key_L, CONTROL)
    visit.until(lambda: lab.moments.now.source is Source.HAND)
    visit.until(lambda: visit.answer() == "4")
    assert "1 of 1" in visit.message()
    visit.window.book.open_page("data")
    page = visit.window.book.page("data")
    assert isinstance(page, DataPage)
    choose(page, "partChoice", 2)
    visit.until(lambda: len(page.images.thumbnails.shown) == 4)
    click(page, 0)
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_1)
    assert lab.teaching.hand.labels.tolist() == [1, 4, 4, 4]
    click(page, 1)
    visit.click("excludeButton")
    assert lab.teaching.hand.labels.tolist() == [1, 4, 4]
    QTest.keyClick(page.images.thumbnails, Qt.Key.Key_Z, CONTROL)
    assert lab.teaching.hand.labels.tolist() == [1, 4, 4, 4]


def test_a_chip_under_the_board_says_what_it_is(visit: Visit) -> None:
    chips = visit.window.draw.findChildren(QToolButton)
    seven = next(chip for chip in chips if chip.text() == "7")
    assert not seven.isEnabled()
    visit.draw(ONE)
    QTest.mouseClick(seven, Qt.MouseButton.LeftButton)
    assert seven.isChecked()
    assert visit.window.lab.teaching.hand.labels.tolist() == [7]
    visit.draw([[(60, 60), (90, 90)]])
    assert not seven.isChecked()
