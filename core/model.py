"""A Model: what training leaves, a pipeline with weights and a bias, and what it says of images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Images, Labels, frozen
from core.loss import Floats, columns_for, loss_for
from core.pipeline import Pipeline


@dataclass(frozen=True, eq=False)
class Refusal:
    """When a model says "not sure" instead of a digit.

    Parameters
    ----------
    confidence : least probability of the likeliest digit, 0 to 1
    weights : float (n_features,) of the log-odds that an image is no digit; None where the model never learnt that
    bias : of the same
    threshold : log-odds above which an image is no digit
    false_refusals : share of held-back digits that are refused, 0 to 1
    caught : share of held-back nonsense (`core.judging.nonsense`) that is refused, 0 to 1; None where it was not asked
    """

    confidence: float = 0.0
    weights: Floats | None = None
    bias: float = 0.0
    threshold: float = 0.0
    false_refusals: float = 0.0
    caught: float | None = None

    def refuses(self, X: Floats, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which rows of the design matrix are refused, (n,)."""
        unsure = probabilities.max(axis=1) < self.confidence
        return np.asarray(unsure | (self.log_odds(X) > self.threshold))

    def log_odds(self, X: Floats) -> NDArray[np.float64]:
        """That each row is no digit, float64 (n,), in nats; minus infinity where the model never learnt that."""
        if self.weights is None:
            return np.full(len(X), -np.inf)
        return np.asarray(X @ self.weights + self.bias, dtype=np.float64)


class Answers(NamedTuple):
    """What a model says of n images: `digits` int64 (n,), `probabilities` float64 (n, k), which it is `sure` of, why.

    Why: `logits` (n, m).
    """

    digits: Labels
    probabilities: NDArray[np.float64]
    sure: NDArray[np.bool_]
    logits: Floats


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
    temperature : what weights and bias have been divided by so that probabilities mean what they say
        (`core.judging.calibration`); 1 before
    refusal : when it is not sure; None: whenever there is ink it answers
    notes : in words: what it was trained on, whom to thank
    """

    pipeline: Pipeline
    weights: Floats
    bias: Floats
    classes: tuple[int, ...]
    config: Config = field(default_factory=Config)
    scores: Mapping[str, float] = field(default_factory=dict)
    temperature: float = 1.0
    refusal: Refusal | None = None
    notes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = columns_for(len(self.classes))
        if self.weights.shape != (self.pipeline.n_features, columns) or self.bias.shape != (columns,):
            raise ValueError(f"weights {self.weights.shape} do not fit {len(self.classes)} classes")
        if self.refusal and self.refusal.weights is not None and self.refusal.weights.shape != self.weights.shape[:1]:
            raise ValueError(f"refusal {self.refusal.weights.shape} does not fit {self.weights.shape[0]} features")
        object.__setattr__(self, "weights", frozen(self.weights))
        object.__setattr__(self, "bias", frozen(self.bias))

    def theta(self, *, fit_intercept: bool) -> Floats:
        """What an optimiser moved, before calibration: weights, and the bias as a last row, (n_features [+ 1], m)."""
        rows = np.concatenate([self.weights, self.bias[None]]) if fit_intercept else self.weights
        return np.asarray(rows * rows.dtype.type(self.temperature))

    @property
    def size(self) -> int:
        """Side of the images it takes, in pixels."""
        return self.pipeline.shape[0]

    @cached_property
    def paper(self) -> Floats:
        """Logits (m,) of an image without ink."""
        return frozen(self.logits(np.zeros((1, *self.pipeline.shape), np.uint8))[0])

    def logits(self, images: Images) -> Floats:
        """Logits (n, m) of images uint8 (n, h, w)."""
        return self.logits_of_rows(self.pipeline.transform(images))

    def logits_of_rows(self, X: Floats) -> Floats:
        """Logits (n, m) of rows of the design matrix."""
        return np.asarray(X @ self.weights + self.bias)

    def probabilities(self, images: Images) -> NDArray[np.float64]:
        """Probability of each class, float64 (n, n_classes)."""
        return self._probabilities(self.logits(images))

    def predictions(self, images: Images) -> Labels:
        """The likeliest digit of each image, int64 (n,)."""
        return self._digits(self.probabilities(images))

    def answers(self, images: Images) -> Answers:
        """Digits, probabilities and whether to trust them; it is never sure of an image without ink."""
        X = self.pipeline.transform(images)
        logits = self.logits_of_rows(X)
        probabilities = self._probabilities(logits)
        sure = images.any(axis=(1, 2))
        if self.refusal is not None:
            sure &= ~self.refusal.refuses(X, probabilities)
        return Answers(self._digits(probabilities), probabilities, np.asarray(sure), logits)

    def _probabilities(self, logits: Floats) -> NDArray[np.float64]:
        spread = loss_for(len(self.classes)).probabilities(logits.astype(np.float64))
        return np.asarray(spread, dtype=np.float64)

    def _digits(self, probabilities: NDArray[np.float64]) -> Labels:
        digits: Labels = np.asarray(self.classes, dtype=np.int64)
        return np.asarray(digits[probabilities.argmax(axis=1)])
