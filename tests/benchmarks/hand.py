"""How long a lesson from one's own drawings takes on the sample: the first, and one after another label."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import numpy as np

from core.config import PRESETS
from core.curation.hand import Hand
from core.curation.lesson import Teacher
from core.data import open_dataset
from core.ink import Drawing
from core.judging.calibration import finished
from core.model import Model
from core.progress import finish
from core.storage import load_bundled
from core.threads import blas_threads
from core.trainer import train
from tests.benchmarks.measure import Line, at_most, show

ASKED = 1.0  # seconds
DRAWINGS = 12


def main(_arguments: list[str]) -> int:
    sample = finish(open_dataset("sample"))
    models: dict[str, Model] = {"bundled": load_bundled()}
    for name in ("notebook", "pixels", "gradients"):
        models[name] = finished(list(train(sample, replace(PRESETS[name], classes=(), per_class=0)))[-1])
    lines: list[Line] = []
    rng = np.random.default_rng(0)
    own = Hand(tuple(Drawing((rng.uniform(40, 240, (6, 2)),), label=index % 10) for index in range(DRAWINGS)))
    with blas_threads(1):
        for name, model in models.items():
            begin = perf_counter()
            teacher = Teacher(model, sample)
            first = finish(teacher.teach(model, own))
            middle = perf_counter()
            finish(teacher.teach(first.model, own))
            lines.append(at_most(f"{name}: the first lesson, tests included", middle - begin, ASKED, " s"))
            lines.append(at_most(f"{name}: learning alone", first.seconds, ASKED, " s"))
            lines.append(at_most(f"{name}: after another label, tests included", perf_counter() - middle, ASKED, " s"))
    show(f"{len(sample):,} images and {DRAWINGS} drawings", lines)
    return 0
