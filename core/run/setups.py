"""Setups made ready before, kept within a budget, so that runs on the same images share their design matrix."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import fields, replace
from typing import Any

import numpy as np

from core.config import LIVE, Config
from core.dataset import Dataset
from core.objective import Objective
from core.pipeline import Pipeline
from core.progress import Progress
from core.rows import Rows
from core.run.room import needed_bytes
from core.run.setup import Setup, prepare

BUDGET = 300_000_000  # bytes
MOST = 8  # setups: each holds its dataset too, which may be an own copy of another's images
_NOT_MADE_FROM = {*LIVE, "optimizer", "schedule", "warm_up", "pairs", "l2", "fit_intercept", "init_scale"}
MADE_FROM = tuple(spec.name for spec in fields(Config) if spec.name not in _NOT_MADE_FROM)

Key = tuple[object, ...]


class Setups:
    """Gives a Setup for a dataset and a config; what differs from a kept one only in how it is trained shares its rows.

    The last one asked for stays, whatever it takes. Any thread may ask.

    Parameters
    ----------
    budget : bytes the design matrices may take together
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: OrderedDict[Key, tuple[Dataset, Setup]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """What the design matrices kept take; images that are used as they are belong to their dataset."""
        return sum(_bytes(setup, dataset) for dataset, setup in list(self._kept.values()))

    def prepare(self, dataset: Dataset, config: Config) -> Generator[Progress, None, Setup]:
        """As `core.run.setup.prepare`, which is asked only where no kept one has the same rows."""
        key = (id(dataset), *(getattr(config, name) for name in MADE_FROM))
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            self._make_room(_estimate(dataset, config))
            setup = yield from prepare(dataset, config)
        else:
            setup = _again(found[1], config)
        with self._lock:
            # The dataset is kept with its setup, so that no other can come to have its id.
            self._kept[key] = (dataset, setup)
            self._kept.move_to_end(key)
        self._make_room(0)
        return setup

    def clear(self) -> None:
        """Keep nothing: another dataset is open."""
        with self._lock:
            self._kept.clear()

    def _make_room(self, coming: int) -> None:
        """Let the oldest go until what is coming fits; the newest stays if nothing is coming."""
        with self._lock:
            while len(self._kept) > int(not coming) and (len(self._kept) > MOST or self.bytes + coming > self._budget):
                self._kept.popitem(last=False)


def _again(setup: Setup, config: Config) -> Setup:
    """The setup of another config over the same rows."""
    held = setup.validation and _under(setup.validation, config)
    again = replace(setup, training=_under(setup.training, config), validation=held)
    _ = again.training.margins
    return again.under(config)


def _under(objective: Objective, config: Config) -> Objective:
    if (objective.l2, objective.fit_intercept) == (config.l2, config.fit_intercept):
        return objective
    return replace(objective, l2=config.l2, fit_intercept=config.fit_intercept)


def _bytes(setup: Setup, dataset: Dataset) -> int:
    objectives = [part for part in (setup.training, setup.validation) if part is not None]
    return sum(part.X.nbytes for part in objectives if not _lent(part.X, dataset.images))


def _lent(X: Any, images: Any) -> bool:
    """Whether rows are images that are used as they are, or lie in a file."""
    return isinstance(X, Rows) or (isinstance(images, np.ndarray) and np.may_share_memory(X, images))


def _estimate(dataset: Dataset, config: Config) -> int:
    pipeline = Pipeline.of(config, (dataset.images.shape[1], dataset.images.shape[2]))
    return needed_bytes(pipeline, config, images=len(dataset), classes=len(dataset.classes))
