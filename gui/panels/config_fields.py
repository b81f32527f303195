"""The fields of a Config as the form shows them: label, a sentence that teaches, and the editor that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from core.config import bounds
from gui.widgets.digit_choice import DigitChoice
from gui.widgets.number_spin import NumberSpin

NARROWEST = 72  # pixels; a spin box would ask for room for its largest number


class Editor(NamedTuple):
    """A widget for one field, with how to read it, fill it and hear of changes."""

    widget: QWidget
    read: Callable[[], Any]
    fill: Callable[[Any], None]
    changed: Any


class FieldText(NamedTuple):
    """A field's words."""

    name: str
    label: str
    teaches: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("config_fields", text)


def main_fields() -> list[FieldText]:
    """The few that matter."""
    return [
        FieldText("classes", _tr("Digits"), _tr("Which digits to tell apart. None chosen means all there are.")),
        FieldText(
            "per_class",
            _tr("Per class"),
            _tr("The first so many training images of each digit; 0 means all. The notebook took 500."),
        ),
        FieldText(
            "size",
            _tr("Image size"),
            _tr("Images are shrunk to this many pixels a side: fewer pixels, fewer weights, faster but coarser."),
        ),
        FieldText(
            "learning_rate",
            _tr("Learning rate"),
            _tr("How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes."),
        ),
        FieldText(
            "batch_size",
            _tr("Batch size"),
            _tr("Images a step. 0 means all at once, as in the notebook: smooth, but one step an epoch."),
        ),
        FieldText("epochs", _tr("Epochs"), _tr("How often every training image is used.")),
    ]


def more_fields() -> list[FieldText]:
    """The rest."""
    return [
        FieldText(
            "l2",
            _tr("L2 penalty"),
            _tr("Pulls weights towards zero, which keeps them from fitting noise. The bias is left free."),
        ),
        FieldText(
            "fit_intercept",
            _tr("Bias"),
            _tr("A constant added to each logit. Without it an image without ink always gets even odds."),
        ),
        FieldText(
            "init_scale",
            _tr("Start weights"),
            _tr("Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided."),
        ),
        FieldText(
            "validation",
            _tr("Validation"),
            _tr("Share of the training images held back to see how well it does on images it has not seen."),
        ),
        FieldText(
            "seed", _tr("Seed"), _tr("Decides all that is random. The same seed gives the same run, bit for bit.")
        ),
        FieldText(
            "dtype",
            _tr("Numbers"),
            _tr("float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed."),
        ),
    ]


def editor_for(name: str, value: Any) -> Editor:
    """An editor that fits the field's type and bounds."""
    limits = bounds(name)
    if isinstance(value, bool):
        check = QCheckBox()
        return Editor(check, check.isChecked, check.setChecked, check.toggled)
    if isinstance(value, tuple):
        digits = DigitChoice()
        return Editor(digits, digits.chosen, digits.choose, digits.changed)
    if isinstance(value, int):
        spin = QSpinBox()
        spin.setRange(int(limits.minimum), int(min(limits.maximum, 2**31 - 1)))
        spin.setKeyboardTracking(False)
        spin.setMinimumWidth(NARROWEST)
        return Editor(spin, spin.value, spin.setValue, spin.valueChanged)
    if isinstance(value, float):
        number = NumberSpin(limits.minimum, limits.maximum)
        number.setMinimumWidth(NARROWEST)
        return Editor(number, number.value, number.setValue, number.valueChanged)
    combo = QComboBox()
    combo.addItems(limits.choices)
    return Editor(combo, combo.currentText, combo.setCurrentText, combo.currentTextChanged)
