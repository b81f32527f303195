"""How the curves are looked at: a button with a menu of axes, smoothing and parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.parts.overlay import OBJECTIVE, PARTS, View
from gui.widgets.menu_heading import add_heading
from gui.widgets.menu_letters import give_letters

translate = QCoreApplication.translate

Choices = Sequence[tuple[str, Any, str]]  # name of the action, value, words


class CurveMenu(QToolButton):
    """`view` is what is chosen; `changed` says that it is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._own = self.view  # as the user chose it; a race has its own way
        self.setObjectName("curveMenuButton")
        self.setText(self.tr("View ▾"))
        self.setAccessibleName(self.tr("How curves are shown"))
        self.setToolTip(self.tr("Axes, smoothing, and which curves are shown"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group(menu, translate("curve_menu", "Across"), "axis", _axes())
        self.log_x = self._toggle(menu, "logXAction", translate("curve_menu", "Logarithmic x axis"))
        self._group(menu, translate("curve_menu", "Smoothing"), "smooth", _widths())
        self._group(menu, translate("curve_menu", "Curves"), "parts", _parts())
        give_letters(menu)
        self.setMenu(menu)

    def chosen(self) -> list[str]:
        """The names of what the user has chosen, to be chosen again at another time."""
        fields = self._own._asdict()
        marked = [action for action in self.findChildren(QAction) if action.data() is not None]
        names = [action.objectName() for action in marked if fields[action.data()[0]] == action.data()[1]]
        return [*names, self.log_x.objectName()] if self._own.log_x else names

    def choose(self, names: Sequence[str]) -> None:
        """Choose what has these names, as the user would; names that nothing has are left out."""
        for action in self.findChildren(QAction):
            if action.objectName() in names and not action.isChecked():
                action.trigger()

    def reset(self) -> None:
        """As it is at first."""
        self._own = View()
        self.look(self._own)

    def look(self, view: View) -> None:
        """Choose all at once."""
        for field, value in view._asdict().items():
            for action in self.findChildren(QAction):
                if action.data() == [field, value]:
                    action.setChecked(True)
        self.log_x.setChecked(view.log_x)
        if view != self.view:
            self.view = view
            self.changed.emit()

    def _group(self, menu: QMenu, title: str, field: str, choices: Choices) -> None:
        add_heading(menu, title)
        group = QActionGroup(menu)
        for name, value, words in choices:
            action = QAction(words, menu)
            action.setObjectName(name)
            action.setCheckable(True)
            action.setData([field, value])
            action.setChecked(getattr(self.view, field) == value)
            action.triggered.connect(lambda _=False, value=value: self._set(field, value))
            group.addAction(action)
            menu.addAction(action)

    def _toggle(self, menu: QMenu, name: str, words: str) -> QAction:
        action = QAction(words, menu)
        action.setObjectName(name)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._set("log_x", on))
        menu.addAction(action)
        return action

    def _set(self, field: str, value: Any) -> None:
        self._own = self._own._replace(**{field: value})
        if getattr(self.view, field) != value:
            self.view = self.view._replace(**{field: value})
            self.changed.emit()


def _axes() -> Choices:
    return [
        ("axisEpochAction", "epoch", translate("curve_menu", "Epochs")),
        ("axisPassesAction", "passes", translate("curve_menu", "Passes over the images")),
        ("axisSecondsAction", "seconds", translate("curve_menu", "Seconds of training")),
    ]


def _widths() -> Choices:
    return [
        ("smooth1Action", 1, translate("curve_menu", "None")),
        ("smooth5Action", 5, translate("curve_menu", "Mean of 5 epochs")),
        ("smooth25Action", 25, translate("curve_menu", "Mean of 25 epochs")),
        ("smooth101Action", 101, translate("curve_menu", "Mean of 101 epochs")),
    ]


def _parts() -> Choices:
    return [
        ("bothPartsAction", PARTS, translate("curve_menu", "Training and validation")),
        ("trainPartAction", PARTS[:1], translate("curve_menu", "Training")),
        ("validationPartAction", PARTS[1:], translate("curve_menu", "Validation")),
        ("objectivePartAction", OBJECTIVE, translate("curve_menu", "Loss with penalty, as it is minimised")),
    ]
