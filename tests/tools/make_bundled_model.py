"""Make the model that comes with the program, from MNIST and the UCI pen digits.

    python -m tests.tools.make_bundled_model MNIST_FOLDER PENDIGITS.jsonl.gz [core/bundled_model.npz]

The same files give the same model on the same machine; another BLAS may differ in the last digits.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from core.calibration import calibrated, evaluate_calibration
from core.config import BEST, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import evaluate
from core.model import Model
from core.progress import finish
from core.refusal import learn_to_refuse
from core.storage import BUNDLED, load_model, save_model
from core.trainer import train

CONFIG = replace(BEST, l2=2e-3, epochs=15, validation=0.0)
HELD = 10  # every tenth drawing is held back, to calibrate on
PEN_COPIES = 3  # how often a pen drawing counts: there are eight times as many MNIST images
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


def fitted(mnist: Dataset, pens: Dataset, config: Config = CONFIG) -> Model:
    """Trained, calibrated, and able to refuse."""
    (images, held), (drawings, held_drawings) = parts(mnist), parts(pens)
    known, unknown = together(images, *[drawings] * PEN_COPIES), together(held, held_drawings)
    model = last(train(known, config)).model
    return finish(learn_to_refuse(calibrated(model, unknown), known, unknown))


def scored(model: Model, mnist: Dataset) -> Model:
    """With its figures on MNIST's test images."""
    assert mnist.test is not None
    found, checked = finish(evaluate(model, mnist.test)), finish(evaluate_calibration(model, mnist.test))
    figures = {"test_accuracy": found.accuracy, "test_cross_entropy": found.cross_entropy, "test_n": float(found.n)}
    return replace(model, scores={**figures, **{f"test_{name}": figure for name, figure in checked.items()}})


def last(run: Iterator[Result]) -> Result:
    """The last thing an iterator gives."""
    *_, end = run
    return end


def main() -> None:
    """Make, write, score what was written, write again with the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("mnist", type=Path)
    parser.add_argument("pendigits", type=Path)
    parser.add_argument("target", type=Path, nargs="?", default=BUNDLED)
    options = parser.parse_args()
    mnist, pens = finish(open_dataset(options.mnist)), finish(open_dataset(options.pendigits))
    save_model(replace(fitted(mnist, pens), notes=NOTES), options.target, compact=True)
    model = scored(load_model(options.target), mnist)
    save_model(model, options.target, compact=True)
    print(f"{options.target}: {options.target.stat().st_size:,} bytes")
    for name, figure in model.scores.items():
        print(f"{name}: {figure:.5f}")
    print(model.refusal and {**vars(model.refusal), "weights": None})


if __name__ == "__main__":
    main()
