"""An editor for each field of a Config, and which fields make a difference beside the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.config import Config, bounds
from gui.widgets.chip_choice import ChipChoice
from gui.widgets.number_spin import NumberSpin
from gui.widgets.whole_spin import WholeSpin
from gui.words.features import step_names, step_sentences
from gui.words.fields import choice_words, zero_words

_OF_STEP = {"pca": {"components"}, "quadratic": {"reach"}, "fourier": {"fourier_features", "fourier_width"}}
_RIVALS = (("resize", "resize_area"), ("scale", "gradients"))  # one does the other's work
NARROWEST = 72  # pixels; a spin box would ask for room for its largest number


class Editor(NamedTuple):
    """A widget for one field, with how to read it, fill it and hear of changes."""

    widget: QWidget
    read: Callable[[], Any]
    fill: Callable[[Any], None]
    changed: Any


def editor_for(name: str, value: Any) -> Editor:
    """An editor that fits the field's type and bounds."""
    limits = bounds(name)
    if isinstance(value, bool):
        check = QCheckBox()
        return Editor(check, check.isChecked, check.setChecked, check.toggled)
    if isinstance(value, tuple):
        return _chips(name)
    if isinstance(value, int):
        spin = WholeSpin(int(limits.minimum), int(min(limits.maximum, 2**31 - 1)))
        spin.setMinimumWidth(NARROWEST)
        spin.call_least(zero_words().get(name, ""))
        return Editor(spin, spin.value, spin.setValue, spin.valueChanged)
    if isinstance(value, float):
        number = NumberSpin(limits.minimum, limits.maximum)
        number.setMinimumWidth(NARROWEST)
        return Editor(number, number.value, number.setValue, number.valueChanged)
    return _combo(limits.choices)


def idle_fields(config: Config) -> set[str]:
    """Fields that make no difference beside the others."""
    idle = set()
    if config.optimizer in ("lbfgs", "newton_cg", "preconditioned_lbfgs"):
        idle |= {"learning_rate", "batch_size", "schedule"}
    if config.optimizer not in ("momentum", "nesterov", "adam"):
        idle.add("momentum")
    if not {"resize", "resize_area"} & set(config.steps):
        idle.add("size")
    for step, names in _OF_STEP.items():
        if step not in config.steps:
            idle |= names
    return idle


def _chips(name: str) -> Editor:
    if name == "steps":
        steps: ChipChoice[str] = ChipChoice(step_names(), columns=2, tips=step_sentences(), rivals=_RIVALS)
        return Editor(steps, steps.chosen, steps.choose, steps.changed)
    digits: ChipChoice[int] = ChipChoice({digit: str(digit) for digit in range(10)}, columns=5, none_is_all=True)
    return Editor(digits, digits.chosen, digits.choose, digits.changed)


def _combo(choices: tuple[str, ...]) -> Editor:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    for choice in choices:
        combo.addItem(choice_words().get(choice, choice), choice)
    return Editor(combo, combo.currentData, lambda value: combo.setCurrentIndex(combo.findData(value)), combo.activated)
