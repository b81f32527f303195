"""The fields of a Config in words: a label, and a sentence that teaches."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


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
            translate("field_words", "Digits"),
            translate("field_words", "Which digits to tell apart. None chosen means all there are."),
        ),
        FieldText(
            "per_class",
            translate("field_words", "Per class"),
            translate(
                "field_words",
                "The first so many training images of each digit, or all (0). The notebook took 500.",
            ),
        ),
        FieldText(
            "optimizer",
            translate("field_words", "Optimiser"),
            translate(
                "field_words",
                "How the weights are moved. Gradient descent is the notebook's; fast L-BFGS is preconditioned.",
            ),
        ),
        FieldText(
            "learning_rate",
            translate("field_words", "Learning rate"),
            translate(
                "field_words",
                "How far a step goes against the gradient. Too small: slow. Too large: the loss jumps or explodes.",
            ),
        ),
        FieldText(
            "batch_size",
            translate("field_words", "Batch size"),
            translate(
                "field_words",
                "Images a step. All (0) at once, as in the notebook, is smooth, but one step an epoch.",
            ),
        ),
        FieldText(
            "epochs",
            translate("field_words", "Epochs"),
            translate("field_words", "How often every training image is used."),
        ),
    ]


def more_fields() -> list[FieldText]:
    """The rest."""
    return [
        FieldText(
            "steps",
            translate("field_words", "Features"),
            translate("field_words", "What the learner is given instead of raw pixels, step by step."),
        ),
        FieldText(
            "size",
            translate("field_words", "Image size"),
            translate(
                "field_words",
                "Resize shrinks to this many pixels a side: fewer pixels, fewer weights, faster but coarser.",
            ),
        ),
        FieldText(
            "components",
            translate("field_words", "Components"),
            translate("field_words", "How many principal components PCA keeps."),
        ),
        FieldText(
            "reach",
            translate("field_words", "Reach"),
            translate(
                "field_words",
                "Products pairs the i-th with the j-th feature if i × j is at most this; 0 means all pairs.",
            ),
        ),
        FieldText(
            "fourier_features",
            translate("field_words", "Waves"),
            translate("field_words", "How many random waves Fourier makes."),
        ),
        FieldText(
            "fourier_width",
            translate("field_words", "Wave width"),
            translate("field_words", "Wide waves see coarse likeness, narrow ones fine detail."),
        ),
        FieldText(
            "momentum",
            translate("field_words", "Momentum"),
            translate(
                "field_words",
                "Share of the last step's speed that is kept: it rolls through flat valleys. Adam uses it too.",
            ),
        ),
        FieldText(
            "schedule",
            translate("field_words", "Schedule"),
            translate("field_words", "How the learning rate falls over the run; as it falls, the loss settles."),
        ),
        FieldText(
            "patience",
            translate("field_words", "Patience"),
            translate("field_words", "Stop after so many epochs without a better validation loss; 0 means never."),
        ),
        FieldText(
            "warm_up",
            translate("field_words", "Warm-up"),
            translate("field_words", "Epochs of small steps at first, so that the first batches cannot throw it far."),
        ),
        FieldText(
            "stop_gap",
            translate("field_words", "Stop at gap"),
            translate(
                "field_words",
                "Stop once the loss is proven to be this close to the best; needs L2. 0: never.",
            ),
        ),
        FieldText(
            "seconds",
            translate("field_words", "Stop after"),
            translate("field_words", "Stop after so many seconds of training; 0 means never."),
        ),
        FieldText(
            "class_weight",
            translate("field_words", "Weighting"),
            translate("field_words", "Balanced: a rare digit counts as much as a frequent one."),
        ),
        FieldText(
            "l2",
            translate("field_words", "L2 penalty"),
            translate(
                "field_words",
                "Pulls weights towards zero, which keeps them from fitting noise. The bias is left free.",
            ),
        ),
        FieldText(
            "fit_intercept",
            translate("field_words", "Bias"),
            translate(
                "field_words",
                "A constant added to each logit. Without it an image without ink always gets even odds.",
            ),
        ),
        FieldText(
            "init_scale",
            translate("field_words", "Start weights"),
            translate(
                "field_words",
                "Standard deviation of the random weights it starts from. The notebook took 0.1; 0 starts undecided.",
            ),
        ),
        FieldText(
            "validation",
            translate("field_words", "Validation"),
            translate(
                "field_words",
                "Share of the training images held back to see how well it does on images it has not seen.",
            ),
        ),
        FieldText(
            "seed",
            translate("field_words", "Seed"),
            translate("field_words", "Decides all that is random. The same seed gives the same run, bit for bit."),
        ),
        FieldText(
            "dtype",
            translate("field_words", "Numbers"),
            translate(
                "field_words",
                "float64 is exact to 16 digits; float32 to 7, at half the memory and about twice the speed.",
            ),
        ),
    ]


def field_labels() -> dict[str, str]:
    """What the fields are called."""
    return {field.name: field.label for field in (*main_fields(), *more_fields())}


def field_label(name: str) -> str:
    """What a field is called."""
    return field_labels().get(name, name)


def zero_words() -> dict[str, str]:
    """What nought of a field means, where it is no number."""
    everything = translate("field_words", "all")
    return {"per_class": everything, "batch_size": everything}


def choice_words() -> dict[str, str]:
    """What the names among the choices are called."""
    return {
        "gradient_descent": translate("field_words", "Gradient descent"),
        "momentum": translate("field_words", "Momentum"),
        "nesterov": translate("field_words", "Nesterov"),
        "adam": translate("field_words", "Adam"),
        "lbfgs": translate("field_words", "L-BFGS"),
        "newton_cg": translate("field_words", "Newton-CG"),
        "preconditioned_lbfgs": translate("field_words", "Fast L-BFGS"),
        "constant": translate("field_words", "Constant"),
        "cosine": translate("field_words", "Cosine"),
        "inverse_time": translate("field_words", "1 / time"),
        "none": translate("field_words", "None"),
        "balanced": translate("field_words", "Balanced"),
    }
