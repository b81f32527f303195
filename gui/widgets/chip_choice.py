"""A grid of small buttons, any of which may be down."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

Value = TypeVar("Value", bound=Hashable)


class _Signals(QObject):
    changed = Signal()


class ChipChoice(QWidget, Generic[Value]):
    """Chooses some of its values, which keep their order."""

    def __init__(
        self,
        texts: Mapping[Value, str],
        *,
        columns: int,
        tips: Mapping[Value, str] | None = None,
        rivals: Iterable[Collection[Value]] = (),
        none_is_all: bool = False,
    ) -> None:
        super().__init__()
        self._none_is_all = none_is_all
        self._signals = _Signals(self)
        self.changed = self._signals.changed
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._buttons = {value: self._button(text) for value, text in texts.items()}
        for index, (value, button) in enumerate(self._buttons.items()):
            button.setToolTip((tips or {}).get(value, ""))
            layout.addWidget(button, index // columns, index % columns)
        for values in rivals:
            self._oppose([self._buttons[value] for value in values])
        for button in self._buttons.values():
            button.toggled.connect(self._show_implied)
            button.clicked.connect(self.changed)
        self._show_implied()

    def _oppose(self, buttons: list[QToolButton]) -> None:
        """At most one of these is down by the user's hand."""
        for button in buttons:
            others = [other for other in buttons if other is not button]
            button.clicked.connect(lambda down, others=others: [other.setChecked(False) for other in others if down])

    def _show_implied(self) -> None:
        """Where none down stands for all, those that can be chosen say that they are in."""
        for button in self._buttons.values() if self._none_is_all else ():
            implied = button.isEnabled() and not self.chosen()
            if button.property("implied") != implied:
                button.setProperty("implied", implied)
                button.style().unpolish(button)
                button.style().polish(button)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(text)
        return button

    def chosen(self) -> tuple[Value, ...]:
        """The values whose buttons are down, in their order."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, values: Iterable[Value]) -> None:
        """Have exactly these down, without `changed`."""
        wanted = set(values)
        for value, button in self._buttons.items():
            button.setChecked(value in wanted)

    def offer(self, values: Iterable[Value]) -> None:
        """Only these can be chosen."""
        offered = set(values)
        for value, button in self._buttons.items():
            button.setEnabled(value in offered)
        self._show_implied()
