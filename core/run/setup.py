"""A Setup: a run made ready, images chosen, pipeline fitted, design matrices made; and where it can be taken up."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from core.config import Config
from core.dataset import Dataset, frozen
from core.errors import DataError, Fault
from core.loss import Floats, columns_for, loss_for
from core.model import Model
from core.objective import Objective
from core.optim import Optimizer, optimizer_for
from core.pipeline import Pipeline
from core.progress import Progress
from core.run.design import Design, design, fitted_design
from core.run.room import check_room
from core.run.stopping import Tally
from core.threads import Scratch, Team


class Keyframe(NamedTuple):
    """A moment of a run from which it can go on bit-identically: theta and the optimiser's memory after `epoch`."""

    epoch: int
    theta: Floats
    memory: tuple[Floats, ...] = ()
    tally: Tally = Tally()


@dataclass(frozen=True, eq=False)
class Setup:
    """A run made ready: all that stays the same while it trains."""

    config: Config
    pipeline: Pipeline
    classes: tuple[int, ...]
    training: Objective
    validation: Objective | None
    optimizer: Optimizer

    def model(self, theta: Floats) -> Model:
        """The model with these weights, (n_features [+ 1], m)."""
        weights, bias = theta, np.zeros(theta.shape[1], dtype=theta.dtype)
        if self.config.fit_intercept:
            weights, bias = theta[:-1], theta[-1]
        return Model(self.pipeline, weights, bias, self.classes, self.config)

    def first(self) -> Keyframe:
        """Where the run starts: weights from N(0, init_scale), the bias at zero."""
        shape = (self.training.n_rows, columns_for(len(self.classes)))
        weights = (self.training.X.shape[1], shape[1])
        theta = np.zeros(shape, dtype=self.training.dtype)
        rng = np.random.default_rng(self.config.seed)
        theta[: weights[0]] = rng.normal(0.0, self.config.init_scale, size=weights)
        return Keyframe(0, frozen(theta))

    def light(self) -> Setup:
        """The same without its rows: enough to make models of its keyframes, too little to train."""
        return replace(self, training=_emptied(self.training), validation=self.validation and _emptied(self.validation))

    def with_team(self, team: Team) -> Setup:
        """The same run, its sums shared by a team, with buffers that go when the run does."""
        scratch = Scratch()
        validation = self.validation.with_team(team, scratch) if self.validation else None
        return replace(self, training=self.training.with_team(team, scratch), validation=validation)

    def under(self, config: Config) -> Setup:
        """The same run from now on with another config, of which only `core.config.LIVE` fields may differ."""
        return replace(self, config=config, optimizer=optimizer_for(config))


def _emptied(objective: Objective) -> Objective:
    """The objective over no rows, which holds no memory."""
    nothing = np.empty((0, objective.X.shape[1]), objective.X.dtype)
    return Objective(
        nothing,
        objective.targets[:0].copy(),
        objective.loss,
        objective.l2,
        objective.fit_intercept,
        scale=objective.scale,
        dtype=objective.dtype,
    )


def prepare(dataset: Dataset, config: Config) -> Generator[Progress, None, Setup]:
    """Choose the images, fit the pipeline, make the design matrices. Raises as `train`."""
    part, held, classes = parts(dataset, config)
    unfitted = Pipeline.of(config, (part.images.shape[1], part.images.shape[2]))
    check_room(unfitted, config, images=len(part), classes=len(classes))
    pipeline, made = yield from fitted_design(unfitted, part.images)
    training = _objective(made, part, classes, config=config)
    validation = None
    if held is not None:
        made = yield from design(pipeline, held.images)
        validation = _objective(made, held, classes, config=config)
    if config.class_weight == "balanced":
        training = replace(training, weights=_balanced(training))
    _ = training.margins  # part of making ready: every run of this setup shares them
    return Setup(config, pipeline, classes, training, validation, optimizer_for(config))


class Parts(NamedTuple):
    """The images of a run: trained on, held back for validation (None where there are none), and their classes."""

    training: Dataset
    held: Dataset | None
    classes: tuple[int, ...]


def parts(dataset: Dataset, config: Config) -> Parts:
    """The images that a config chooses of a dataset. Raises DataError as `train`."""
    chosen = dataset.select(config.classes) if config.classes else dataset
    if config.per_class:
        chosen = chosen.limit(config.per_class)
    _check(chosen)
    return Parts(*chosen.split(config.validation, config.seed), chosen.classes)


def _check(dataset: Dataset) -> None:
    if len(dataset.classes) < 2:
        raise DataError(Fault.ONE_CLASS, available=dataset.classes)


def _objective(made: Design, part: Dataset, classes: tuple[int, ...], *, config: Config) -> Objective:
    return Objective(
        made.X,
        np.searchsorted(classes, part.labels),
        loss_for(len(classes)),
        config.l2,
        config.fit_intercept,
        scale=made.scale,
        dtype=config.dtype if made.scale != 1 else None,
    )


def _balanced(objective: Objective) -> Floats:
    """Weights by which every class has the same sum, with a mean of 1."""
    counts = np.bincount(objective.targets)
    each = len(objective) / (np.count_nonzero(counts) * np.maximum(counts, 1))
    return np.asarray(each[objective.targets], dtype=objective.dtype)
