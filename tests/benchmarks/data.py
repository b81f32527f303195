"""Opening digits: `python -m tests.benchmarks data`; parts: folder, cache, window, large; all if none is named.

folder: 60,000 JPGs against the notebook's loop and against two processes that decode the same bytes in memory.
cache: the second opening, with every file checked and with folders alone. window: first images, Progress and Cancel.
large: 8,000,000 images (`--images N`), of gradients at most 1,500,000, in a process of 2 GB for each of `--kinds`.
`--json FILE` keeps the figures. Needs LOGITLAB_DATA.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, time
from typing import Any

import numpy as np

from core.data import Cache, open_dataset
from core.opencv import cv2
from core.progress import Glimpse, finish
from tests.benchmarks.large import COUNT, FEWER, KINDS, LIMIT, write_tiled
from tests.benchmarks.measure import Line, alternating, at_least, at_most, save, seconds, show
from tests.benchmarks.trainer import mnist

ROUNDS = 5


def main(arguments: list[str]) -> int:
    """Measure the parts named, show a table of each and keep all figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks data", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, "large", []], default=[])
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--images", type=int, default=COUNT, help="of large")
    parser.add_argument("--epochs", type=int, default=3, help="of large; the first does not count")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="of large")
    asked = parser.parse_args(arguments)
    kept = {}
    many = partial(large, kinds=asked.kinds, images=asked.images, epochs=asked.epochs)
    parts: dict[str, Callable[[Path], list[Line]]] = {**PARTS, "large": many}
    with tempfile.TemporaryDirectory(prefix="logit-lab-data-") as folder:
        for name in asked.parts or parts:
            lines = parts[name](Path(folder))
            show(name, lines)
            kept[name] = [line._asdict() for line in lines]
    if asked.json:
        save(asked.json, kept)
    return 0


@cache
def pictures(folder: Path) -> Path:
    """All training images of MNIST as JPGs, a folder a digit, old and on the disk as files of a set are."""
    root, dataset = folder / "pictures" / "train", mnist()
    for label in dataset.classes:
        (root / str(label)).mkdir(parents=True)
    for number, (image, label) in enumerate(zip(dataset.images, dataset.labels.tolist(), strict=True)):
        (root / str(label) / f"{number}.jpg").write_bytes(cv2.imencode(".jpg", image)[1].tobytes())
    long_ago = time() - 100_000
    for path in root.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    if hasattr(os, "sync"):
        os.sync()  # or the system would write them while others are measured
    return root.parent


def notebook(root: Path) -> int:
    """The notebook's loop: one thread, a file at a time."""
    paths = (os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)  # noqa: PTH118
    return sum(cv2.imread(path, cv2.IMREAD_GRAYSCALE) is not None for path in paths)


class TwoProcesses:
    """Decode bytes that each of two processes has in memory already."""

    def __init__(self, root: Path) -> None:
        context = get_context("fork")
        files = [np.frombuffer(path.read_bytes(), np.uint8) for path in root.rglob("*.jpg")]
        self._pipes = []
        for part in (files[::2], files[1::2]):
            ours, theirs = context.Pipe()
            context.Process(target=self._work, args=(part, theirs), daemon=True).start()
            self._pipes.append(ours)

    def __call__(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for pipe in self._pipes:
            pipe.recv()

    @staticmethod
    def _work(files: list[np.ndarray], pipe: Any) -> None:
        while True:
            pipe.recv()
            for data in files:
                cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
            pipe.send(None)


def folder(place: Path) -> list[Line]:
    root = pictures(place)
    two = TwoProcesses(root)
    found = timed(
        {"ours": lambda: finish(open_dataset(root)), "notebook": lambda: notebook(root), "two processes": two}
    )
    return [
        Line("60,000 JPGs, ours", f"{found['ours']:.2f} s"),
        at_least("the notebook's loop / ours", found["notebook"] / found["ours"], 3.0),
        at_least("two processes, bytes in memory / ours", found["two processes"] / found["ours"], 0.7),
        Line("equal to cv2's own decoding", str(_equal(root)), "True", _equal(root)),
    ]


def _equal(root: Path) -> bool:
    dataset = finish(open_dataset(root))
    paths = [path for label in range(10) for path in sorted((root / "train" / str(label)).iterdir(), key=_number)]
    alone = (cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE) for path in paths)
    return all(one is not None and np.array_equal(image, one) for image, one in zip(dataset.images, alone, strict=True))


def _number(path: Path) -> int:
    return int(path.stem)


def again(place: Path) -> list[Line]:
    root = pictures(place)
    every, folders = Cache(place / "cache"), Cache(place / "cache", every_file=False)
    first = seconds(lambda: finish(open_dataset(root, cache=every)))
    found = timed(
        {
            "notebook": lambda: notebook(root),
            "every": lambda: finish(open_dataset(root, cache=every)),
            "folders": lambda: finish(open_dataset(root, cache=folders)),
        }
    )
    return [
        Line("first opening, kept for the next", f"{first:.2f} s"),
        at_least("second opening, folders checked", found["notebook"] / found["folders"], 25),
        at_least("second opening, every file checked", found["notebook"] / found["every"], 5),
    ]


def window(place: Path) -> list[Line]:
    root = pictures(place)
    clock = perf_counter()
    gaps: list[float] = []
    first = 0.0
    for item in open_dataset(root):
        now = perf_counter()
        gaps.append(now - clock - sum(gaps))
        first = first or (now - clock if isinstance(item, Glimpse) else 0.0)
    whole = seconds(lambda: finish(open_dataset(root)))
    cancels = [_cancel(root, share * whole) for share in (0, 0.1, 0.3, 0.5, 0.7)]
    return [
        at_most("first images", first, 0.3, " s"),
        at_most("longest between two of Progress", max(gaps), 0.1, " s"),
        at_most("Cancel, the slowest of five", max(cancels), 0.1, " s"),
    ]


def _cancel(root: Path, moment: float) -> float:
    """How long it takes to cancel an opening so many seconds after its start; nothing, if it was quicker than that."""
    opening = open_dataset(root)
    clock = perf_counter()
    for _ in opening:
        if perf_counter() - clock >= moment:
            break
    return seconds(opening.close)


def large(place: Path, *, kinds: Sequence[str], images: int, epochs: int) -> list[Line]:
    lines = []
    for kind in kinds:
        folder = tiled(place, min(images, FEWER.get(kind, images)))
        command = [sys.executable, "-m", "tests.benchmarks.large", str(folder), kind, str(epochs)]
        environment = {**os.environ, "XDG_CACHE_HOME": str(place / "cache")}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        lines += figures(json.loads(done.stdout))
    return lines


@cache
def tiled(place: Path, images: int) -> Path:
    """So many images as IDX files, written once."""
    folder = place / f"{images} images"
    folder.mkdir()
    write_tiled(folder, images)
    return folder


def figures(found: dict[str, Any]) -> list[Line]:
    """Three lines of a kind: what an image costs on each set, by how much more on the large one, and the memory."""
    kind, small, many = found["kind"], found["small"], found["large"]
    asked = 1.5 if kind == "cold" else 1.15
    share = f"{kind}: {found['images']:,} / 60,000"
    ready = found.get("ready")
    making = [Line(f"{kind}: to make ready", f"{ready['small']:.2f} and {ready['large']:.2f}")] if ready else []
    memory = f"{found['anonymous']:.0f}, {found['mapped']:.0f} MB"
    return [
        *making,
        Line(f"{kind}: microseconds an image", f"{small['wall']:.2f} and {many['wall']:.2f}"),
        at_most(f"{share}, by the clock", many["wall"] / small["wall"], asked),
        Line(f"{share}, of the processor", f"{many['processor'] / small['processor']:.3g}"),
        Line(f"{kind}: of each image from the disk", f"{many['disk'] / 784:.0%}"),
        Line(f"{kind}: anonymous, mapped at the end", memory),
        at_most(f"{kind}: resident, at most (VmHWM)", found["peak"], LIMIT / 1e6, " MB"),
    ]


def timed(contenders: dict[str, Callable[[], Any]]) -> dict[str, float]:
    return alternating({name: partial(seconds, work) for name, work in contenders.items()}, ROUNDS)


PARTS: dict[str, Callable[[Path], list[Line]]] = {"folder": folder, "cache": again, "window": window}
