from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.looks.theme import LIGHT, apply_theme
from gui.widgets.curve_backdrop import Backdrop, Band, Line
from gui.widgets.curve_plot import CurvePlot, Style, XAxis

Shown = Callable[[QWidget, int, int], Any]
Colours = Callable[[QImage], Counter[str]]
EPOCHS = np.arange(1, 101)


@pytest.fixture
def plot(shown: Shown) -> CurvePlot:
    found: CurvePlot = shown(CurvePlot("Loss", "cross-entropy", "nats"), 600, 300)
    found.set_planned(100)
    return found


def falling(start: float = 2.0) -> Any:
    return start / EPOCHS


def viewport(plot: CurvePlot) -> QWidget:
    found = plot.stage.viewport()
    assert isinstance(found, QWidget)
    return found


def at_epoch(plot: CurvePlot, epoch: float) -> QPoint:
    """Where in the viewport an epoch lies, half way up."""
    low, high = plot.stage.view.viewRange()[1]
    scene = plot.stage.view.mapViewToScene(QPointF(epoch, (low + high) / 2))
    return QPoint(plot.stage.mapFromScene(scene))


def test_hint_until_there_is_something_to_show(plot: CurvePlot) -> None:
    plot.set_hint("Press Train")
    assert plot._hint.isVisible()
    assert plot.readout() == ""
    plot.show_series({"train": (EPOCHS, falling())})
    assert not plot._hint.isVisible()
    plot.show_series({})
    assert plot._hint.isVisible()


def test_lines_have_the_themes_colours(plot: CurvePlot, colours: Colours) -> None:
    assert LIGHT.train not in colours(plot.grab().toImage())
    plot.show_series({"train": (EPOCHS, falling()), "validation": (EPOCHS, falling(3.0))})
    assert {LIGHT.train, LIGHT.validation} <= set(colours(plot.grab().toImage()))


def test_caller_can_choose_a_colour(plot: CurvePlot, colours: Colours) -> None:
    plot.set_styles({"train": Style("train", "#aa00aa")})
    plot.show_series({"train": (EPOCHS, falling())})
    assert "#aa00aa" in colours(plot.grab().toImage())


def test_series_that_are_gone_are_not_drawn(plot: CurvePlot, colours: Colours) -> None:
    plot.show_series({"train": (EPOCHS, falling()), "validation": (EPOCHS, falling(3.0))})
    plot.show_series({"train": (EPOCHS, falling())})
    plot._tell()
    assert LIGHT.validation not in colours(plot.grab().toImage())


def test_last_values_are_read_out(plot: CurvePlot) -> None:
    plot.set_styles({"train": Style("training", LIGHT.train)})
    plot.show_series({"train": (EPOCHS, falling()), "validation": (EPOCHS[:50], falling()[:50])})
    assert plot.readout() == "epoch 100  training 0.0200  validation –"


def test_hover_reads_out_the_nearest_epoch(plot: CurvePlot) -> None:
    plot.show_series({"train": (EPOCHS, falling()), "validation": (EPOCHS, falling(4.0))})
    QTest.mouseMove(viewport(plot), at_epoch(plot, 40.2))
    assert plot.readout() == "epoch 40  train 0.0500  validation 0.1000"
    assert plot.stage._mark.isVisible()
    QTest.mouseMove(viewport(plot), QPoint(2, 2))
    assert plot.readout().startswith("epoch 100 ")
    assert not plot.stage._mark.isVisible()


def test_percentages(shown: Shown) -> None:
    plot = shown(CurvePlot("Accuracy", "accuracy", "%", percent=True), 600, 300)
    plot.show_series({"train": (EPOCHS, np.linspace(50, 98.7654, 100))})
    assert plot.readout() == "epoch 100  train 98.77 %"
    low, high = plot.stage.view.viewRange()[1]
    assert 0 <= low < 50
    assert 98.77 < high < 103


def test_text_waits_while_numbers_stream(plot: CurvePlot, qtbot: Any) -> None:
    plot.show_series({"train": (EPOCHS[:1], falling()[:1])})
    plot.show_series({"train": (EPOCHS[:2], falling()[:2])})
    assert plot.readout().startswith("epoch 1 ")
    qtbot.waitUntil(lambda: plot.readout().startswith("epoch 2 "))


def test_epochs_planned_fix_the_axis_until_they_are_passed(plot: CurvePlot) -> None:
    for count in (1, 10, 100):
        plot.show_series({"train": (EPOCHS[:count], falling()[:count])})
        assert plot.stage.seen_x() == pytest.approx((-1, 101))
    plot.show_series({"train": (np.arange(1, 151), np.ones(150))})
    assert plot.stage.seen_x() == pytest.approx((-2, 202))


def test_at_most_a_thousand_points_are_drawn_and_peaks_are_kept(plot: CurvePlot) -> None:
    y = np.random.default_rng(0).normal(size=20_000)
    y[12_345] = 50.0
    plot.set_planned(20_000)
    plot.show_series({"train": (np.arange(20_000), y)})
    drawn = plot.stage.lines["train"].getData()[1]
    assert len(drawn) <= 1000
    assert drawn.max() == 50.0


def test_zooming_in_shows_more_of_the_points(plot: CurvePlot) -> None:
    plot.set_planned(20_000)
    plot.show_series({"train": (np.arange(20_000), np.random.default_rng(0).normal(size=20_000))})
    plot.stage.view.setXRange(1000, 1100, padding=0)
    plot.stage.view.sigRangeChangedManually.emit([True, True])
    x = plot.stage.lines["train"].getData()[0]
    assert 100 <= len(x) <= 104


def test_what_is_no_number_is_never_drawn(plot: CurvePlot) -> None:
    y = falling()
    y[50:] = np.nan
    y[49] = np.inf
    plot.show_series({"train": (EPOCHS, y)})
    assert np.isfinite(plot.stage.lines["train"].getData()[1]).all()
    assert plot.readout().startswith("epoch 49 ")


@pytest.mark.parametrize("values", [np.zeros(100), np.full(100, 1e299), np.full(100, -3.0), np.full(100, 1e-300)])
@pytest.mark.parametrize("log", [False, True])
def test_odd_values_are_drawn(plot: CurvePlot, values: Any, log: bool) -> None:
    plot.set_log(log)
    plot.show_series({"train": (EPOCHS, values)})
    plot.grab()
    low, high = plot.stage.view.viewRange()[1]
    assert np.isfinite([low, high]).all()
    assert low < high


def test_logarithmic_axis_leaves_out_what_is_not_above_zero(plot: CurvePlot) -> None:
    y = 10.0 ** -(EPOCHS / 25)
    y[10] = 0.0
    y[11] = -1.0
    plot.show_series({"train": (EPOCHS, y)})
    plot.set_log(True)
    drawn = plot.stage.lines["train"].getData()[1]
    assert len(drawn) == 98
    assert drawn[-1] == pytest.approx(-4)
    low, high = plot.stage.view.viewRange()[1]
    assert low < -4 < 0 < high < 1
    axis = plot.stage.plotItem.getAxis("left")
    ((spacing, ticks),) = axis.tickValues(low, high, 200)
    assert axis.tickStrings(ticks, 1.0, spacing) == ["0.0001", "0.001", "0.01", "0.1", "1"]
    assert plot.log_action.isChecked()
    plot.set_log(False)
    assert len(plot.stage.lines["train"].getData()[1]) == 100


def test_zoom_holds_until_a_double_click(plot: CurvePlot) -> None:
    plot.show_series({"train": (EPOCHS, falling())})
    before = plot.stage.view.viewRange()
    QTest.mousePress(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 50))
    for epoch in (40, 30, 20):
        QTest.mouseMove(viewport(plot), at_epoch(plot, 50) + QPoint(-epoch, 0))
    QTest.mouseRelease(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 20))
    moved = plot.stage.view.viewRange()
    assert moved != before
    plot.show_series({"train": (EPOCHS, falling(100.0))})
    assert plot.stage.view.viewRange() == moved
    QTest.mouseDClick(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 20))
    assert plot.stage.seen_x() == pytest.approx((-1, 101))
    assert plot.stage.view.viewRange()[1][1] > 90


def test_the_key_a_follows_again(plot: CurvePlot, qtbot: Any) -> None:
    plot.show_series({"train": (EPOCHS, falling())})
    plot.stage.view.setXRange(10, 20, padding=0)
    plot.stage.view.sigRangeChangedManually.emit([True, True])
    assert plot.stage.seen_x() == pytest.approx((10, 20))
    plot.activateWindow()
    plot.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(plot.stage, Qt.Key.Key_A)
    assert plot.stage.seen_x() == pytest.approx((-1, 101))


def test_linked_plots_share_zoom_and_mark(shown: Shown) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    loss, accuracy = CurvePlot("Loss", "loss"), CurvePlot("Accuracy", "accuracy", "%", percent=True)
    loss.link_x(accuracy)
    for plot in (loss, accuracy):
        layout.addWidget(plot)
        plot.set_planned(100)
    shown(window, 600, 500)
    loss.show_series({"train": (EPOCHS, falling())})
    accuracy.show_series({"train": (EPOCHS, 100 - falling(50.0))})
    QTest.mouseMove(viewport(accuracy), at_epoch(accuracy, 25))
    assert loss.readout() == "epoch 25  train 0.0800"
    assert accuracy.readout() == "epoch 25  train 98.00 %"
    accuracy.stage.view.setXRange(10, 20, padding=0)
    accuracy.stage.view.sigRangeChangedManually.emit([True, True])
    assert loss.stage.seen_x() == pytest.approx((10, 20))
    loss.follow()
    assert accuracy.stage.seen_x() == pytest.approx((-1, 101))
    window.grab()
    assert loss.stage.view.sceneBoundingRect().left() == accuracy.stage.view.sceneBoundingRect().left()


def test_theme_recolours_by_itself(plot: CurvePlot, qapp: QApplication, colours: Colours) -> None:
    plot.show_series({"train": (EPOCHS, falling())})
    dark = apply_theme(qapp, "dark")
    found = colours(plot.grab().toImage())
    assert {dark.train, dark.surface} <= set(found)
    assert LIGHT.train not in found


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_exports_are_pictures_on_the_themes_ground(
    plot: CurvePlot, qapp: QApplication, tmp_path: Path, choice: Any, colours: Colours
) -> None:
    theme = apply_theme(qapp, choice)
    plot.show_series({"train": (EPOCHS, falling()), "validation": (EPOCHS, falling(3.0))})
    (tmp_path / "plot.png").write_bytes(plot.stage.export_png())
    (tmp_path / "plot.svg").write_bytes(plot.stage.export_svg())
    renderer = QSvgRenderer(str(tmp_path / "plot.svg"))
    assert renderer.isValid()
    drawing = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    painter = QPainter(drawing)
    renderer.render(painter)
    painter.end()
    picture = QImage(str(tmp_path / "plot.png"))
    assert picture.width() > 1000
    for image in (picture, drawing):
        found = colours(image)
        assert found[theme.surface] > sum(found.values()) / 2
        assert found[theme.train] > 20
        assert found[theme.validation] > 20


def test_a_frame_of_ten_thousand_points_is_cheap(plot: CurvePlot) -> None:
    x = np.arange(10_000.0)
    y = 2 * 0.999**x + np.random.default_rng(0).normal(size=10_000) * 0.01
    plot.set_planned(10_000)
    spent = []
    for count in range(9_980, 10_000):
        begin = time.process_time()
        plot.show_series({"train": (x[:count], y[:count]), "validation": (x[:count], y[:count] + 0.1)})
        viewport(plot).repaint()
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.008


def behind(count: int, length: int = 100) -> list[Line]:
    x = np.arange(1.0, length + 1)
    return [Line(x, 1.0 + index + 1 / x, f"#{10 + index:02x}00a0") for index in range(count)]


def test_curves_of_other_runs_lie_behind_and_count_for_the_range(plot: CurvePlot, colours: Colours) -> None:
    plot.show_behind(behind(3))
    plot.show_series({"train": (EPOCHS, falling())})
    found = colours(plot.grab().toImage())
    assert LIGHT.train in found
    assert plot.stage.view.viewRange()[1][1] > 4
    plot.show_behind([])
    plot.follow()
    assert plot.stage.view.viewRange()[1][1] < 3


@pytest.mark.slow
def test_a_spike_behind_is_seen(plot: CurvePlot) -> None:
    x = np.arange(1.0, 10_001)
    y = np.ones(10_000)
    y[6_789] = 40.0
    plot.show_behind([Line(x, y, "#aa00aa")])
    assert plot.stage.view.viewRange()[1][1] > 40
    picture = plot.grab().toImage()
    shades = [(row, picture.pixelColor(x, row)) for row in range(picture.height()) for x in range(80, picture.width())]
    rows = [row for row, shade in shades if shade.red() - shade.green() > 40]
    assert max(rows) - min(rows) > 100


def test_a_band_is_a_shade_between_its_edges(plot: CurvePlot) -> None:
    x = np.arange(1.0, 101)
    plot.show_behind([Band(x, np.full(100, 1.0), np.full(100, 2.0), "#000000")])
    picture, centre = plot.stage.grab().toImage(), at_epoch(plot, 50)
    assert picture.pixelColor(centre) != picture.pixelColor(centre.x(), 5 + picture.height() // 6)


def test_the_backdrop_is_painted_once(plot: CurvePlot, monkeypatch: pytest.MonkeyPatch) -> None:
    painted, paint = [0], Backdrop._painted

    def counting(*arguments: Any) -> Any:
        painted[0] += 1
        return paint(*arguments)

    monkeypatch.setattr(Backdrop, "_painted", counting)
    plot.show_behind(behind(5))
    for count in range(50, 100):
        plot.show_series({"train": (EPOCHS[:count], falling()[:count])})
        viewport(plot).repaint()
    assert 1 <= painted[0] <= 3


def test_a_click_or_the_cursor_seeks_a_place(plot: CurvePlot) -> None:
    heard: list[float] = []
    plot.sought.connect(heard.append)
    plot.show_series({"train": (EPOCHS, falling())})
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 30))
    assert heard == [pytest.approx(30, abs=1)]
    plot.show_cursor(60)
    plot.grab()
    QTest.mousePress(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 60))
    for epoch in (62, 70, 80):
        QTest.mouseMove(viewport(plot), at_epoch(plot, epoch))
        QTest.qWait(20)
    QTest.mouseRelease(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 80))
    assert heard[-1] == pytest.approx(80, abs=1.5)
    assert plot.stage.seen_x() == pytest.approx((-1, 101))


def test_a_logarithmic_x_axis(plot: CurvePlot) -> None:
    heard: list[float] = []
    plot.sought.connect(heard.append)
    plot.set_planned(10_000)
    plot.set_x_axis(XAxis("epoch", "epoch {n}"), log=True)
    x = np.arange(0.0, 10_001)
    plot.show_series({"train": (x, 1 / (x + 1))})
    low, high = plot.stage.seen_x()
    assert -0.2 < low < 0 < 4 < high < 4.2
    assert plot.stage.lines["train"].getData()[0][0] == 0  # the tenth power of which is the first epoch
    QTest.mouseMove(viewport(plot), at_epoch(plot, 2.0))
    assert plot.readout().split()[1] in {"98", "99", "100", "101", "102"}
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_epoch(plot, 2.0))
    assert heard == [pytest.approx(100, rel=0.05)]


def test_seconds_grow_their_axis_and_are_read_out(plot: CurvePlot) -> None:
    plot.set_planned(None)
    plot.set_x_axis(XAxis("seconds", "{n} s", whole=False))
    plot.show_series({"train": (np.linspace(0.001, 0.734, 100), falling())})
    assert 0.73 < plot.stage.seen_x().high < 1.2
    assert plot.readout() == "0.734 s  train 0.0200"


def test_a_shade_behind_is_not_read_out(plot: CurvePlot) -> None:
    plot.set_styles({"raw": Style("raw", "#cccccc", behind=True)})
    plot.show_series({"raw": (EPOCHS, falling()), "train": (EPOCHS, falling())})
    assert plot.readout() == "epoch 100  train 0.0200"


def test_a_low_plot_shows_no_words_along_its_axes_in_another_theme_either(plot: CurvePlot, qapp: QApplication) -> None:
    plot.resize(400, 110)
    assert not plot.stage.plotItem.getAxis("bottom").label.isVisible()
    apply_theme(qapp, "dark")
    QApplication.processEvents()
    assert not plot.stage.plotItem.getAxis("bottom").label.isVisible()
    assert not plot.stage.plotItem.getAxis("left").label.isVisible()
    plot.set_x_axis(XAxis("passes", "{n} passes", whole=False))
    assert not plot.stage.plotItem.getAxis("bottom").label.isVisible()
    plot.resize(400, 400)
    assert plot.stage.plotItem.getAxis("bottom").label.isVisible()
