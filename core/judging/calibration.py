"""Calibration: "87 %" shall be right 87 times of 100, and what is less likely than a digit ever is shall be refused."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Dataset
from core.loss import Floats, Targets, loss_for
from core.metrics import wilson_interval
from core.model import Model, Refusal
from core.pipeline import BLOCK
from core.progress import Progress
from core.run.report import Report

FALSE_REFUSALS = 0.002  # of the held-back digits, by low confidence
FEW = 100  # held-back digits that say too little
ROUNDS = 50
COLDEST, HOTTEST = 0.05, 20.0


def calibrated(model: Model, held: Dataset) -> Model:
    """The model with its temperature and confidence fitted on digits it was not trained on."""
    blocks = (held.images[first : first + BLOCK] for first in range(0, len(held), BLOCK))
    logits = np.concatenate([model.logits(images) for images in blocks])
    return calibrated_on(model, logits, np.searchsorted(model.classes, held.labels))


def calibrated_on(model: Model, logits: Floats, targets: Targets) -> Model:
    """The same, from the model's logits (n, m) of held-back digits and their class indices, int64 (n,).

    Weights and bias are divided by the temperature (Guo, Pleiss, Sun, Weinberger, 2017), so everything that is
    computed from them agrees; which digit is likeliest does not change. With fewer than a hundred digits it is left as
    it is.
    """
    if len(targets) < FEW:
        return model
    # Without a mistake among few digits the best temperature is none: do not believe that.
    heat = max(temperature(logits, targets), 0.5)
    cooled = replace(
        model,
        weights=(model.weights / heat).astype(model.weights.dtype),
        bias=(model.bias / heat).astype(model.bias.dtype),
        temperature=model.temperature * heat,
    )
    surest = _probabilities(logits / heat, len(model.classes)).max(axis=1)
    return replace(cooled, refusal=Refusal(float(np.quantile(surest, FALSE_REFUSALS)), false_refusals=FALSE_REFUSALS))


def finished(report: Report) -> Model:
    """The model of a run's report, calibrated on the run's validation part if it has one."""
    held = report.setup.validation
    return (
        report.model if held is None else calibrated_on(report.model, held.logits(report.keyframe.theta), held.targets)
    )


def temperature(logits: Floats, targets: Targets) -> float:
    """What to divide logits (n, m) by so that their cross-entropy on `targets`, int64 (n,), is least; 0.05 to 20.

    The cross-entropy is convex in the inverse of the temperature; Newton steps find its least.
    """
    z = logits.astype(np.float64)
    z = np.concatenate([np.zeros_like(z), z], axis=1) if z.shape[1] == 1 else z
    own = z[np.arange(len(z)), targets].mean()
    inverse = 1.0
    for _ in range(ROUNDS):
        p = np.exp(inverse * z - (inverse * z).max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        mean = (p * z).sum(axis=1)
        bend = ((p * z**2).sum(axis=1) - mean**2).mean()
        step = (mean.mean() - own) / max(bend, 1e-12)
        # Far from the least the curvature says little: no step more than halves or doubles.
        following = float(np.clip(inverse - step, max(inverse / 2, 1 / HOTTEST), min(inverse * 2, 1 / COLDEST)))
        if abs(following - inverse) < 1e-9 * inverse:
            break
        inverse = following
    return 1 / inverse


class Reliability(NamedTuple):
    """How often a model is right where it is so and so sure, in bins of equal width; nan where a bin is empty.

    Parameters
    ----------
    edges : of the bins, float64 (bins + 1,), 0 to 1
    counts : images a bin, int64 (bins,)
    confidence : mean probability of the likeliest class, float64 (bins,)
    accuracy : share answered right, float64 (bins,)
    low, high : ends of its 95 % interval, float64 (bins,)
    error : expected calibration error, 0 to 1 (Naeini, Cooper, Hauskrecht, 2015): the mean gap of confidence and
        accuracy, each bin counting as many images as fall into it
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    error: float


def reliability(probabilities: Floats, targets: Targets, bins: int = 15) -> Reliability:
    """The reliability diagram (DeGroot and Fienberg, 1983) of probabilities float64 (n, k) and class indices (n,)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == targets
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    counts = np.bincount(places, minlength=bins)
    sure = np.bincount(places, weights=confidence, minlength=bins)
    hits = np.bincount(places, weights=right, minlength=bins)
    there = np.where(counts > 0, counts, np.nan)
    ends = [wilson_interval(int(hit), int(n)) if n else (np.nan, np.nan) for hit, n in zip(hits, counts, strict=True)]
    low, high = np.array(ends).T
    error = float(np.abs(sure - hits).sum() / max(len(targets), 1))
    return Reliability(np.linspace(0, 1, bins + 1), counts, sure / there, hits / there, low, high, error)


def calibration_error(probabilities: Floats, targets: Targets, bins: int = 15) -> float:
    """The `error` of their `reliability`."""
    return reliability(probabilities, targets, bins).error


def evaluate_calibration(model: Model, dataset: Dataset) -> Generator[Progress, None, dict[str, float]]:
    """`calibration_error` and `refused`, the share of digits the model is not sure of, on a dataset."""
    probabilities, refused = np.empty((len(dataset), len(model.classes))), 0
    for first in range(0, len(dataset), BLOCK):
        block = slice(first, first + BLOCK)
        X = model.pipeline.transform(dataset.images[block])
        probabilities[block] = _probabilities(model.logits_of_rows(X), len(model.classes))
        refused += np.count_nonzero(model.refusal.refuses(X, probabilities[block])) if model.refusal else 0
        yield Progress(min(first + BLOCK, len(dataset)), len(dataset))
    error = calibration_error(probabilities, np.searchsorted(model.classes, dataset.labels))
    return {"calibration_error": error, "refused": refused / max(len(dataset), 1)}


def _probabilities(logits: Floats, n_classes: int) -> NDArray[np.float64]:
    return np.asarray(loss_for(n_classes).probabilities(logits.astype(np.float64)), dtype=np.float64)
