"""Without a mouse and without eyes: every control on every page can be reached, seen, named and explained."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWhatsThis,
    QWidget,
)

from gui.words import announcing
from gui.words.explaining import explanation
from gui.words.explaining import name_of as called
from tests.journeys.conftest import ONE, Visit

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractSlider, QTabBar, QAbstractItemView)
RIM = 4  # pixels around a control in which its focus may show


def controls(window: QWidget) -> list[QWidget]:
    """What can be operated now."""
    shown = (widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window) and widget.isEnabled())
    return [widget for widget in shown if _is_control(widget) and not _is_part(widget)]


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_part(widget: QWidget) -> bool:
    """Of a control, which its owner operates."""
    owner = widget.parentWidget()
    if widget.focusProxy() is not None:
        return True
    if isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return not isinstance(widget, QTabBar)
    return isinstance(owner, QAbstractSpinBox | QComboBox | QTabBar) or (
        isinstance(owner, QAbstractScrollArea) and owner.viewport() is widget
    )


def views(visit: Visit) -> Iterator[str]:
    """Every tab of every page, one after the other."""
    book = visit.window.book
    for page in range(book.count()):
        book.setCurrentIndex(page)
        here = book.currentWidget()
        tabs = here.findChild(QTabWidget) if here is not None else None
        for tab in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(tab)
            QTest.qWait(50)
            yield f"{book.tabText(page)} {tabs.tabText(tab) if tabs is not None else ''}"


def told(view: str, widget: QWidget) -> str:
    return f"{view}: {type(widget).__name__} {widget.objectName()} {called(widget)}"


@pytest.mark.slow
def test_every_control_is_reached_named_and_explained(visit: Visit) -> None:
    visit.draw(ONE)
    wrong: set[str] = set()
    for view in views(visit):
        there = controls(visit.window)
        reached = set(_walked(visit.window))
        for widget in there:
            place = told(view, widget)
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _one_of_several(widget):
                wrong.add(f"{place}: no Tab comes there")
            elif widget not in reached and not _one_of_several(widget):
                wrong.add(f"{place}: Tab passes it by")
            if not called(widget) and not isinstance(widget, QTabBar):
                wrong.add(f"{place}: has no name")
            if not explanation(widget)[1]:
                wrong.add(f"{place}: is not explained")
    assert sorted(wrong) == []


def _one_of_several(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab goes to one, and the arrow keys to the others."""
    return isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)


def _walked(window: QWidget) -> Iterator[QWidget]:
    """Where Tab comes from the canvas until it is there again."""
    canvas = window.findChild(QWidget, "canvas")
    assert canvas is not None
    canvas.setFocus()
    for _ in range(500):
        window.focusNextChild()
        at = window.focusWidget()
        if at is None or at is canvas:
            break
        yield at
    yield canvas


@pytest.mark.slow
def test_focus_is_seen(visit: Visit) -> None:
    unseen: set[str] = set()
    for view in views(visit):
        for widget in controls(visit.window):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.visibleRegion().isEmpty():
                visit.window.setFocus()
                before = _around(visit.window, widget)
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                if _around(visit.window, widget) == before:
                    unseen.add(told(view, widget))
    assert sorted(unseen) == []


def _around(window: QWidget, widget: QWidget) -> QImage:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-RIM, -RIM, RIM, RIM)
    return window.grab(place).toImage()


def test_f1_explains_what_has_the_keyboard(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _place, text, _widget: said.append(text))
    button = visit.button("trainButton")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F1)
    assert len(said) == 1
    assert "Start a new run" in said[0]


def test_whats_this_explains_what_is_clicked(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _place, text, _widget: said.append(text))
    plot = visit.window.findChild(QWidget, "lossPlot")
    assert plot is not None
    middle = plot.mapToGlobal(plot.rect().center())
    inner = visit.window.childAt(visit.window.mapFromGlobal(middle))
    assert inner is not None
    for kind in (QHelpEvent.Type.QueryWhatsThis, QHelpEvent.Type.WhatsThis):
        QApplication.sendEvent(inner, QHelpEvent(kind, QPoint(5, 5), middle))
    assert len(said) == 1
    assert "Loss" in said[0]


def test_the_answer_is_announced(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    told_of = "gui.panels.draw_panel.announce"
    monkeypatch.setattr(told_of, lambda _widget, text: said.append(text))
    visit.draw(ONE)
    assert said
    assert said[-1].startswith(visit.answer()) or said[-1] == "Not sure"
    announcing.announce(visit.window, "without a screen reader nothing happens")


def test_tab_goes_as_one_reads(visit: Visit) -> None:
    visit.draw(ONE)
    window = visit.window
    window.book.open_page("understand")
    page = window.book.page("understand")
    assert page is not None
    tabs = page.findChild(QTabWidget, "insightTabs")
    assert tabs is not None
    tabs.setCurrentIndex(2)
    visit.until(lambda: any(step.isVisible() for step in page.findChildren(QWidget, "filmStepCrop")))
    visit.button("openDatasetButton").setFocus()
    names = []
    for _ in range(80):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        names.append(window.focusWidget().objectName())
    expected = ["openMenuButton", "presetCombo", "trainButton", "menuButton", "perClassSpin", "epochsSpin"]
    expected += ["filmStepCrop", "canvas", "undoButton", "chip0", "dismissMessageButton"]
    assert [name for name in names if name in expected][: len(expected)] == expected
    at = window.focusWidget()
    QTest.keyClick(at, Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is at


def test_keys_open_pages_menus_and_the_drawing_board(visit: Visit) -> None:
    window = visit.window
    for key, name in ((Qt.Key.Key_4, "data"), (Qt.Key.Key_1, "learn")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.book.currentWidget().objectName() == f"{name}Page"
    visit.button("trainButton").setFocus()
    window.fold_right()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.canvas
    assert window.canvas.isVisible()
    entries = {key: action.text() for key, action in window.actions_by_name.items()}
    assert entries["openModel"] == "&Open model …"
    shown: list[str] = []
    button = visit.button("menuButton")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    menu.aboutToShow.connect(lambda: shown.append("menu"))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu.close))
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    visit.until(lambda: shown == ["menu"])
