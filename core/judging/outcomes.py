"""Outcomes: what a model said of each image, kept so that no figure and no click has to ask it again."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.dataset import Dataset, Labels, frozen
from core.errors import Fault, ModelError
from core.loss import Floats, loss_for
from core.metrics import Counts, confusion
from core.model import Model
from core.pipeline import Pipeline
from core.progress import Progress
from core.threads import blas_threads

BLOCK = 2000  # images whose rows are kept together
JUDGED = 100_000  # images whose losses are worked out at once
KEPT = 96_000_000  # bytes of rows kept for the next model; more are made anew each time

Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What a model said of n images; an image's place here is its index into each array.

    Parameters
    ----------
    classes : the k classes of the model, ascending
    rows : where in the dataset each image lies, int (n,), ascending
    targets : what it is, indices into `classes`, int64 (n,)
    logits : float (n, m); m is 1 for two classes, else k
    losses : cross-entropy of each image, float64 (n,), nats
    said : the likeliest class, indices into `classes`, int64 (n,)
    left_out : images of the dataset whose class the model does not know
    """

    classes: tuple[int, ...]
    rows: Places
    targets: Labels
    logits: Floats
    losses: NDArray[np.float64]
    said: Labels
    left_out: int = 0

    def __post_init__(self) -> None:
        for spec in fields(self):
            value = getattr(self, spec.name)
            if isinstance(value, np.ndarray):
                object.__setattr__(self, spec.name, frozen(value))

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Which images were answered right, (n,)."""
        return frozen(self.said == self.targets)

    @cached_property
    def confusion(self) -> Counts:
        """int64 (k, k); row i, column j: images of class i that were said to be class j."""
        places = range(len(self.classes))
        return frozen(confusion(self.targets, self.said, places))

    @cached_property
    def probabilities(self) -> NDArray[np.float64]:
        """Of each class, float64 (n, k); made when first asked for."""
        return frozen(np.asarray(loss_for(len(self.classes)).probabilities(self.logits.astype(np.float64))))

    def cell(self, truth: int, said: int) -> Places:
        """Places of the images of class index `truth` that were said to be `said`, the largest loss first."""
        return self._worst_first(np.flatnonzero((self.targets == truth) & (self.said == said)))

    def mistakes(self) -> Places:
        """Places of all images that were answered wrong, the largest loss first."""
        return self._worst_first(np.flatnonzero(~self.right))

    def _worst_first(self, places: Places) -> Places:
        return places[np.argsort(-self.losses[places], kind="stable")]


class Exam:
    """A dataset as one pipeline sees it, ready for model after model of a run to be asked.

    Rows of the design matrix are kept as long as there is room, so that the next model costs only a product.

    Parameters
    ----------
    pipeline : fitted, of the models to come
    dataset : images of the size the pipeline takes
    """

    def __init__(self, pipeline: Pipeline, dataset: Dataset) -> None:
        self.pipeline = pipeline
        self.dataset = dataset
        self._blocks: dict[int, Floats] = {}
        self._room = KEPT

    def judge(self, model: Model) -> Generator[Progress, None, Outcomes]:
        """Ask a model of this pipeline about every image whose class it knows; Progress counts images.

        Raises
        ------
        ModelError
            NO_SHARED_CLASSES where no image has a class of the model, before anything is computed;
            MODEL_DAMAGED where the weights are so large that the logits are not finite.
        """
        dataset, classes = self.dataset, np.asarray(model.classes, dtype=np.int64)
        rows = np.flatnonzero(np.isin(dataset.labels, classes))
        if not len(rows):
            raise ModelError(Fault.NO_SHARED_CLASSES, model=model.classes, dataset=dataset.classes)
        targets = np.searchsorted(classes, dataset.labels[rows])
        logits = np.empty((len(rows), model.weights.shape[1]), model.weights.dtype)
        losses, said = np.empty(len(rows)), np.empty(len(rows), dtype=np.int64)
        for first in range(0, len(rows), BLOCK):
            block = slice(first, first + BLOCK)
            X = yield from self._rows(first, rows[block], Progress(first, len(rows)))
            with blas_threads(1), np.errstate(over="ignore", invalid="ignore"):
                logits[block] = model.logits_of_rows(X)
            if not np.isfinite(logits[block]).all():
                raise ModelError(Fault.MODEL_DAMAGED, part="weights")
            losses[block], said[block] = _judged(logits[block], targets[block])
            yield Progress(min(first + BLOCK, len(rows)), len(rows))
        left_out = len(dataset) - len(rows)
        return Outcomes(model.classes, rows, targets, logits, losses, said, left_out)

    def forget(self) -> None:
        """Let go of the rows; the next model makes them anew."""
        self._blocks, self._room = {}, KEPT

    def _rows(self, first: int, rows: Places, before: Progress) -> Generator[Progress, None, Floats]:
        kept = self._blocks.get(first)
        if kept is not None:
            return kept
        # What lies together need not be copied: of a large file it is looked at where it is mapped.
        together = rows[-1] - rows[0] == len(rows) - 1
        images = self.dataset.images[rows[0] : rows[-1] + 1] if together else self.dataset.images[rows]
        made: Floats = yield from self.pipeline.transform_blocks(images, before)
        if made.nbytes <= self._room:
            self._blocks[first], self._room = made, self._room - made.nbytes
        return made


def judge(model: Model, dataset: Dataset) -> Generator[Progress, None, Outcomes]:
    """`Exam.judge` for a model that is asked once."""
    return (yield from Exam(model.pipeline, dataset).judge(model))


def _judged(logits: Floats, targets: Labels) -> tuple[NDArray[np.float64], Labels]:
    """Loss of each row, exact where it is tiny, and the likeliest class; float64 arrays of a block at a time."""
    losses, said = np.empty(len(logits)), np.empty(len(logits), np.int64)
    for first in range(0, len(logits), JUDGED):
        block = slice(first, first + JUDGED)
        losses[block], said[block] = _judged_block(logits[block], targets[block])
    return losses, said


def _judged_block(logits: Floats, targets: Labels) -> tuple[NDArray[np.float64], Labels]:
    z = logits.astype(np.float64)
    z = np.concatenate([np.zeros_like(z), z], axis=1) if z.shape[1] == 1 else z
    places, said = np.arange(len(z)), z.argmax(axis=1)
    likeliest = z[places, said]
    others = np.exp(z - likeliest[:, None])
    others[places, said] = 0
    return np.log1p(others.sum(axis=1)) + (likeliest - z[places, targets]), said
