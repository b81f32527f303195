"""What each preset costs and gives, on full MNIST and on other people's hands; and what each part of the ink is worth.

    LOGITLAB_DATA=FOLDER python -m tests.benchmarks features [--presets gradients,best] [--repeats 3] [--json FILE]

Each preset runs in a process of its own, so that its peak of memory is its own. Training sees no validation part:
the validation figure comes from the first 50,000 training images, read on the last 10,000; the test figure from all
60,000, once; "pens" is that model on the UCI pen drawings; "left out" is a model of MNIST and 24 writers on 6 others.
Seconds count from decoded images in memory, the median of the repeats.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

import numpy as np

from core import ink
from core.config import PRESETS, Config
from core.data import open_dataset
from core.data.strokes import read_drawings
from core.dataset import Dataset
from core.evaluation import evaluate
from core.model import Model
from core.opencv import cv2
from core.progress import finish
from core.trainer import descend, prepare

SHOWN = ("notebook", "pixels", "straightened", "gradients", "best")
HELD = 10_000
COLUMNS = ("features", "feature_s", "training_s", "memory_mb", "one_ms", "validation", "test", "pens", "left_out")
INK: dict[str, dict[str, float]] = {
    "as it is": {},
    "long side 16": {"INK_LONG": 15.25},
    "long side 24": {"INK_LONG": 23.25},
    "thin pen (1.4)": {"PEN": 1.4},
    "thick pen (3.4)": {"PEN": 3.4},
    "no supersampling": {"FINE": 1},
    "middle of the grid": {"CENTRE": 14.0},
}


def main(arguments: list[str]) -> int:
    """Print the tables, or with --one the figures of one preset as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks features")
    parser.add_argument("--presets", default=",".join(SHOWN))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one")
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measured(options.one, options.repeats)))
        return 0
    found = {name: _alone(name, options.repeats) for name in options.presets.split(",")}
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="ascii")
    return 0


def _alone(name: str, repeats: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks", "features", "--one", name, "--repeats", str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    cells = (f"{figures[column]:>10.{_places(column)}f}" for column in COLUMNS)
    print(f"{'preset':14}" + "".join(f"{column:>11}" for column in COLUMNS)) if name == SHOWN[0] else None
    print(f"{name:14} " + " ".join(cells), flush=True)
    for part, accuracy in figures["ink"].items():
        print(f"    pens, ink {part:20} {accuracy:6.2f} %")
    return figures


def _places(column: str) -> int:
    return {"features": 0, "memory_mb": 0, "one_ms": 2}.get(column, 2)


def measured(name: str, repeats: int) -> dict[str, Any]:
    """All figures of a preset."""
    config = replace(PRESETS[name], validation=0.0)
    whole = finish(open_dataset(_data() / "mnist"))
    whole = whole.select(config.classes) if config.classes else whole
    before = _peak()
    runs = [trained(whole, config) for _ in range(repeats)]
    model = runs[-1][0]
    memory = _peak() - before
    pens, writers = _pens(config)
    assert whole.test is not None
    left = np.isin(writers, np.unique(writers)[::5])
    both = _together(whole, pens.take(np.flatnonzero(~left)))
    first = whole.take(np.arange(len(whole) - HELD)) if len(whole) > 2 * HELD else whole
    return {
        "features": model.pipeline.n_features,
        "feature_s": statistics.median(run[1] for run in runs),
        "training_s": statistics.median(run[2] for run in runs),
        "memory_mb": memory,
        "one_ms": _one(model),
        "validation": accuracy(trained(first, config)[0], whole.take(np.arange(len(whole) - HELD, len(whole)))),
        "test": accuracy(model, whole.test),
        "pens": accuracy(model, pens),
        "left_out": accuracy(trained(both, config)[0], pens.take(np.flatnonzero(left))),
        "ink": ink_parts(model) if name in ("pixels", "gradients") else {},
    }


def trained(dataset: Dataset, config: Config) -> tuple[Model, float, float]:
    """The model, seconds for features, seconds for training."""
    start = perf_counter()
    setup = finish(prepare(dataset, config))
    middle = perf_counter()
    *_, report = descend(setup)
    return report.model, middle - start, perf_counter() - middle


def accuracy(model: Model, dataset: Dataset) -> float:
    """In per cent."""
    return 100 * finish(evaluate(model, dataset)).accuracy


def ink_parts(model: Model) -> dict[str, float]:
    """Accuracy on the pens with each part of the ink changed, in per cent."""
    drawings = [drawing for drawing in read_drawings(_strokes()) if drawing.label is not None][::3]
    labels = np.array([drawing.label for drawing in drawings])
    found = {}
    for name, changes in INK.items():
        with ExitStack() as stack:
            for constant, number in changes.items():
                stack.enter_context(patch.object(ink, constant, number))
            images = np.stack([ink.rasterize(drawing.strokes, pen=drawing.pen) for drawing in drawings])
        found[name] = accuracy(model, Dataset(images, labels))
    images = np.stack([_shrunk(drawing) for drawing in drawings])
    return {**found, "the canvas shrunk": accuracy(model, Dataset(images, labels))}


def _shrunk(drawing: ink.Drawing) -> Any:
    """The whole canvas drawn as it is and made small, as a beginner would."""
    canvas = np.zeros((int(drawing.height), int(drawing.width)), np.uint8)
    lines = [np.rint(stroke).astype(np.int32) for stroke in drawing.strokes]
    cv2.polylines(canvas, lines, False, 255, round(drawing.pen))
    return cv2.resize(canvas, (28, 28), interpolation=cv2.INTER_AREA)


def _one(model: Model) -> float:
    """Median milliseconds from strokes to probabilities of one drawing."""
    drawings = list(_some(200))
    spent = []
    for drawing in drawings:
        start = perf_counter()
        model.answers(ink.rasterize(drawing.strokes, pen=drawing.pen)[None])
        spent.append(perf_counter() - start)
    return 1000 * statistics.median(spent)


def _some(count: int) -> Iterator[ink.Drawing]:
    for drawing, _ in zip(read_drawings(_strokes()), range(count), strict=False):
        yield drawing


def _pens(config: Config) -> tuple[Dataset, Any]:
    pens = finish(open_dataset(_strokes()))
    with gzip.open(_strokes(), "rt", encoding="utf-8") as lines:
        writers = np.array([int(json.loads(line)["writer"]) for line in lines])
    kept = np.isin(pens.labels, config.classes or pens.classes)
    return pens.take(np.flatnonzero(kept)), writers[kept]


def _together(one: Dataset, other: Dataset) -> Dataset:
    return Dataset(np.concatenate([one.images, other.images]), np.concatenate([one.labels, other.labels]))


def _strokes() -> Path:
    return _data() / "pendigits" / "train.jsonl.gz"


def _data() -> Path:
    return Path(os.environ["LOGITLAB_DATA"])


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
