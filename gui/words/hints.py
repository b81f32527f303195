"""Hints in words: what might be wrong, on what evidence, and what the remedy does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from core.insight.hints import Hint, Kind
from gui.words.numbers import short

translate = QCoreApplication.translate


def hint_words(hint: Hint) -> str:
    """What is wrong, with its evidence."""
    facts = {name: _fact(value) for name, value in hint.facts.items()}
    return _sentences()[hint.kind].format(**facts)


def remedy_words(hint: Hint) -> str:
    """What the button does; empty where there is nothing to press."""
    if not hint.remedy:
        return ""
    facts: Mapping[str, Any] = {name: _fact(value) for name, value in hint.remedy.items()}
    return _remedies()[hint.kind].format(**facts)


def _sentences() -> dict[Kind, str]:
    return {
        Kind.RATE_LARGE: translate(
            "hints", "The learning rate {learning_rate} is above {limit}, beyond which full-batch descent may climb."
        ),
        Kind.RATE_SMALL: translate(
            "hints", "The learning rate {learning_rate} is far below {safe} (1/L), which is safe anywhere: it crawls."
        ),
        Kind.SEPARABLE: translate(
            "hints", "All images are read right and there is no L2: weights grow for ever, there is no best loss."
        ),
        Kind.OVERFITTING: translate(
            "hints",
            "Over-fitting: the validation loss is {validation_loss}; at epoch {epoch} it was {least}. The training "
            "loss is {loss}.",
        ),
        Kind.UNEVEN: translate(
            "hints", "Unequal classes: {most} images of {common}, but {fewest} of {rare}; the rare one is neglected."
        ),
        Kind.ONE_EACH: translate(
            "hints", "Training on one image of each of {classes} classes: it learns those images, not digits."
        ),
    }


def _remedies() -> dict[Kind, str]:
    return {
        Kind.RATE_LARGE: translate("hints", "Set the rate to {learning_rate}"),
        Kind.RATE_SMALL: translate("hints", "Set the rate to {learning_rate}"),
        Kind.SEPARABLE: translate("hints", "Set L2 to {l2}"),
        Kind.OVERFITTING: translate("hints", "Set L2 to {l2}"),
        Kind.UNEVEN: translate("hints", "Balance the classes"),
        Kind.ONE_EACH: translate("hints", "Use all images"),
    }


def _fact(value: Any) -> str:
    if isinstance(value, float):
        return short(value)
    return QLocale().toString(value) if isinstance(value, int) else str(value)
