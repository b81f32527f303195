"""Why a model answers as it does, in pixels: weights pulled back through the pipeline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.model import Model


def weight_images(model: Model) -> NDArray[np.float64]:
    """What each pixel's ink adds to each class, against the mean of all classes, per full ink.

    Softmax weights are only defined up to a common image, so each class is shown against the mean of the classes;
    two classes share one image with opposite signs.

    Returns
    -------
    float64 (n_classes, h, w), nats of logit for a pixel of full ink (255)
    """
    pixels = model.pipeline.pull_back(model.weights.astype(np.float64)) * 255.0
    if len(model.classes) == 2:
        return np.concatenate([-pixels, pixels]) / 2
    return np.asarray(pixels - pixels.mean(axis=0))
