"""The fields of a Config as the form shows them: label, a sentence that teaches, and the editor that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from core.config import Config, bounds
from gui.feature_words import step_names, step_sentences
from gui.widgets.chip_choice import ChipChoice
from gui.widgets.number_spin import NumberSpin

_OF_STEP = {"pca": {"components"}, "quadratic": {"reach"}, "fourier": {"fourier_features", "fourier_width"}}
_RIVALS = (("resize", "resize_area"), ("scale", "gradients"))  # one does the other's work
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
            "optimizer",
            _tr("Optimiser"),
            _tr("How the weights are moved. Gradient descent is the notebook's; fast L-BFGS is preconditioned."),
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
        FieldText("steps", _tr("Features"), _tr("What the learner is given instead of raw pixels, step by step.")),
        FieldText(
            "size",
            _tr("Image size"),
            _tr("Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser."),
        ),
        FieldText("components", _tr("Components"), _tr("How many principal components PCA keeps.")),
        FieldText(
            "reach",
            _tr("Reach"),
            _tr("Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs."),
        ),
        FieldText("fourier_features", _tr("Waves"), _tr("How many random waves Fourier makes.")),
        FieldText("fourier_width", _tr("Wave width"), _tr("Wide waves see coarse likeness, narrow ones fine detail.")),
        FieldText(
            "momentum",
            _tr("Momentum"),
            _tr("Share of the last step's speed that is kept: it rolls through flat valleys. Adam uses it too."),
        ),
        FieldText(
            "schedule",
            _tr("Schedule"),
            _tr("How the learning rate falls over the run; as it falls, the loss settles."),
        ),
        FieldText(
            "patience",
            _tr("Patience"),
            _tr("Stop after so many epochs without a better validation loss; 0 means never."),
        ),
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
        return _chips(name)
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
    digits: ChipChoice[int] = ChipChoice({digit: str(digit) for digit in range(10)}, columns=5)
    return Editor(digits, digits.chosen, digits.choose, digits.changed)


def _combo(choices: tuple[str, ...]) -> Editor:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    for choice in choices:
        combo.addItem(choice_words().get(choice, choice), choice)
    return Editor(combo, combo.currentData, lambda value: combo.setCurrentIndex(combo.findData(value)), combo.activated)


def choice_words() -> dict[str, str]:
    """What the names among the choices are called."""
    return {
        "gradient_descent": _tr("Gradient descent"),
        "momentum": _tr("Momentum"),
        "nesterov": _tr("Nesterov"),
        "adam": _tr("Adam"),
        "lbfgs": _tr("L-BFGS"),
        "newton_cg": _tr("Newton-CG"),
        "preconditioned_lbfgs": _tr("Fast L-BFGS"),
        "constant": _tr("Constant"),
        "cosine": _tr("Cosine"),
        "inverse_time": _tr("1 / time"),
        "none": _tr("None"),
        "balanced": _tr("Balanced"),
    }
