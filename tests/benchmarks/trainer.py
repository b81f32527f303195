"""The trainer against the notebook, bare products, torch and scikit-learn: `python -m tests.benchmarks trainer`.

Parts: notebook, epoch, weak, strong, small, others, growth, stop, memory, threads; all of them if none is named.
`--json FILE` keeps the figures. Needs LOGITLAB_DATA for all but the first.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

import numpy as np

from core.config import NOTEBOOK, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.progress import finish
from core.run.setup import Setup, prepare
from core.trainer import Report, descend, slices
from tests.benchmarks import rivals
from tests.benchmarks.measure import Line, alternating, at_least, at_most, save, seconds, show
from tests.benchmarks.problems import fashion_like, gradients, tiled
from tests.benchmarks.races import Race, penalised, race

FULL = Config(dtype="float32", validation=0.0, learning_rate=0.1, epochs=6)
FAST = replace(FULL, optimizer="preconditioned_lbfgs", epochs=200, stop_gap=1e-6)


def main(arguments: list[str]) -> int:
    """Measure the parts named, show a table of each and keep all figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks trainer", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--json", metavar="FILE")
    asked = parser.parse_args(arguments)
    kept = {}
    for name in asked.parts or PARTS:
        lines = PARTS[name]()
        show(name, lines)
        kept[name] = [line._asdict() for line in lines]
    if asked.json:
        save(asked.json, kept)
    return 0


def mnist() -> Dataset:
    root = os.environ.get("LOGITLAB_DATA")
    if not root:
        sys.exit("LOGITLAB_DATA names no folder with the full MNIST")
    dataset = finish(open_dataset(Path(root) / "mnist"))
    return replace(dataset, test=None)


def notebook() -> list[Line]:
    """The notebook's experiment, a report an epoch."""
    dataset = finish(open_dataset("sample")).select((0, 1)).limit(500)
    setup, single = (finish(prepare(dataset, replace(NOTEBOOK, dtype=dtype))) for dtype in ("float64", "float32"))
    X, y = np.ascontiguousarray(setup.training.X.T), setup.training.targets.astype(float)
    start, start32 = setup.first(), single.first()  # the notebook is given its first weights as well
    theta = start.theta
    last = list(descend(setup, start))[-1]
    apart = float(np.abs(last.keyframe.theta - rivals.notebook(X, y, theta)).max())
    found = alternating(
        {
            "notebook": lambda: seconds(lambda: rivals.notebook(X, y, theta)),
            "notebook with products": lambda: seconds(lambda: rivals.notebook_products(X, y, theta)),
            "ours": lambda: seconds(lambda: list(descend(setup, start))),
            "ours32": lambda: seconds(lambda: list(descend(single, start32))),
            "floor": lambda: seconds(lambda: [rivals.bare(setup.training.X, theta) for _ in range(100)]),
        },
        rounds=31,
    )
    return [
        *(Line(f"{name}, an epoch", f"{value * 1e4:.1f} us") for name, value in found.items()),
        at_least("float64 against the notebook", found["notebook"] / found["ours"], 10),
        at_least("float32 against the notebook", found["notebook"] / found["ours32"], 10),
        Line("float64 against it with products", f"{found['notebook with products'] / found['ours']:.2f} times"),
        at_most("weights apart", apart, 1e-12),
    ]


def epochs(setup: Setup, threads: int = 0) -> float:
    """Median time from report to report of a full-batch run, seconds."""
    run = (item for item in slices(setup, threads=threads) if isinstance(item, Report))
    times = [perf_counter() for _ in run]
    return float(np.median(np.diff(times)))


def epoch() -> list[Line]:
    """A full-batch epoch of ten classes on 60,000 x 784."""
    dataset = mnist()
    setup = finish(prepare(dataset, FULL))
    y = setup.training.targets
    X = (setup.training.X * np.float32(1 / 255)).astype(np.float32)
    columns, marks = np.ascontiguousarray(X.T), np.eye(10, dtype=np.float32)[:, y]
    weights = np.zeros((784, 10), np.float32)
    contenders = {
        "ours": lambda: epochs(setup),
        "ours, one thread": lambda: epochs(setup, threads=1),
        "bare products": lambda: seconds(lambda: rivals.bare(X, weights)),
    }
    torch = rivals.torch_epoch(X, y)
    if torch:
        contenders["torch"] = lambda: seconds(torch)
    found = alternating(contenders, rounds=7)
    found["notebook's style"] = min(seconds(lambda: rivals.notebook_softmax(columns, marks, weights)) for _ in range(2))
    lines = [Line(name, f"{value * 1e3:.1f} ms") for name, value in found.items()]
    lines.append(at_least("against the notebook's style", found["notebook's style"] / found["ours"], 8))
    lines.append(at_least("against bare products", found["bare products"] / found["ours"], 1.4))
    if torch:
        lines.append(at_least("against torch", found["torch"] / found["ours"], 1.5))
    else:
        lines.append(Line("against torch", "torch is not installed"))
    return lines


def weak() -> list[Line]:
    """Full MNIST, ten classes, a weak penalty."""
    rival = {"solver": "newton-cg", "dtype": np.float32, "C": 1.0, "tol": 1e-4}
    return race(mnist(), 1.0, FAST, rival, title="C = 1", asked=0.1)


def strong() -> list[Line]:
    """Full MNIST, ten classes, a strong penalty."""
    rival = {"solver": "newton-cg", "dtype": np.float32, "C": 0.01, "tol": 3e-5}
    return race(mnist(), 0.01, FAST, rival, title="C = 0.01", asked=0.2)


def small() -> list[Line]:
    """8 x 8 pixels: ten classes, and 0 against 1."""
    dataset = mnist()
    config = replace(FAST, size=8)
    ten = {"solver": "lbfgs", "dtype": np.float64, "C": 1.0, "tol": 3e-5}
    lines = race(dataset, 1.0, config, ten, title="ten classes", asked=0.15)
    two = {"solver": "newton-cholesky", "dtype": np.float64, "C": 1.0, "tol": 1e-5}
    return lines + race(dataset.select((0, 1)), 1.0, config, two, title="0 against 1", asked=0.9, rounds=9)


def others() -> list[Line]:
    """The same settings of the optimiser on data it was not made for."""
    dataset, lines = mnist(), []
    for title, inputs in {
        "as they are": None,
        "unscaled": 255.0,
        "fashion-like": fashion_like,
        "edges": gradients,
    }.items():
        setup = finish(prepare(dataset, penalised(FAST, dataset, 1.0 if inputs != 255.0 else 255.0**-2)))
        if inputs is not None:
            training = setup.training
            X = inputs(dataset.images) if callable(inputs) else training.X.astype(np.float32)
            setup = replace(setup, training=replace(training, X=X, scale=1.0))
        run = Race(setup)
        # Nothing lies below the value less its gap, so these times are never too short.
        run.best = run.last.objective - (run.last.gap or 0.0)
        times = " ".join(f"{run.time_to(gap):.2f}" for gap in (1e-2, 1e-4, 1e-6))
        lines.append(
            Line(
                f"{title}, {setup.training.X.shape[1]} features: to 1e-2, 1e-4, certain of 1e-6",
                f"{times} s, {run.last.epoch} epochs",
                f"gap {(run.last.gap or 0.0) / run.last.objective:.0e}",
                run.last.ending == "gap",
            )
        )
    return lines


def growth() -> list[Line]:
    """Cost as images and pixels become more."""
    lines, images, pixels = [], {}, {}
    for count in (60_000, 500_000, 2_000_000, 8_000_000):
        images[count] = cost(tiled(count, 8), 3)
        lines.append(Line(f"{count:,} images of 8 x 8", f"{images[count] / count * 1e9:.1f} ns an image"))
    for side in (8, 14, 28, 56):
        pixels[side] = cost(tiled(60_000, side), 5) / side**2
        lines.append(Line(f"{side * side} features", f"{pixels[side] / 60_000 * 1e9:.3f} ns a pixel"))
    an_image = [value / count for count, value in images.items()]
    steps = list(pixels.values())
    lines.append(at_most("dearest image / cheapest", max(an_image) / min(an_image), 1.3))
    growth = max(after / before for before, after in pairwise(steps))
    return [*lines, at_most("a pixel / one of the smaller image", growth, 1.0)]


def cost(dataset: Dataset, count: int) -> float:
    """Median seconds of a full-batch epoch with its report."""
    side = dataset.images.shape[1]
    return epochs(finish(prepare(dataset, replace(FULL, size=side, epochs=count))))


def stop() -> list[Line]:
    """How long a stop waits, at any moment of a run on 60,000 x 784."""
    dataset, lines = mnist(), []
    for name in ("gradient_descent", "preconditioned_lbfgs", "newton_cg", "adam"):
        config = penalised(
            replace(FAST, optimizer=name, epochs=12, batch_size=50, stop_gap=0.0, learning_rate=1e-3), dataset, 1.0
        )
        setup = finish(prepare(dataset, config))
        waits = stretches(setup)
        ends = np.cumsum(waits)
        moments = np.random.default_rng(0).uniform(0, ends[-1], 20_000)
        left = ends[np.searchsorted(ends, moments)] - moments + closing(setup)
        lines.append(at_most(f"{name}, p99", float(np.quantile(left, 0.99)) * 1e3, 60, " ms"))
        lines.append(Line(f"{name}, longest slice", f"{waits.max() * 1e3:.0f} ms of {ends[-1]:.1f} s"))
    return lines


def stretches(setup: Setup) -> np.ndarray:
    """Seconds between the moments at which the run can be stopped."""
    times = [perf_counter()]
    times.extend(perf_counter() for _ in slices(setup))
    return np.diff(times)


def closing(setup: Setup) -> float:
    """Longest time the end itself takes, seconds."""
    longest = 0.0
    for count in range(1, 40, 4):
        run = slices(setup)
        for _ in zip(range(count), run, strict=False):
            pass
        longest = max(longest, seconds(run.close))  # type: ignore[attr-defined]
    return longest


def memory() -> list[Line]:
    """What training takes beside the images, in a process of its own."""
    lines = []
    for name in ("gradient_descent", "preconditioned_lbfgs"):
        command = [sys.executable, "-m", "tests.benchmarks.memory", name]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        data, more = (float(part) for part in found)
        lines.append(Line(f"{name}: images, training on top", f"{data:.0f} MB + {more:.0f} MB"))
        lines.append(at_most(f"{name}: (images + training) / images", (data + more) / data, 1.3))
    return lines


def threads() -> list[Line]:
    """What holding BLAS to one thread gains: small batches, and full batches shared by threads of our own."""
    dataset, lines = mnist(), []
    for title, config in {
        "batches of 50, 60,000 x 64": replace(FULL, batch_size=50, size=8, epochs=3),
        "full batch, 60,000 x 784": replace(FULL, epochs=5),
    }.items():
        setup = finish(prepare(dataset, config))
        found = alternating(
            {
                "BLAS held to one": partial(epochs, setup),
                "BLAS as it likes": partial(unbound, setup),
            },
            rounds=5,
        )
        lines += [Line(f"{title}, {name}", f"{value * 1e3:.1f} ms") for name, value in found.items()]
        free, held = found["BLAS as it likes"], found["BLAS held to one"]
        lines.append(Line(f"{title}: as it likes / held to one", f"{free / held:.2f} times"))
    return lines


def unbound(setup: Setup) -> float:
    """`epochs` with as many BLAS threads as it likes, and none of our own."""
    with patch("core.trainer.blas_threads", lambda _: nullcontext()):
        return epochs(setup, threads=1)


PARTS = {
    "notebook": notebook,
    "epoch": epoch,
    "weak": weak,
    "strong": strong,
    "small": small,
    "others": others,
    "growth": growth,
    "stop": stop,
    "memory": memory,
    "threads": threads,
}
