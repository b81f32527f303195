"""The feature steps in words: a short name, and a sentence that says what each does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def step_names() -> dict[str, str]:
    """A short name for each step."""
    return {
        "resize": translate("feature_words", "Resize"),
        "resize_area": translate("feature_words", "By area"),
        "deskew": translate("feature_words", "Straighten"),
        "scale": translate("feature_words", "Scale"),
        "gradients": translate("feature_words", "Gradients"),
        "pca": translate("feature_words", "PCA"),
        "quadratic": translate("feature_words", "Products"),
        "fourier": translate("feature_words", "Fourier"),
        "standardize": translate("feature_words", "Z-scores"),
    }


def step_sentences() -> dict[str, str]:
    """What each step does."""
    return {
        "resize": translate(
            "feature_words", "Shrinks the image by sampling between neighbouring pixels, as the notebook did."
        ),
        "resize_area": translate(
            "feature_words", "Shrinks the image by averaging areas, so that thin strokes are not missed."
        ),
        "deskew": translate("feature_words", "Straightens slanted digits by shearing them upright, and centres them."),
        "scale": translate("feature_words", "Turns grey levels 0 to 255 into numbers 0 to 1."),
        "gradients": translate(
            "feature_words", "Measures in which of eight directions the grey changes, in 7 × 7 overlapping windows."
        ),
        "pca": translate(
            "feature_words", "Keeps the directions in which the features vary most: principal components."
        ),
        "quadratic": translate(
            "feature_words", "Adds products of pairs of features, so that a linear model can see combinations."
        ),
        "fourier": translate(
            "feature_words",
            "Random waves over the features: a linear model on them is nearly a Gaussian kernel machine.",
        ),
        "standardize": translate(
            "feature_words", "Brings every feature to mean 0 and deviation 1, so that steps suit them all."
        ),
    }


def making_names() -> dict[str, str]:
    """A short name for each step from the canvas to the image."""
    return {
        "canvas": translate("feature_words", "Canvas"),
        "crop": translate("feature_words", "Crop"),
        "scale": translate("feature_words", "Size"),
        "pen": translate("feature_words", "Pen"),
        "centre": translate("feature_words", "Centre"),
        "small": translate("feature_words", "28 × 28"),
    }


def making_sentences() -> dict[str, str]:
    """What each of them does."""
    return {
        "canvas": translate("feature_words", "Your strokes as they are on the canvas."),
        "crop": translate("feature_words", "Looks at the box around the ink alone and puts it in the middle."),
        "scale": translate("feature_words", "Makes the ink's long side 20 of 28 pixels, as MNIST's digits have it."),
        "pen": translate("feature_words", "Draws the strokes anew with a pen as wide as MNIST's."),
        "centre": translate("feature_words", "Puts the ink's centre of mass in the middle, not its box."),
        "small": translate("feature_words", "Averages down to 28 × 28 pixels: what the model receives."),
    }
