"""How good is a model: every figure of it on one dataset, frozen."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.dataset import Dataset, Images, Labels, frozen
from core.errors import Fault, ModelError
from core.loss import Loss, loss_for
from core.metrics import Counts, Rates, accuracy, confusion, macro_f1, per_class, wilson_interval
from core.model import Model
from core.progress import Progress

BLOCK = 2000


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a model makes of a dataset.

    Parameters
    ----------
    n : images evaluated
    accuracy : share of them answered right, 0..1
    interval : ends of accuracy's 95 % interval (Wilson 1927)
    cross_entropy : mean of -log p(true class), in nats; finite
    confusion : int64 (k, k); row i, column j: images of class i that were said to be class j
    classes : the k classes of the model, ascending
    precision, recall, f1 : float64 (k,), 0..1; 0 where undefined, as `metrics.per_class` says
    macro_f1 : mean F1 of the classes that occur
    left_out : images not evaluated, since the model does not know their class
    """

    n: int
    accuracy: float
    interval: tuple[float, float]
    cross_entropy: float
    confusion: Counts
    classes: tuple[int, ...]
    precision: Rates
    recall: Rates
    f1: Rates
    macro_f1: float
    left_out: int = 0

    def __post_init__(self) -> None:
        for name in ("confusion", "precision", "recall", "f1"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    def to_json(self) -> dict[str, Any]:
        """A dict that strict JSON takes: numbers, and lists in the order of `classes`."""
        return {name: _plain(value) for name, value in vars(self).items()}


def evaluate(model: Model, dataset: Dataset) -> Generator[Progress, None, Evaluation]:
    """Evaluate on every image of `dataset` whose class the model knows, a block at a time.

    The images have the size the model takes. Progress counts images.

    Raises
    ------
    ModelError
        NO_SHARED_CLASSES where no image has a class of the model, before anything is computed;
        MODEL_DAMAGED where the weights are so large that the logits are not finite.
    """
    rows = np.flatnonzero(np.isin(dataset.labels, model.classes))
    if not len(rows):
        raise ModelError(Fault.NO_SHARED_CLASSES, model=model.classes, dataset=dataset.classes)
    loss = loss_for(len(model.classes))
    total, counts = 0.0, np.zeros((len(model.classes), len(model.classes)), dtype=np.int64)
    for first in range(0, len(rows), BLOCK):
        block = rows[first : first + BLOCK]
        value, counted = _judge(model, loss, dataset.images[block], labels=dataset.labels[block])
        total += value
        counts += counted
        yield Progress(min(first + BLOCK, len(rows)), len(rows))
    return _evaluation(model, counts, total / len(rows), left_out=len(dataset) - len(rows))


def _judge(model: Model, loss: Loss, images: Images, *, labels: Labels) -> tuple[float, Counts]:
    """Sum of the cross-entropies, and the confusion counts, of one block."""
    classes = np.asarray(model.classes, dtype=np.int64)
    with np.errstate(over="ignore", invalid="ignore"):
        logits = model.logits(images).astype(np.float64)
    if not np.isfinite(logits).all():
        raise ModelError(Fault.MODEL_DAMAGED, part="weights")
    value = loss.slope(logits, np.searchsorted(classes, labels)).value
    predicted = classes[loss.probabilities(logits).argmax(axis=1)]
    return value * len(labels), confusion(labels, predicted, model.classes)


def _evaluation(model: Model, counts: Counts, cross_entropy: float, *, left_out: int) -> Evaluation:
    n, correct, rates = int(counts.sum()), int(np.trace(counts)), per_class(counts)
    return Evaluation(
        n=n,
        accuracy=accuracy(counts),
        interval=wilson_interval(correct, n),
        cross_entropy=cross_entropy,
        confusion=counts,
        classes=model.classes,
        precision=rates.precision,
        recall=rates.recall,
        f1=rates.f1,
        macro_f1=macro_f1(counts),
        left_out=left_out,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value
