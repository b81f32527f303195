"""Luck: what chance alone does to a run, told by many seeds of one config instead of one lucky line."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Dataset
from core.history import COLUMNS, History
from core.progress import Progress
from core.run.report import Report
from core.run.setups import Setups
from core.trainer import slices

Column = NDArray[np.float64]
QUARTILES = (0.0, 25.0, 50.0, 75.0, 100.0)
MOST = 512  # places at which a band over time is told
LONG = 10_000  # epochs from which on not every one is kept of each seed


class Band(NamedTuple):
    """Lowest, quartiles and highest over the seeds, float64 (n,) each; so many `seeds`, int64 (n,), got to an epoch."""

    epochs: Column
    low: Column
    lower: Column
    median: Column
    upper: Column
    high: Column
    seeds: NDArray[np.int64]


class Draw(NamedTuple):
    """A seed's run: its figures by column of `core.history.COLUMNS`, float64 (n,), from at most LONG epochs or so."""

    seed: int
    figures: dict[str, Column]


def draws(
    dataset: Dataset, config: Config, count: int, *, setups: Setups, threads: int = 0
) -> Generator[Progress | Draw, None, None]:
    """Train the config with `count` seeds, its own first; a Draw as each ends, Progress in thousandths of a seed.

    A seed decides starting weights, the order of batches and which images are held back: all of them differ.
    """
    for number in range(count):
        seeded = replace(config, seed=(config.seed + number) % 2**32)
        setup = yield from setups.prepare(dataset, seeded)
        history = History(budget=0)
        for item in slices(setup, threads=threads):
            if isinstance(item, Report):
                history.append(item)
            done = history.last.epoch if history.last else 0
            yield Progress(1000 * number + 1000 * done // seeded.epochs, 1000 * count)
        kept = _even(history.column("epoch"))
        yield Draw(seeded.seed, {name: history.column(name)[kept] for name in COLUMNS})


def band(runs: list[Draw], name: str) -> Band:
    """How a column spreads over seeds; an epoch that not all runs reached is told by those that did."""
    epochs = np.unique(np.concatenate([np.empty(0), *(run.figures["epoch"] for run in runs)]))
    table = np.full((len(runs), len(epochs)), np.nan)
    for row, run in zip(table, runs, strict=True):
        row[np.searchsorted(epochs, run.figures["epoch"])] = run.figures[name]
    return _spread(table, epochs)


def band_over(runs: list[Draw], name: str, axis: str) -> Band:
    """How a column spreads over seeds that get on unevenly: at each place of `axis`, "passes" or "seconds", the figures
    each seed had by then. It begins where all have some; who is through keeps the last. `epochs` are the places.
    """
    figures = [run.figures for run in runs if len(run.figures[axis])]
    if not figures:
        return _spread(np.empty((0, 0)), np.empty(0))
    begin = max(float(own[axis][0]) for own in figures)
    places = _thinned(np.unique(np.concatenate([_thinned(own[axis]) for own in figures])))
    places = places[places >= begin]
    rows = [own[name][np.searchsorted(own[axis], places, "right") - 1] for own in figures]
    return _spread(np.stack(rows), places)


def _spread(table: NDArray[np.float64], places: Column) -> Band:
    there = np.isfinite(table).sum(axis=0)
    table, places = table[:, there > 0], places[there > 0]
    low, lower, median, upper, high = np.nanpercentile(table, QUARTILES, axis=0) if table.size else np.empty((5, 0))
    return Band(places, low, lower, median, upper, high, there[there > 0])


def _even(epochs: Column) -> NDArray[np.intp]:
    """Rows of the first epoch, the last, and those between that divide evenly, the same ones of every seed."""
    stride = -(-int(epochs[-1]) // LONG) if len(epochs) else 1
    return np.flatnonzero((epochs % stride == 0) | (epochs == epochs[0]) | (epochs == epochs[-1]))


def _thinned(places: Column) -> Column:
    chosen: Column = places[np.linspace(0, len(places) - 1, min(len(places), MOST)).round().astype(np.intp)]
    return chosen
