"""The feature steps in words: a short name, and a sentence that says what each does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("feature_words", text)


def step_names() -> dict[str, str]:
    """A short name for each step."""
    return {
        "resize": _tr("Resize"),
        "resize_area": _tr("By area"),
        "deskew": _tr("Straighten"),
        "scale": _tr("Scale"),
        "gradients": _tr("Gradients"),
        "pca": _tr("PCA"),
        "quadratic": _tr("Products"),
        "fourier": _tr("Fourier"),
        "standardize": _tr("Z-scores"),
    }


def step_sentences() -> dict[str, str]:
    """What each step does."""
    return {
        "resize": _tr("Shrinks the image by sampling between neighbouring pixels, as the notebook did."),
        "resize_area": _tr("Shrinks the image by averaging areas, so that thin strokes are not missed."),
        "deskew": _tr("Straightens slanted digits by shearing them upright, and centres them."),
        "scale": _tr("Turns grey levels 0 to 255 into numbers 0 to 1."),
        "gradients": _tr("Measures in which of eight directions the grey changes, in 7 × 7 overlapping windows."),
        "pca": _tr("Keeps the directions in which the features vary most: principal components."),
        "quadratic": _tr("Adds products of pairs of features, so that a linear model can see combinations."),
        "fourier": _tr("Random waves over the features: a linear model on them is nearly a Gaussian kernel machine."),
        "standardize": _tr("Brings every feature to mean 0 and deviation 1, so that steps suit them all."),
    }
