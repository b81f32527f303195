"""How good is a model: every figure of it on one dataset, frozen."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dataset import Dataset, frozen
from core.judging.outcomes import Outcomes, judge
from core.metrics import Counts, Rates, accuracy, macro_f1, per_class, wilson_interval
from core.model import Model
from core.progress import Progress


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a model makes of a dataset.

    Parameters
    ----------
    n : images evaluated
    accuracy : share of them answered right, 0..1
    interval : ends of accuracy's 95 % interval (Wilson 1927)
    cross_entropy : mean of -log p(true class), in nats; finite
    standard_error : of that mean, in nats; None for a single image
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
    standard_error: float | None
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

    The images have the size the model takes. Progress counts images. Raises as `core.judging.outcomes.Exam.judge`.
    """
    return summary((yield from judge(model, dataset)))


def summary(outcomes: Outcomes) -> Evaluation:
    """The figures of outcomes that are there already."""
    counts, n = outcomes.confusion, len(outcomes)
    correct, rates = int(np.trace(counts)), per_class(counts)
    return Evaluation(
        n=n,
        accuracy=accuracy(counts),
        interval=wilson_interval(correct, n),
        cross_entropy=float(outcomes.losses.mean()),
        standard_error=_standard_error(outcomes.losses),
        confusion=counts,
        classes=outcomes.classes,
        precision=rates.precision,
        recall=rates.recall,
        f1=rates.f1,
        macro_f1=macro_f1(counts),
        left_out=outcomes.left_out,
    )


def _standard_error(losses: NDArray[np.float64]) -> float | None:
    if len(losses) < 2:
        return None
    # Against the largest: squares of what is finite need not be.
    largest = float(losses.max()) or 1.0
    return largest * float((losses / largest).std(ddof=1) / np.sqrt(len(losses)))


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value
