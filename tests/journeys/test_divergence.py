"""Stories of learning rates no sane person types: refused with the reason, or stopped with the last good weights."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from core.config import Config
from gui.benches.run import Outcome
from tests.journeys.conftest import Visit

CONFIG = Config(classes=(0, 1), per_class=60, size=8, epochs=400, batch_size=16, l2=0.1, optimizer="gradient_descent")
LONGEST = 8  # figures and signs beside a tick


def enter(visit: Visit, text: str, name: str = "learningRateSpin") -> None:
    """Into the field, as a user does: what was there is selected, then the keys, then Return."""
    spin = visit.window.findChild(QAbstractSpinBox, name)
    assert spin is not None
    line = spin.findChild(QLineEdit)
    assert line is not None
    spin.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)


def shown(visit: Visit, name: str = "learningRateSpin") -> str:
    spin = visit.window.findChild(QAbstractSpinBox, name)
    assert spin is not None
    return spin.text()


def assert_axes_are_readable(visit: Visit) -> None:
    for plot in (visit.window.curves.loss_plot, visit.window.curves.accuracy_plot):
        assert plot is not None
        ranges = plot.stage.view.viewRange()
        assert np.isfinite(ranges).all(), ranges
        for name, (low, high) in zip(("bottom", "left"), ranges, strict=True):
            assert low < high
            axis = plot.stage.plotItem.getAxis(name)
            ((step, values),) = axis.tickValues(low, high, 300)
            texts = axis.tickStrings(values, 1.0, step)
            assert 2 <= len(texts) <= 14
            assert max(map(len, texts)) <= LONGEST, texts


def test_what_no_rate_can_be_is_refused_with_its_bounds(visit: Visit) -> None:
    visit.window.lab.set_config(CONFIG)
    for text in ("1e300", "1e999", "0", "-1", "1e-10", "1e", "--", "1,2,3"):
        enter(visit, text)
        assert visit.window.lab.config == CONFIG, text
        assert float(shown(visit)) == CONFIG.learning_rate, text
        message = visit.message()
        assert "Learning rate must lie between 1e-09 and 1e+09" in message
        assert f"it is {text}." in message
    for text in ("nan", "inf", "abc", ""):  # letters cannot be typed
        enter(visit, text)
        assert visit.window.lab.config == CONFIG, text
        assert float(shown(visit)) == CONFIG.learning_rate, text


def test_a_whole_number_out_of_bounds_is_refused_with_them(visit: Visit) -> None:
    visit.window.lab.set_config(CONFIG)
    for text in ("0", "-3", "99999999999", "1.5"):
        enter(visit, text, "epochsSpin")
        assert visit.window.lab.config == CONFIG, text
        assert shown(visit, "epochsSpin") == str(CONFIG.epochs), text
        assert f"Epochs must lie between 1 and 1,000,000; it is {text}." in visit.message()


def test_a_rate_too_high_is_stopped_and_said(visit: Visit) -> None:
    for text in ("1e3", "1e6", "1e9"):
        visit.window.lab.set_config(CONFIG)
        enter(visit, text)
        assert visit.window.lab.config.learning_rate == float(text)
        visit.click("trainButton")
        visit.until_idle()
        assert_it_diverged(visit)
        visit.qtbot.wait(60)  # until a frame has drawn it
        assert_axes_are_readable(visit)


def assert_it_diverged(visit: Visit) -> None:
    run, model = visit.window.lab.run, visit.window.lab.model
    assert run is not None
    assert model is not None
    assert run.last is not None
    assert run.outcome is Outcome.DIVERGED
    assert np.isfinite(run.last.keyframe.theta).all()
    assert np.isfinite(model.probabilities(run.dataset.images[:4])).all()
    message = visit.message()
    assert f"epoch {run.last.epoch + 1}." in message
    assert "Lower the learning rate" in message
    assert "last good weights are kept" in message
