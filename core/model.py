"""A Model: what training leaves, a pipeline with weights and a bias, and what it says of images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Images, Labels, frozen
from core.loss import Floats, columns_for, loss_for
from core.pipeline import Pipeline


@dataclass(frozen=True, eq=False)
class Model:
    """A linear classifier over a fitted pipeline.

    Parameters
    ----------
    pipeline : fitted
    weights : float (n_features, m); m is 1 for two classes, else their number
    bias : float (m,); zeros where the run had none
    classes : digits it tells apart, ascending
    config : what it was trained with
    scores : figures it was given, such as "test_accuracy"
    """

    pipeline: Pipeline
    weights: Floats
    bias: Floats
    classes: tuple[int, ...]
    config: Config = field(default_factory=Config)
    scores: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = columns_for(len(self.classes))
        if self.weights.shape != (self.pipeline.n_features, columns) or self.bias.shape != (columns,):
            raise ValueError(f"weights {self.weights.shape} do not fit {len(self.classes)} classes")
        object.__setattr__(self, "weights", frozen(self.weights))
        object.__setattr__(self, "bias", frozen(self.bias))

    @property
    def size(self) -> int:
        """Side of the images it takes, in pixels."""
        return self.pipeline.shape[0]

    def logits(self, images: Images) -> Floats:
        """Logits (n, m) of images uint8 (n, h, w)."""
        return np.asarray(self.pipeline.transform(images) @ self.weights + self.bias)

    def probabilities(self, images: Images) -> NDArray[np.float64]:
        """Probability of each class, float64 (n, n_classes)."""
        logits = self.logits(images).astype(np.float64)
        return np.asarray(loss_for(len(self.classes)).probabilities(logits), dtype=np.float64)

    def predictions(self, images: Images) -> Labels:
        """The likeliest digit of each image, int64 (n,)."""
        digits: Labels = np.asarray(self.classes, dtype=np.int64)
        return np.asarray(digits[self.probabilities(images).argmax(axis=1)])
