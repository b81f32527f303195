"""Eight million images in a process that may hold 2 GB: `python -m tests.benchmarks.large FOLDER`, for `data large`.

Prints a line of JSON a measurement. What limits it: RLIMIT_DATA at 2 GB, which counts all memory of its own; what is
mapped of files comes on top and is part of VmHWM, the most that was ever resident, which is printed as it is.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import evaluate
from core.progress import Progress, finish
from core.run.setup import prepare
from core.trainer import Report, slices
from tests.benchmarks.trainer import FULL, mnist

COUNT = 8_000_000
LIMIT = 2_000_000_000  # bytes


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


def peak(name: str) -> float:
    """Megabytes, from what the system counts of this process."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) / 1e3 for line in lines if line.startswith(name))


class Most:
    """The most of a figure that was seen."""

    def __init__(self) -> None:
        self.anonymous = self.mapped = 0.0

    def look(self) -> None:
        self.anonymous = max(self.anonymous, peak("RssAnon"))
        self.mapped = max(self.mapped, peak("RssFile"))


def cost(dataset: Dataset, config: Config, most: Most, *, before: Any = None) -> float:
    """Microseconds an image and epoch: the least of the epochs after the first.

    From memory they are the processor's, of all threads: others who use the machine do not count. From a cold disk
    they are those of the clock on the wall.
    """
    now = perf_counter if before else process_time
    taken, clock = [], 0.0
    for item in slices(finish(prepare(dataset, config))):
        most.look()
        if isinstance(item, Report):
            taken.append(now() - clock)
            if before:
                before()
            clock = now()
    return min(taken[1:]) / len(dataset) * 1e6


def measured(folder: Path) -> Iterator[dict[str, Any]]:
    path, most = folder / "train-images-idx3-ubyte", Most()
    clock = perf_counter()
    opening = open_dataset(folder)
    dataset = _finish(opening, most)
    yield {"opening": perf_counter() - clock, "images": len(dataset)}
    small = replace(finish(open_dataset(Path(os.environ["LOGITLAB_DATA"]) / "mnist")), test=None)
    kinds = {"full": replace(FULL, epochs=3), "batches": replace(FULL, epochs=2, batch_size=120)}
    kinds["held"] = replace(FULL, epochs=3, validation=0.1)
    for name, config in kinds.items():
        before = cost(small, replace(config, epochs=12), most)
        large = cost(dataset, config, most)
        after = cost(small, replace(config, epochs=12), most)
        yield {"kind": name, "small": (before + after) / 2, "large": large}
    cold = cost(dataset, replace(FULL, epochs=2), most, before=lambda: forget(path))
    warm = cost(small, replace(FULL, epochs=12), most, before=lambda: None)
    yield {"kind": "cold", "small": warm, "large": cold}
    model = list(slices(finish(prepare(small, replace(FULL, epochs=2)))))[-1].model  # type: ignore[union-attr]
    clock = perf_counter()
    result = finish(evaluate(model, dataset))
    yield {"evaluation": (perf_counter() - clock) / len(dataset) * 1e6, "accuracy": result.accuracy}
    yield {"anonymous": most.anonymous, "mapped": most.mapped, "peak": peak("VmHWM")}


def _finish(opening: Any, most: Most) -> Dataset:
    while True:
        try:
            assert isinstance(next(opening), Progress)
        except StopIteration as end:
            result: Dataset = end.value
            return result
        most.look()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT))
    for line in measured(Path(sys.argv[1])):
        print(json.dumps(line), flush=True)
