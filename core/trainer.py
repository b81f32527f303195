"""A run is a generator: `for report in train(dataset, config)`; whoever calls next is in control."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

import numpy as np

from core.config import Config
from core.dataset import Dataset, frozen
from core.errors import DataError, Fault
from core.loss import Floats, columns_for, loss_for
from core.model import Model
from core.objective import Objective
from core.optim import Optimizer, State, optimizer_for
from core.pipeline import Pipeline
from core.progress import Progress, finish


class Keyframe(NamedTuple):
    """A moment of a run from which it can go on bit-identically: theta and the optimiser's memory after `epoch`."""

    epoch: int
    theta: Floats
    memory: tuple[Floats, ...] = ()


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
        weights = (self.pipeline.n_features, shape[1])
        theta = np.zeros(shape, dtype=self.training.X.dtype)
        rng = np.random.default_rng(self.config.seed)
        theta[: weights[0]] = rng.normal(0.0, self.config.init_scale, size=weights)
        return Keyframe(0, frozen(theta))


class Report(NamedTuple):
    """What a run says after an epoch.

    `loss` and `validation_loss` are cross-entropies in nats, without the penalty; accuracies are between 0 and 1;
    validation figures are None without a validation part; `seconds` counts time spent training alone. A run that
    `diverged` ends with a report that repeats the last good figures and keyframe.
    """

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    gradient_norm: float
    learning_rate: float
    seconds: float
    keyframe: Keyframe
    setup: Setup
    diverged: bool = False

    @property
    def model(self) -> Model:
        """The model as it stands after this epoch."""
        return self.setup.model(self.keyframe.theta)


def train(dataset: Dataset, config: Config, start: Keyframe | None = None) -> Iterator[Report]:
    """Train on a dataset, one report an epoch.

    Parameters
    ----------
    dataset : its images, less the validation part, are trained on
    config : everything else the run depends on
    start : where to go on; the beginning if None

    Raises
    ------
    DataError
        CLASSES_ABSENT, ONE_CLASS or TOO_FEW_IMAGES, before the first report.
    """
    yield from descend(finish(prepare(dataset, config)), start)


def prepare(dataset: Dataset, config: Config) -> Generator[Progress, None, Setup]:
    """Choose the images, fit the pipeline, make the design matrices. Raises as `train`."""
    chosen = dataset.select(config.classes) if config.classes else dataset
    if config.per_class:
        chosen = chosen.limit(config.per_class)
    _check(chosen)
    part, held = chosen.split(config.validation, config.seed)
    unfitted = Pipeline.of(config, (part.images.shape[1], part.images.shape[2]))
    pipeline, X = yield from unfitted.fit_blocks(part.images)
    training = _objective(X, part, chosen.classes, config=config)
    validation = None
    if held is not None:
        X = yield from pipeline.transform_blocks(held.images)
        validation = _objective(X, held, chosen.classes, config=config)
    return Setup(config, pipeline, chosen.classes, training, validation, optimizer_for(config))


def descend(setup: Setup, start: Keyframe | None = None) -> Iterator[Report]:
    """Train from a keyframe, or from the beginning, until the config's last epoch or until it diverges."""
    frame = start or setup.first()
    clock = perf_counter()
    state = setup.optimizer.start(setup.training, frame.theta, frame.memory)
    spent = perf_counter() - clock
    for epoch in range(frame.epoch + 1, setup.config.epochs + 1):
        clock = perf_counter()
        # Numbers beyond the dtype are expected when a run diverges: they end the run, so they need no warning.
        with np.errstate(over="ignore", invalid="ignore"):
            following = setup.optimizer.step(setup.training, state, epoch)
            diverged = not np.isfinite(following.point.gradient).all() or not np.isfinite(following.point.value)
            state = state if diverged else following
            spent += perf_counter() - clock
            report = _report(setup, state, epoch - diverged, seconds=spent)
        if diverged:
            yield report._replace(diverged=True)
            return
        yield report


def _report(setup: Setup, state: State, epoch: int, *, seconds: float) -> Report:
    point = state.point
    held = setup.validation.slope(point.theta) if setup.validation else None
    return Report(
        epoch=epoch,
        loss=point.loss,
        accuracy=point.correct / len(setup.training),
        validation_loss=held.value if held else None,
        validation_accuracy=held.correct / len(setup.validation) if held and setup.validation else None,
        gradient_norm=float(np.sqrt(np.vdot(point.gradient, point.gradient))),
        learning_rate=setup.optimizer.learning_rate,
        seconds=seconds,
        keyframe=Keyframe(epoch, frozen(point.theta), state.memory),
        setup=setup,
    )


def _check(dataset: Dataset) -> None:
    if len(dataset.classes) < 2:
        raise DataError(Fault.ONE_CLASS, available=dataset.classes)


def _objective(X: Floats, part: Dataset, classes: tuple[int, ...], *, config: Config) -> Objective:
    targets = np.searchsorted(classes, part.labels)
    return Objective(X, targets, loss_for(len(classes)), config.l2, config.fit_intercept)
