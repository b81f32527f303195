"""Races to a relative gap: our run, its certificate included, and scikit-learn's solver on the same objective."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

import numpy as np

from core.config import Config
from core.dataset import Dataset
from core.progress import finish
from core.run.setup import Setup, prepare
from core.trainer import Report, slices
from tests.benchmarks import rivals
from tests.benchmarks.measure import Line, at_most


class Race:
    """Our run to a certain relative gap, with the time at which each true gap was reached."""

    def __init__(self, setup: Setup, best: float | None = None) -> None:
        clock = perf_counter()
        self.trail: list[tuple[float, float]] = []
        for item in slices(setup):
            if isinstance(item, Report):
                self.trail.append((perf_counter() - clock, item.objective))
                self.last = item
        self.total = perf_counter() - clock
        self.best = best

    def time_to(self, gap: float) -> float:
        assert self.best is not None
        return next((taken for taken, value in self.trail if value - self.best <= gap * self.best), float("inf"))


def reference(setup: Setup) -> float:
    """The lowest value to about 1e-9 of itself: double precision from where single precision ends."""
    exact = replace(setup.training, X=setup.training.X, dtype="float64")
    config = replace(setup.config, dtype="float64", stop_gap=1e-8)
    double = replace(setup.under(config), training=exact)
    *_, last = (item for item in slices(double) if isinstance(item, Report))
    return last.objective


def penalised(config: Config, dataset: Dataset, inverse: float) -> Config:
    """The config with scikit-learn's C as its penalty."""
    return replace(config, l2=1 / (inverse * len(dataset)))


def race(
    dataset: Dataset,
    inverse: float,
    config: Config,
    rival: dict[str, Any],
    *,
    title: str,
    asked: float,
    rounds: int = 1,
) -> list[Line]:
    """Ours and scikit-learn's solver to a relative gap of 1e-6, by turns."""
    setup = finish(prepare(dataset, penalised(config, dataset, inverse)))
    best = reference(setup)
    dtype = np.dtype(rival.pop("dtype")).type
    X = setup.training.X.astype(dtype) * dtype(setup.training.scale)
    exact = replace(setup.training, dtype="float64")
    theirs: list[np.ndarray] = []
    times = alternating_race(setup, best, X, rival, rounds=rounds, theirs=theirs)
    value = exact.at(theirs[-1]).value if theirs else float("nan")
    ours = times["ours"]
    lines = [
        Line(f"{title}: ours to 1e-2, 1e-4, 1e-6", " ".join(f"{ours[gap]:.2f}" for gap in (1e-2, 1e-4, 1e-6)) + " s"),
        Line(f"{title}: ours until certain of 1e-6", f"{ours['total']:.2f} s, {ours['epochs']} epochs"),
    ]
    if theirs:
        lines.append(Line(f"{title}: {rival['solver']}", f"{times['theirs']:.2f} s, gap {(value - best) / best:.0e}"))
        lines.append(at_most(f"{title}: ours / theirs", ours[1e-6] / times["theirs"], asked))
    return lines


def alternating_race(
    setup: Setup, best: float, X: np.ndarray, rival: dict[str, Any], *, rounds: int, theirs: list[np.ndarray]
) -> dict[str, Any]:
    races, taken = [], []
    for _ in range(rounds):
        races.append(Race(setup, best))
        clock = perf_counter()
        found = rivals.scikit_learn(X, setup.training.targets, **rival)
        taken.append(perf_counter() - clock)
        if found is not None:
            theirs.append(found)
    ours: dict[Any, Any] = {gap: float(np.median([run.time_to(gap) for run in races])) for gap in (1e-2, 1e-4, 1e-6)}
    ours.update(total=float(np.median([run.total for run in races])), epochs=races[-1].last.epoch)
    return {"ours": ours, "theirs": float(np.median(taken))}
