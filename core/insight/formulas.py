"""The formulas of the model, each beside the code that computes it: the very source that runs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from textwrap import dedent
from typing import Any, NamedTuple

import numpy as np

from core.loss import BinaryCrossEntropy, MultinomialCrossEntropy
from core.model import Model
from core.objective import Objective


class Formula(NamedTuple):
    """A formula: its name, the two ways it is written for two classes and for more, and the code that computes it."""

    name: str
    two: str
    more: str
    code: tuple[Callable[..., Any], Callable[..., Any]]

    def written(self, n_classes: int) -> str:
        """The formula for that many classes."""
        return self.two if n_classes == 2 else self.more

    def source(self, n_classes: int) -> str:
        """The code that runs for that many classes; empty where the program came without its source."""
        try:
            return dedent(inspect.getsource(self.code[n_classes > 2]))
        except OSError:
            return ""


FORMULAS = (
    Formula("logits", "z = x w + b", "z = x W + b", (Objective.product, Objective.product)),
    Formula(
        "probabilities",
        "p = 1 / (1 + exp(−z))",
        "pₖ = exp(zₖ) / Σⱼ exp(zⱼ)",
        (BinaryCrossEntropy.probabilities, MultinomialCrossEntropy.probabilities),
    ),
    Formula(
        "loss",
        "ℓ = −y log p − (1 − y) log(1 − p)",
        "ℓ = log Σⱼ exp(zⱼ) − z_y",
        (BinaryCrossEntropy.slope, MultinomialCrossEntropy.slope),
    ),
    Formula("gradient", "g = Σ x (p − y) / n + λ w", "G = Σ xᵀ (p − y) / n + λ W", (Objective.pull, Objective.pull)),
)


class Figures(NamedTuple):
    """What the formulas give for one batch: of its first image logits, probabilities and loss; the gradient's norm."""

    logits: tuple[float, ...]
    probabilities: tuple[float, ...]
    loss: float
    gradient: float
    target: int


def figures(batch: Objective, model: Model) -> Figures:
    """Live numbers of a model on a batch (`core.insight.clinic.current_batch`)."""
    theta = model.theta(fit_intercept=batch.fit_intercept).astype(np.float64)
    first = batch.rows(slice(0, 1))
    logits = first.logits(theta)
    gradient = batch.value_and_gradient(theta)[1]
    return Figures(
        tuple(logits[0].tolist()),
        tuple(batch.loss.probabilities(logits)[0].tolist()),
        first.slope(theta).value,
        float(np.linalg.norm(gradient)),
        model.classes[int(first.targets[0])],
    )
