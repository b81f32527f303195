"""What the window shows beyond the lab's state, carried from widgets to those that take their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRegularExpression
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QWidget,
)

if TYPE_CHECKING:
    from gui.main_window import MainWindow

OURS = QRegularExpression("^(?!qt_).")

# What a widget of each kind shows that its owner may not know: how it is read, and how it is set.
KINDS: dict[type[QWidget], tuple[str, str]] = {
    QTabWidget: ("currentIndex", "setCurrentIndex"),
    QSplitter: ("saveState", "restoreState"),
    QAbstractButton: ("isChecked", "setChecked"),
    QComboBox: ("currentIndex", "setCurrentIndex"),
    QAbstractSlider: ("value", "setValue"),
    QAbstractSpinBox: ("text", ""),
    QLineEdit: ("text", "setText"),
}


class Carried:
    """The state of every named widget, messages, the pages that were open, and where the keyboard was."""

    def __init__(self, window: MainWindow) -> None:
        self._pages = window.book.opened()
        self._states = {name: state for name, widget in _named(window) if (state := _state(widget)) is not None}
        self._folded = [column.isHidden() for column in _columns(window)]
        self._scrolled = {name: _bars(area) for name, area in _named(window) if isinstance(area, QAbstractScrollArea)}
        self._told = window.messages.told
        self._shown_as, self._view = window.curves.shown_as(), window.curves.menu.view
        focus = window.focusWidget()
        self._focus = focus.objectName() if focus is not None else ""

    def restore(self, window: MainWindow) -> None:
        """Put it into the widgets of the same names; what is so already is left alone."""
        for page in self._pages:
            window.book.make_page(page)
        for column, folded in zip(_columns(window), self._folded, strict=True):
            column.setHidden(folded)
        window.curves.show_as(self._shown_as)
        window.curves.menu.look(self._view)
        # A page's tabs before what lies on them.
        for name, widget in sorted(_named(window), key=lambda pair: not isinstance(pair[1], QTabWidget)):
            if name in self._states and _state(widget) != self._states[name]:
                _set(widget, self._states[name])
            if isinstance(widget, QAbstractScrollArea) and name in self._scrolled:
                _scroll(widget, *self._scrolled[name])
        for told in self._told:
            window.messages.tell(told)
        focus = window.findChild(QWidget, self._focus) if self._focus else None
        if focus is not None:
            focus.setFocus()


def _named(window: QWidget) -> list[tuple[str, QWidget]]:
    """All widgets with names of ours; Qt's own parts have names that begin with `qt_`."""
    # To look at those would leave something behind of each in Python.
    return [(widget.objectName(), widget) for widget in window.findChildren(QWidget, OURS)]


def _columns(window: MainWindow) -> list[QWidget]:
    columns = (window.splitter.widget(index) for index in range(window.splitter.count()))
    return [column for column in columns if column is not None]


def _kind(widget: QWidget) -> tuple[str, str]:
    return next((ways for kind, ways in KINDS.items() if isinstance(widget, kind)), ("", ""))


def _state(widget: QWidget) -> Any:
    read, write = _kind(widget)
    return getattr(widget, read)() if write else None


def _set(widget: QWidget, state: Any) -> None:
    getattr(widget, _kind(widget)[1])(state)
    if isinstance(widget, QComboBox):
        widget.activated.emit(state)  # as the user's own choice, which is what its owner listens to


def _bars(area: QAbstractScrollArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()


def _scroll(area: QAbstractScrollArea, x: int, y: int) -> None:
    area.horizontalScrollBar().setValue(x)
    area.verticalScrollBar().setValue(y)
