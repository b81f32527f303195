"""Make the model that comes with the program, from MNIST and the UCI pen digits.

    python -m tests.tools.make_bundled_model MNIST_FOLDER PENDIGITS.jsonl.gz [core/bundled_model.npz]

First five models are made, each without a fifth of the writers, to learn how well it reads the hands of others; then
the one that is kept, of all of them. The same files give the same model on the same machine; another BLAS may differ
in the last digits.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from core.config import BEST
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import evaluate
from core.judging.calibration import calibrated, evaluate_calibration
from core.judging.refusal import learn_to_refuse
from core.model import Model
from core.progress import finish
from core.storage import BUNDLED, load_model, save_model
from core.trainer import train

CONFIG = replace(BEST, l2=2e-3, validation=0.0)
HELD = 10  # every tenth image is held back, to calibrate on
PEN_COPIES = 1  # how often a pen drawing counts
FOLDS = 5
NOTES = {
    "trained_on": "MNIST (LeCun, Cortes, Burges) and Pen-Based Recognition of Handwritten Digits, both training parts",
    "attribution": "Alpaydin, E. and Alimoglu, F. (1998). Pen-Based Recognition of Handwritten Digits. "
    "UCI Machine Learning Repository. CC BY 4.0. The drawings were redrawn as 28 x 28 images.",
}

Result = TypeVar("Result")


def together(*parts: Dataset) -> Dataset:
    """One dataset of all their images."""
    return Dataset(np.concatenate([part.images for part in parts]), np.concatenate([part.labels for part in parts]))


def parts(whole: Dataset) -> tuple[Dataset, Dataset]:
    """What is trained on, and every tenth image, which is not."""
    held = np.arange(len(whole)) % HELD == HELD - 1
    return whole.take(np.flatnonzero(~held)), whole.take(np.flatnonzero(held))


def fitted(mnist: Dataset, pens: Dataset) -> Model:
    """Trained, calibrated, and able to refuse."""
    (images, held), (drawings, held_drawings) = parts(mnist), parts(pens)
    known, unknown = together(images, *[drawings] * PEN_COPIES), together(held, held_drawings)
    model = last(train(known, CONFIG)).model
    return finish(learn_to_refuse(calibrated(model, unknown), known, unknown))


def left_out(mnist: Dataset, pens: Dataset, writers: Any) -> dict[str, float]:
    """Accuracy and share refused on drawings by hands the model never saw, each drawing once."""
    right, refused = 0.0, 0.0
    for fold in range(FOLDS):
        out = np.isin(writers, np.unique(writers)[fold::FOLDS])
        model, others = fitted(mnist, pens.take(np.flatnonzero(~out))), pens.take(np.flatnonzero(out))
        answers = model.answers(others.images)
        right += float((answers.digits == others.labels).sum())
        refused += float((~answers.sure).sum())
        print(f"fold {fold + 1} of {FOLDS}: {(answers.digits == others.labels).mean():.4f}", flush=True)
    return {"new_writers_accuracy": right / len(pens), "new_writers_refused": refused / len(pens)}


def scored(model: Model, mnist: Dataset, others: dict[str, float]) -> Model:
    """With its figures on MNIST's test images, and those on hands it never saw."""
    assert mnist.test is not None
    found, checked = finish(evaluate(model, mnist.test)), finish(evaluate_calibration(model, mnist.test))
    figures = {"test_accuracy": found.accuracy, "test_cross_entropy": found.cross_entropy, "test_n": float(found.n)}
    return replace(model, scores={**figures, **{f"test_{name}": figure for name, figure in checked.items()}, **others})


def last(run: Iterator[Result]) -> Result:
    """The last thing an iterator gives."""
    *_, end = run
    return end


def writers_of(path: Path) -> Any:
    """Who drew each line of a strokes file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return np.array([json.loads(line)["writer"] for line in lines])


def main() -> None:
    """Make, write, score what was written, write again with the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("mnist", type=Path)
    parser.add_argument("pendigits", type=Path)
    parser.add_argument("target", type=Path, nargs="?", default=BUNDLED)
    options = parser.parse_args()
    mnist, pens = finish(open_dataset(options.mnist)), finish(open_dataset(options.pendigits))
    others = left_out(mnist, pens, writers_of(options.pendigits))
    save_model(replace(fitted(mnist, pens), notes=NOTES), options.target, compact=True)
    model = scored(load_model(options.target), mnist, others)
    save_model(model, options.target, compact=True)
    print(f"{options.target}: {options.target.stat().st_size:,} bytes")
    for name, figure in model.scores.items():
        print(f"{name}: {figure:.5f}")
    print(model.refusal and {**vars(model.refusal), "weights": None})


if __name__ == "__main__":
    main()
