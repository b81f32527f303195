"""Sets larger than memory against 60,000 images in memory: `python -m tests.benchmarks.large FOLDER KIND`.

One kind a process, for `data large`; prints a line of JSON. Two runs of the same config take turns, epoch by epoch: one
on the large set, one on MNIST. What limits the process: RLIMIT_DATA at 2 GB, which counts all memory of its own; what
is mapped of files comes on top and is part of VmHWM, the most that was ever resident, which is printed as it is.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np

from core.config import GRADIENTS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import evaluate
from core.model import Model
from core.progress import finish
from core.run.setup import prepare
from core.trainer import Report, slices
from tests.benchmarks.trainer import FULL, mnist

COUNT = 8_000_000
LIMIT = 2_000_000_000  # bytes
TURNS = 12  # epochs on MNIST for each on the large set

BATCHES = replace(FULL, batch_size=120)
CONFIGS: dict[str, Config] = {
    "full": FULL,
    "cold": FULL,
    "held": replace(FULL, validation=0.1),
    "batches": BATCHES,
    "adam": replace(BATCHES, optimizer="adam", learning_rate=1e-3),
    "lbfgs": replace(FULL, optimizer="lbfgs"),
    "preconditioned": replace(FULL, optimizer="preconditioned_lbfgs", l2=1e-4),
    "gradients": replace(GRADIENTS, validation=0.0),
}
KINDS = (*CONFIGS, "evaluation")
FEWER = {"gradients": 1_500_000}  # images, at most: features cost far more than all passes over them
WHOLE = ("lbfgs", "preconditioned", "gradients")
AGAIN = 3  # runs on MNIST before and after the one on the large set


class Cost(NamedTuple):
    """Of an image and pass over the data: microseconds by the clock and of the processor, bytes the disk had to bring.

    The last tells what the others mean: a system may let go of files it has room for, as if the disk were cold.
    """

    wall: float
    processor: float
    disk: float


def write_tiled(folder: Path, count: int) -> None:
    """So many images as IDX files: MNIST over and over, each time moved a little."""
    dataset = mnist()
    with (folder / "train-images-idx3-ubyte").open("wb") as file:
        file.write(struct.pack(">4I", 0x803, count, 28, 28))
        for images in _moved(dataset.images, count):
            file.write(np.ascontiguousarray(images).data)
    labels = np.resize(dataset.labels.astype(np.uint8), count)
    (folder / "train-labels-idx1-ubyte").write_bytes(struct.pack(">2I", 0x801, count) + labels.tobytes())


def _moved(images: np.ndarray, count: int) -> Iterator[np.ndarray]:
    moves = [(down, right) for down in range(-6, 7) for right in range(-6, 7)]
    for copy, first in enumerate(range(0, count, len(images))):
        yield np.roll(images, moves[copy], axis=(1, 2))[: count - first]


def forget(path: Path) -> None:
    """Let the system forget what it keeps of a file, as if the computer had just been switched on."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def resident(name: str) -> float:
    """Megabytes, from what the system counts of this process."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) / 1e3 for line in lines if line.startswith(name))


def brought() -> int:
    """Bytes that the disk has brought for this process."""
    lines = Path("/proc/self/io").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("read_bytes"))


class Clock:
    """Wall, processor and disk since it was made."""

    def __init__(self) -> None:
        self._since = perf_counter(), process_time(), brought()

    def over(self, images: float) -> Cost:
        """What each of so many images has cost."""
        wall, processor, disk = self._since
        spent = (perf_counter() - wall) * 1e6, (process_time() - processor) * 1e6, brought() - disk
        return Cost(*(amount / images for amount in spent))


def epochs(dataset: Dataset, config: Config, before: Callable[[], None]) -> Iterator[Cost]:
    """An epoch each time: its cost. What comes before it is not counted."""
    run, passes = slices(finish(prepare(dataset, config))), 0.0
    while True:
        before()
        clock = Clock()
        report = next((item for item in run if isinstance(item, Report)), None)
        if report is None:
            return
        yield clock.over(len(dataset) * (report.passes - passes))
        passes = report.passes


def turns(small: Dataset, large: Dataset, config: Config, *, before: Callable[[], None], count: int) -> dict[str, Any]:
    """Costs of the two runs, epochs after the first, which also makes ready; medians."""
    config = replace(config, epochs=1000)
    runs = {"small": epochs(small, config, lambda: None), "large": epochs(large, config, before)}
    found: dict[str, list[Cost]] = {"small": [], "large": []}
    for _ in range(count):
        for name, times in (("small", TURNS), ("large", 1)):
            found[name] += [next(runs[name]) for _ in range(times)]
    middle = {name: Cost(*map(median, zip(*costs[1:], strict=True))) for name, costs in found.items()}
    return {name: cost._asdict() for name, cost in middle.items()} | {"epochs": count - 1}


def runs(small: Dataset, large: Dataset, config: Config, *, count: int) -> dict[str, Any]:
    """The same of whole runs, for optimisers whose epochs differ: making ready apart, MNIST before and after."""
    config = replace(config, epochs=count)
    found = [whole(dataset, config) for dataset in (*[small] * AGAIN, large, *[small] * AGAIN)]
    many = found.pop(AGAIN)
    made, run = (Cost(*map(median, zip(*costs, strict=True))) for costs in zip(*found, strict=True))
    ready = {"small": made.wall, "large": many[0].wall}
    return {"small": run._asdict(), "large": many[1]._asdict(), "epochs": count, "ready": ready}


def whole(dataset: Dataset, config: Config) -> tuple[Cost, Cost]:
    """Costs of making ready and of a run."""
    clock = Clock()
    setup = finish(prepare(dataset, config))
    made, clock = clock.over(len(dataset)), Clock()
    *_, last = (item for item in slices(setup) if isinstance(item, Report))
    return made, clock.over(len(dataset) * last.passes)


def measured(folder: Path, kind: str, count: int) -> dict[str, Any]:
    path = folder / "train-images-idx3-ubyte"
    large = finish(open_dataset(folder))
    small = replace(finish(open_dataset(Path(os.environ["LOGITLAB_DATA"]) / "mnist")), test=None)
    told = {"kind": kind, "images": len(large)}
    if kind == "evaluation":
        return {**told, **evaluated(small, large)}
    if kind in WHOLE:
        return {**told, **runs(small, large, CONFIGS[kind], count=count)}
    before = (lambda: forget(path)) if kind == "cold" else (lambda: None)
    return {**told, **turns(small, large, CONFIGS[kind], before=before, count=count)}


def evaluated(small: Dataset, large: Dataset) -> dict[str, Any]:
    *_, last = (item for item in slices(finish(prepare(small, replace(FULL, epochs=2)))) if isinstance(item, Report))
    found = [_judged(last.model, dataset) for dataset in (*[small] * AGAIN, large, *[small] * AGAIN)]
    many = found.pop(AGAIN)
    middle = Cost(*map(median, zip(*found, strict=True)))
    return {"small": middle._asdict(), "large": many._asdict()}


def _judged(model: Model, dataset: Dataset) -> Cost:
    clock = Clock()
    finish(evaluate(model, dataset))
    return clock.over(len(dataset))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT))
    result = measured(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    peak = {"anonymous": resident("RssAnon"), "mapped": resident("RssFile"), "peak": resident("VmHWM")}
    print(json.dumps({**result, **peak}), flush=True)
