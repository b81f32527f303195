from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QInputDevice, QMouseEvent, QPointingDevice, QRegion, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.canvas import Canvas

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Shown = Callable[[QWidget, int, int], Any]


@pytest.fixture
def canvas(shown: Shown) -> Canvas:
    found: Canvas = shown(Canvas(), 280, 280)
    return found


def draw(canvas: Canvas, *points: tuple[int, int], release: bool = True) -> None:
    QTest.mousePress(canvas, LEFT, PLAIN, QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, QPoint(*point))
    if release:
        QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(*points[-1]))


def picture_of(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def is_ink(picture: QImage, x: int, y: int) -> bool:
    return picture.pixelColor(x, y) == QColor(LIGHT.ink)


def test_begins_empty(canvas: Canvas) -> None:
    assert canvas.is_empty()
    assert canvas.strokes() == []
    assert canvas.picture() is None
    assert canvas.accessibleName()


def test_mouse_draws_a_stroke_that_is_seen(canvas: Canvas, qtbot: Any) -> None:
    with qtbot.waitSignal(canvas.strokeFinished):
        draw(canvas, (60, 140), (140, 140), (220, 140))
    assert canvas.strokes() == [[(60.0, 140.0), (140.0, 140.0), (220.0, 140.0)]]
    picture = picture_of(canvas)
    assert all(is_ink(picture, x, 140) for x in (60, 100, 180, 219))
    assert not is_ink(picture, 140, 100)


@pytest.mark.parametrize("width", [8, 40])
def test_what_was_painted_point_by_point_is_what_is_painted_at_once(
    shown: Shown, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(Canvas(), 301, 300)
    canvas.set_pen_width(width)
    screen = QImage(canvas.size(), QImage.Format.Format_RGB32)
    asked: list[QRect] = []
    monkeypatch.setattr(canvas, "update", lambda area=None: asked.append(area or canvas.rect()))
    QTest.mousePress(canvas, LEFT, PLAIN, QPoint(60, 200))
    for point in (None, QPoint(70, 120), QPoint(110, 60), QPoint(200, 80), QPoint(90, 70), QPoint(290, 290)):
        if point is not None:
            QTest.mouseMove(canvas, point)
            assert asked[-1].width() < canvas.width()
        canvas.render(screen, asked[-1].topLeft(), QRegion(asked[-1]))
    whole = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(whole)
    assert screen == whole


def test_line_is_as_wide_as_the_pen(canvas: Canvas) -> None:
    canvas.set_pen_width(20)
    draw(canvas, (60, 140), (140, 140), (220, 140))
    picture = picture_of(canvas)
    assert sum(is_ink(picture, 140, y) for y in range(280)) == pytest.approx(20, abs=2)


def test_a_click_is_a_dot(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, LEFT, PLAIN, QPoint(100, 90))
    assert canvas.strokes() == [[(100.0, 90.0)]]
    assert is_ink(picture_of(canvas), 100, 90)


def test_other_buttons_draw_nothing(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, PLAIN, QPoint(100, 90))
    assert canvas.is_empty()


def test_strokes_include_the_one_being_drawn(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80), release=False)
    assert canvas.strokes() == [[(60.0, 60.0), (80.0, 80.0)]]
    assert not canvas.is_empty()
    assert canvas.undo_stack.count() == 0
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(80, 80))
    assert canvas.undo_stack.count() == 1


def test_every_move_is_told(canvas: Canvas, qtbot: Any) -> None:
    told: list[int] = []
    canvas.changed.connect(lambda: told.append(len(canvas.strokes()[0])))
    draw(canvas, (60, 60), (80, 80), (90, 90))
    assert told == [1, 2, 3, 3]


def test_points_outside_go_to_the_edge_and_the_stroke_goes_on(canvas: Canvas) -> None:
    draw(canvas, (250, 140), (400, 140), (250, -50))
    assert canvas.strokes() == [[(250.0, 140.0), (280.0, 140.0), (250.0, 0.0)]]


@pytest.mark.parametrize(("width", "height"), [(560, 560), (560, 700), (900, 560), (140, 140)])
def test_coordinates_do_not_depend_on_the_size(shown: Shown, width: int, height: int) -> None:
    canvas = shown(Canvas(), width, height)
    side = min(width, height)
    corner = QPoint((width - side) // 2, (height - side) // 2)
    QTest.mouseClick(canvas, LEFT, PLAIN, corner + QPoint(side // 2, side // 4))
    assert canvas.strokes() == [[(140.0, 70.0)]]
    assert is_ink(picture_of(canvas), corner.x() + side // 2, corner.y() + side // 4)


def test_resizing_keeps_the_ink(canvas: Canvas) -> None:
    draw(canvas, (60, 140), (140, 140), (220, 140))
    canvas.resize(560, 560)
    assert is_ink(picture_of(canvas), 280, 280)


def test_undo_and_redo(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80))
    draw(canvas, (160, 160), (180, 180))
    both = canvas.strokes()
    canvas.undo_stack.undo()
    assert canvas.strokes() == both[:1]
    assert not is_ink(picture_of(canvas), 170, 170)
    canvas.undo_stack.undo()
    assert canvas.is_empty()
    canvas.undo_stack.redo()
    canvas.undo_stack.redo()
    assert canvas.strokes() == both
    assert is_ink(picture_of(canvas), 170, 170)


def test_undo_is_bounded(canvas: Canvas) -> None:
    for step in range(110):
        QTest.mouseClick(canvas, LEFT, PLAIN, QPoint(40 + step, 90))
    assert canvas.undo_stack.count() == 100


def test_clear_is_one_step(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80))
    canvas.clear()
    assert canvas.is_empty()
    assert not is_ink(picture_of(canvas), 70, 70)
    canvas.clear()
    assert canvas.undo_stack.count() == 2
    canvas.undo_stack.undo()
    assert canvas.strokes() == [[(60.0, 60.0), (80.0, 80.0)]]


def test_escape_drops_the_stroke_and_the_rest_of_its_drag(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80), release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseMove(canvas, QPoint(120, 120))
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(120, 120))
    assert canvas.is_empty()
    assert canvas.undo_stack.count() == 0
    draw(canvas, (60, 60), (80, 80))
    assert len(canvas.strokes()) == 1


def test_undo_while_drawing_leaves_no_half_stroke(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80))
    draw(canvas, (160, 160), (180, 180), release=False)
    canvas.undo_stack.undo()
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(180, 180))
    assert canvas.is_empty()


def test_picture_is_shown_and_replaced_by_a_stroke(canvas: Canvas) -> None:
    grey = np.zeros((28, 28), dtype=np.uint8)
    grey[10:18, 10:18] = 255
    canvas.set_picture(grey)
    grey[:] = 0
    shown = canvas.picture()
    assert shown is not None
    assert shown[12, 12] == 255
    assert canvas.strokes() == []
    assert is_ink(picture_of(canvas), 140, 140)
    draw(canvas, (40, 40), (60, 40))
    assert canvas.picture() is None
    assert len(canvas.strokes()) == 1
    assert not is_ink(picture_of(canvas), 140, 140)
    canvas.undo_stack.undo()
    assert canvas.picture() is not None


def test_escape_brings_the_picture_back(canvas: Canvas) -> None:
    canvas.set_picture(np.full((8, 5), 255, dtype=np.uint8))
    draw(canvas, (40, 40), (60, 40), release=False)
    assert canvas.picture() is None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.picture() is not None


def test_taking_off_a_picture(canvas: Canvas) -> None:
    canvas.set_picture(None)
    assert canvas.undo_stack.count() == 0
    canvas.set_picture(np.full((8, 5), 255, dtype=np.uint8))
    canvas.set_picture(None)
    assert canvas.is_empty()


def test_strokes_can_be_laid_on(canvas: Canvas) -> None:
    canvas.set_strokes([[(60, 60), (200, 60)], [], [(100.5, 200)]])
    assert canvas.strokes() == [[(60.0, 60.0), (200.0, 60.0)], [(100.5, 200.0)]]
    assert is_ink(picture_of(canvas), 130, 60)
    canvas.undo_stack.undo()
    assert canvas.is_empty()


@pytest.mark.parametrize(("asked", "got"), [(1, 8), (24.5, 24.5), (99, 40)])
def test_pen_width_is_bounded(canvas: Canvas, asked: float, got: float) -> None:
    canvas.set_pen_width(asked)
    assert canvas.pen_width() == got


def test_theme_recolours_paper_and_ink(canvas: Canvas, qapp: QApplication) -> None:
    draw(canvas, (60, 140), (140, 140), (220, 140))
    dark = apply_theme(qapp, "dark")
    picture = picture_of(canvas)
    assert picture.pixelColor(140, 140) == QColor(dark.ink)
    assert picture.pixelColor(20, 20) == QColor(dark.paper)


def test_hiding_ends_the_stroke(canvas: Canvas) -> None:
    draw(canvas, (60, 60), (80, 80), release=False)
    canvas.hide()
    canvas.show()
    assert canvas.undo_stack.count() == 1
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(80, 80))
    draw(canvas, (160, 60), (180, 80))
    assert len(canvas.strokes()) == 2


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_disabled_takes_no_ink(canvas: Canvas) -> None:
    canvas.setEnabled(False)
    draw(canvas, (60, 60), (80, 80))
    assert canvas.is_empty()


def test_keeps_square_in_a_layout(shown: Shown) -> None:
    window = QWidget()
    layout = QHBoxLayout(window)
    canvas = Canvas()
    layout.addWidget(canvas)
    shown(window, 320, 500)
    assert canvas.heightForWidth(300) == 300
    assert canvas.square().width() == canvas.square().height()


def test_finger_draws_once(canvas: Canvas) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(canvas, device).press(1, QPoint(60, 60), canvas)
    QTest.touchEvent(canvas, device).move(1, QPoint(90, 90), canvas)
    QTest.touchEvent(canvas, device).stationary(1).press(2, QPoint(200, 200), canvas)
    QTest.touchEvent(canvas, device).move(1, QPoint(120, 90), canvas).move(2, QPoint(210, 210), canvas)
    QTest.touchEvent(canvas, device).release(1, QPoint(120, 90), canvas).release(2, QPoint(210, 210), canvas)
    assert canvas.strokes() == [[(60.0, 60.0), (90.0, 90.0), (120.0, 90.0)]]
    assert canvas.undo_stack.count() == 1


def tablet(canvas: Canvas, kind: QEvent.Type, x: float, pressure: float) -> None:
    pen = QPointingDevice.primaryPointingDevice()
    at = QPointF(x, 140)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
    changed = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
    event = QTabletEvent(kind, pen, at, at, pressure, 0, 0, 0, 0, 0, PLAIN, changed, held)
    QApplication.sendEvent(canvas, event)


def test_pen_pressure_widens_the_line(canvas: Canvas) -> None:
    widths = []
    for pressure in (0.1, 1.0):
        canvas.clear()
        tablet(canvas, QEvent.Type.TabletPress, 60, pressure)
        for x in (100, 140, 180):
            tablet(canvas, QEvent.Type.TabletMove, x, pressure)
        tablet(canvas, QEvent.Type.TabletRelease, 180, 0.0)
        picture = picture_of(canvas)
        widths.append(sum(is_ink(picture, 120, y) for y in range(280)))
        assert canvas.strokes() == [[(60.0, 140.0), (100.0, 140.0), (140.0, 140.0), (180.0, 140.0)]]
    assert widths[1] > widths[0] + 4


def test_mouse_events_made_from_a_pen_draw_nothing(canvas: Canvas) -> None:
    stylus = QPointingDevice(
        "pen",
        77,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        1,
    )
    at = QPointF(60, 60)
    event = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, LEFT, LEFT, PLAIN, stylus)
    QApplication.sendEvent(canvas, event)
    assert canvas.is_empty()


def test_a_long_stroke_stays_cheap(canvas: Canvas, qtbot: Any) -> None:
    import time

    rng = np.random.default_rng(0)
    points = [(int(x), int(y)) for x, y in rng.integers(10, 270, (5000, 2))]
    draw(canvas, *points[:4950], release=False)
    canvas.grab()
    begin = time.process_time()
    for point in points[4950:]:
        QTest.mouseMove(canvas, QPoint(*point))
        canvas.repaint()
    a_point = (time.process_time() - begin) / 50
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(*points[-1]))
    assert a_point < 0.008
    assert len(canvas.strokes()[0]) > 4900


def test_changed_comes_before_stroke_finished(canvas: Canvas) -> None:
    order: list[str] = []
    canvas.changed.connect(lambda: order.append("changed"))
    canvas.strokeFinished.connect(lambda: order.append("finished"))
    QTest.mouseClick(canvas, LEFT, PLAIN, QPoint(100, 90))
    assert order[-1] == "finished"
    assert order.count("finished") == 1
