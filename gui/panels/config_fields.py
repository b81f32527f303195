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

translate = QCoreApplication.translate

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


def main_fields() -> list[FieldText]:
    """The few that matter."""
    return [
        FieldText(
            "classes",
            translate("config_fields", "Digits"),
            translate("config_fields", "Which digits to tell apart. None chosen means all there are."),
        ),
        FieldText(
            "per_class",
            translate("config_fields", "Per class"),
            translate(
                "config_fields", "The first so many training images of each digit; 0 means all. The notebook took 500."
            ),
        ),
        FieldText(
            "optimizer",
            translate("config_fields", "Optimiser"),
            translate(
                "config_fields",
                "How the weights are moved. Gradient descent is the notebook's; fast L-BFGS is preconditioned.",
            ),
        ),
        FieldText(
            "learning_rate",
            translate("config_fields", "Learning rate"),
            translate(
                "config_fields",
                "How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes.",
            ),
        ),
        FieldText(
            "batch_size",
            translate("config_fields", "Batch size"),
            translate(
                "config_fields",
                "Images a step. 0 means all at once, as in the notebook: smooth, but one step an epoch.",
            ),
        ),
        FieldText(
            "epochs",
            translate("config_fields", "Epochs"),
            translate("config_fields", "How often every training image is used."),
        ),
    ]


def more_fields() -> list[FieldText]:
    """The rest."""
    return [
        FieldText(
            "steps",
            translate("config_fields", "Features"),
            translate("config_fields", "What the learner is given instead of raw pixels, step by step."),
        ),
        FieldText(
            "size",
            translate("config_fields", "Image size"),
            translate(
                "config_fields",
                "Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser.",
            ),
        ),
        FieldText(
            "components",
            translate("config_fields", "Components"),
            translate("config_fields", "How many principal components PCA keeps."),
        ),
        FieldText(
            "reach",
            translate("config_fields", "Reach"),
            translate(
                "config_fields",
                "Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs.",
            ),
        ),
        FieldText(
            "fourier_features",
            translate("config_fields", "Waves"),
            translate("config_fields", "How many random waves Fourier makes."),
        ),
        FieldText(
            "fourier_width",
            translate("config_fields", "Wave width"),
            translate("config_fields", "Wide waves see coarse likeness, narrow ones fine detail."),
        ),
        FieldText(
            "momentum",
            translate("config_fields", "Momentum"),
            translate(
                "config_fields",
                "Share of the last step's speed that is kept: it rolls through flat valleys. Adam uses it too.",
            ),
        ),
        FieldText(
            "schedule",
            translate("config_fields", "Schedule"),
            translate("config_fields", "How the learning rate falls over the run; as it falls, the loss settles."),
        ),
        FieldText(
            "patience",
            translate("config_fields", "Patience"),
            translate("config_fields", "Stop after so many epochs without a better validation loss; 0 means never."),
        ),
        FieldText(
            "l2",
            translate("config_fields", "L2 penalty"),
            translate(
                "config_fields",
                "Pulls weights towards zero, which keeps them from fitting noise. The bias is left free.",
            ),
        ),
        FieldText(
            "fit_intercept",
            translate("config_fields", "Bias"),
            translate(
                "config_fields",
                "A constant added to each logit. Without it an image without ink always gets even odds.",
            ),
        ),
        FieldText(
            "init_scale",
            translate("config_fields", "Start weights"),
            translate(
                "config_fields",
                "Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided.",
            ),
        ),
        FieldText(
            "validation",
            translate("config_fields", "Validation"),
            translate(
                "config_fields",
                "Share of the training images held back to see how well it does on images it has not seen.",
            ),
        ),
        FieldText(
            "seed",
            translate("config_fields", "Seed"),
            translate("config_fields", "Decides all that is random. The same seed gives the same run, bit for bit."),
        ),
        FieldText(
            "dtype",
            translate("config_fields", "Numbers"),
            translate(
                "config_fields",
                "float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed.",
            ),
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
        "gradient_descent": translate("config_fields", "Gradient descent"),
        "momentum": translate("config_fields", "Momentum"),
        "nesterov": translate("config_fields", "Nesterov"),
        "adam": translate("config_fields", "Adam"),
        "lbfgs": translate("config_fields", "L-BFGS"),
        "newton_cg": translate("config_fields", "Newton-CG"),
        "preconditioned_lbfgs": translate("config_fields", "Fast L-BFGS"),
        "constant": translate("config_fields", "Constant"),
        "cosine": translate("config_fields", "Cosine"),
        "inverse_time": translate("config_fields", "1 / time"),
        "none": translate("config_fields", "None"),
        "balanced": translate("config_fields", "Balanced"),
    }
