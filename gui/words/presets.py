"""The presets in words: a name, and what each costs and gives.

The figures are those that `python -m tests.benchmarks features` printed for all of MNIST: features, seconds for
features and training on two cores, right answers among the 10,000 test images.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from gui.words.sentences import in_a_row

translate = QCoreApplication.translate


class Cost(NamedTuple):
    """What a preset costs and gives on MNIST."""

    features: int
    seconds: float
    accuracy: float  # per cent


MEASURED = {
    "pixels": Cost(784, 0.8, 92.63),
    "straightened": Cost(784, 1.1, 95.71),
    "gradients": Cost(392, 1.9, 99.35),
    "best": Cost(1094, 4.6, 99.42),
}


def preset_names() -> dict[str, str]:
    """What to call each preset."""
    return {
        "notebook": translate("preset_words", "Experiment: notebook"),
        "pixels": translate("preset_words", "Pixels"),
        "straightened": translate("preset_words", "Straightened"),
        "gradients": translate("preset_words", "Gradients"),
        "best": translate("preset_words", "Best"),
        "ten_digits": translate("preset_words", "All ten digits"),
        "three_eight": translate("preset_words", "3 against 8"),
    }


def preset_sentence(name: str) -> str:
    """What the preset is for, and what it costs and gives where that was measured."""
    about = {
        "notebook": translate(
            "preset_words", "The teaching notebook's experiment: 0 against 1, 8 × 8 pixels, 100 steps of descent."
        ),
        "pixels": translate("preset_words", "Raw pixels, trained to the optimum."),
        "straightened": translate("preset_words", "Pixels of digits that are straightened first."),
        "gradients": translate("preset_words", "Directions of the strokes instead of pixels."),
        "best": translate("preset_words", "Products of stroke directions: the most a linear model reaches here."),
        "ten_digits": translate("preset_words", "Raw pixels in mini-batches, slowly enough to watch."),
        "three_eight": translate("preset_words", "Two digits that are easily confused, slowly enough to watch."),
    }.get(name, "")
    cost = MEASURED.get(name)
    if cost is None:
        return about
    words = translate(
        "preset_words", "On all of MNIST: {features} features, {seconds} s, {accuracy} % of the test images right."
    )
    numbers = QLocale()
    measured = words.format(
        features=numbers.toString(cost.features),
        seconds=numbers.toString(cost.seconds, "f", 1),
        accuracy=numbers.toString(cost.accuracy, "f", 2),
    )
    return in_a_row(about, measured)
