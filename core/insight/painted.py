"""A classifier painted by hand: an image of weights for each class, read as any other model is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explain import weight_images
from core.features import Scale
from core.model import Model
from core.pipeline import Pipeline


def painted(images: NDArray[Any], classes: tuple[int, ...], bias: NDArray[Any] | None = None) -> Model:
    """The model whose weights are these images, float (n_classes, h, w), in nats a pixel of full ink."""
    rows = np.asarray(images, dtype=np.float32).reshape(len(classes), -1)
    start = np.zeros(len(classes)) if bias is None else np.asarray(bias, dtype=np.float64)
    if len(classes) == 2:
        rows, start = rows[1:] - rows[:1], start[1:] - start[:1]
    pipeline = Pipeline((Scale("float32"),), images.shape[1:])
    return Model(pipeline, np.ascontiguousarray(rows.T), start.astype(np.float32), classes)


def learned_bias(model: Model) -> NDArray[np.float64]:
    """What a linear model says of paper for each class, against the mean of all, float64 (n_classes,), nats."""
    logits = model.logits(np.zeros((1, *model.pipeline.shape), np.uint8))[0].astype(np.float64)
    each = np.array([-logits[0] / 2, logits[0] / 2]) if len(logits) == 1 else logits
    return np.asarray(each - each.mean())


def copied(model: Model) -> Model:
    """A linear model written as images of weights, which can be painted over.

    Raises
    ------
    ValueError
        Where the pipeline is not linear: then no images do what the model does.
    """
    if not model.pipeline.linear:
        raise ValueError("no images of weights do what this model does")
    return painted(weight_images(model), model.classes, learned_bias(model))
