"""What the guide's figures show, worked out by the program itself: the formulas' curves, and the notebook's run."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import NOTEBOOK
from core.data import open_dataset
from core.data.sample import NAME as SAMPLE
from core.dataset import Images
from core.explain import weight_images
from core.features.resize import Resize
from core.loss import BinaryCrossEntropy
from core.progress import Progress
from core.trainer import train

Floats = NDArray[np.float64]
WIDEST = 6.0  # logits to each side of zero
POINTS = 241


class Demonstration(NamedTuple):
    """Curves over `logits` float64 (n,), the run's curves over `epochs`, and its digits and weights.

    `chances` are probabilities, `slopes` their derivative, `costs` and `opposite` cross-entropy in nats of an image
    that is, and of one that is not, of the digit. `digits` uint8 (2, 28, 28), `small` uint8 (2, 8, 8) the same shrunk,
    `weights` float64 (28, 28) of the class 1 as an image.
    """

    logits: Floats
    chances: Floats
    slopes: Floats
    costs: Floats
    opposite: Floats
    digits: Images
    small: Images
    epochs: Floats
    losses: Floats
    accuracies: Floats
    weights: Floats


def demonstrate() -> Generator[Progress, None, Demonstration]:
    """Train the notebook's experiment on the sample; yields often, so that it can be stopped."""
    dataset = yield from open_dataset(SAMPLE)
    reports = []
    for report in train(dataset, NOTEBOOK):
        reports.append(report)
        yield Progress(report.epoch, NOTEBOOK.epochs)
    logits = np.linspace(-WIDEST, WIDEST, POINTS)
    chances = np.asarray(BinaryCrossEntropy().probabilities(logits[:, None])[:, 1], dtype=np.float64)
    digits = np.stack([dataset.images[dataset.labels == label][0] for label in NOTEBOOK.classes])
    return Demonstration(
        logits,
        chances,
        chances * (1 - chances),
        np.logaddexp(0.0, -logits),
        np.logaddexp(0.0, logits),
        digits,
        np.asarray(Resize(NOTEBOOK.size, "area").transform(digits), dtype=np.uint8),
        np.asarray([report.epoch for report in reports], dtype=np.float64),
        np.asarray([report.loss for report in reports]),
        np.asarray([report.accuracy for report in reports]),
        np.asarray(weight_images(reports[-1].model), dtype=np.float64)[1],
    )
