"""A run is a generator: `for report in train(dataset, config)`; whoever calls next is in control."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from math import isfinite, isnan, nan, sqrt
from typing import TypeVar

import numpy as np

from core.config import Config
from core.dataset import Dataset
from core.loss import Slope
from core.optim import Leap, State, leap_of
from core.progress import Progress, finish
from core.run.certificate import Certificate
from core.run.controls import Controls
from core.run.report import Report
from core.run.setup import Keyframe, Setup, prepare
from core.run.sprint import sprint, sprints
from core.run.stopping import Ending, Tally, ending
from core.run.stopwatch import Stopwatch
from core.threads import ALONE, Team, blas_threads, cores, unwarned

__all__ = ["Controls", "Ending", "Keyframe", "Report", "Setup", "descend", "prepare", "slices", "train"]

Made = TypeVar("Made")


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
        CLASSES_ABSENT or ONE_CLASS, before the first report.
    ConfigError
        STEPS_ORDER or NO_ROOM, before the first report.
    """
    yield from descend(finish(prepare(dataset, config)), start)


def descend(setup: Setup, start: Keyframe | None = None) -> Iterator[Report]:
    """Train from a keyframe, or from the beginning, until the run is over or diverges; one report an epoch."""
    return (item for item in slices(setup, start) if isinstance(item, Report))


def slices(
    setup: Setup,
    start: Keyframe | None = None,
    *,
    controls: Controls | None = None,
    threads: int = 0,
    spent: float = 0.0,
) -> Iterator[Report | Progress]:
    """The run of `descend`, with Progress in between where an epoch is long, so that it can be stopped there.

    Parameters
    ----------
    setup : from `prepare`
    start : where to go on; the beginning if None
    controls : what may be changed while it goes on, looked at before each epoch
    threads : of the work on large data; 0 means a thread a core. The figures do not depend on it.
    spent : seconds the run has trained before it goes on
    """
    alone = sprints(setup)  # then even looking how many cores there are takes longer than an epoch
    team = ALONE if alone else Team(threads or cores())
    try:
        with blas_threads(1):
            run = _Run(setup if alone else setup.with_team(team), controls or Controls(setup.config), spent)
            yield from run.epochs(start or setup.first())
    finally:
        team.close()


class _Run:
    """The epochs of one run; a generator holds it, so it lasts as long as the run."""

    def __init__(self, setup: Setup, controls: Controls, spent: float) -> None:
        self._setup = setup
        self._controls = controls
        self._watch = Stopwatch(spent)
        self._certificate: Certificate | None = None
        self._leap: Leap | None = None
        self._unwarned = unwarned()

    def epochs(self, frame: Keyframe) -> Iterator[Report | Progress]:
        """From a keyframe to the end."""
        if frame.epoch >= self._setup.config.epochs:
            return
        while sprints(self._setup):
            reached = yield from sprint(self._setup, frame, self._controls, watch=self._watch, call=self._unwarned)
            if reached is None:
                return
            frame = reached
            if self._controls.config is self._setup.config:
                break  # the next step leaves the range of numbers; it is taken once more to say how
            self._look()
        yield from self._walk(frame)

    def _walk(self, frame: Keyframe) -> Iterator[Report | Progress]:
        """From a keyframe to the end, a step an epoch."""
        self._leap = leap_of(self._setup.optimizer, self._setup.training)
        state = yield from self._timed(self._begin(frame))
        epoch, tally, size = frame.epoch, frame.tally, self._unwarned(_size, state)
        plain = self._setup.validation is None and self._certificate is None
        while True:
            self._look()
            following = self._leapt(state, epoch + 1) if self._leap else (yield from self._stepped(state, epoch + 1))
            reached = self._unwarned(_size, following)
            diverged = isnan(reached)
            if not diverged:
                state, epoch, size = following, epoch + 1, reached
                tally = Tally(tally[0] + following.passes, tally[1], tally[2], tally[3])
            if plain:
                report = self._report(state, epoch, tally, size=size)
            else:
                report = yield from self._timed(self._judged(state, epoch, tally, size=size))
                tally = report.keyframe.tally
            if diverged:
                report = report._replace(diverged=True, learning_rate=following.rate)
            yield report
            if diverged or report.ending is not None:
                return

    def _begin(self, frame: Keyframe) -> Generator[Progress, None, State]:
        training = self._setup.training
        if training.l2 > 0:
            self._certificate = yield from Certificate.walk(training)
        return (yield from self._setup.optimizer.start(training, frame.theta, frame.memory))

    def _look(self) -> None:
        """Take over what has been changed since the last epoch."""
        if self._controls.config is not self._setup.config:
            self._setup = self._setup.under(self._controls.config)
            self._leap = leap_of(self._setup.optimizer, self._setup.training)

    def _leapt(self, state: State, epoch: int) -> State:
        """An epoch in one go, where it is that small."""
        clock = self._watch.begin()
        following: State = self._unwarned(self._leap, self._setup.training, state, epoch)
        self._watch.add(clock)
        return following

    def _stepped(self, state: State, epoch: int) -> Generator[Progress, None, State]:
        return self._timed(self._setup.optimizer.step(self._setup.training, state, epoch))

    def _timed(self, work: Generator[Progress, None, Made]) -> Generator[Progress, None, Made]:
        """What work gives, a slice at a time."""
        while isinstance(piece := self._slice(work), Progress):
            yield piece
        return piece

    def _slice(self, work: Generator[Progress, None, Made]) -> Progress | Made:
        """The next slice of work, or what it gives; its time counts, that of whoever asks for the next does not."""
        piece: Progress | Made
        clock = self._watch.begin()
        try:
            piece = self._unwarned(next, work)
        except StopIteration as end:
            piece = end.value
        self._watch.add(clock)
        return piece

    def _judged(self, state: State, epoch: int, tally: Tally, *, size: float) -> Generator[Progress, None, Report]:
        """The report of a state that has to be looked at from outside as well."""
        held, gap, setup = None, None, self._setup
        if setup.validation is not None:
            held = yield from setup.validation.walk_slope(state.point.theta)
            if held.value < tally.best:
                tally = tally._replace(best=held.value, best_epoch=epoch)
        if self._certificate is not None:
            gap, tally = yield from self._bounded(state, tally)
        return self._report(state, epoch, tally, size=size, held=held, gap=gap)

    def _report(
        self,
        state: State,
        epoch: int,
        tally: Tally,
        *,
        size: float,
        held: Slope | None = None,
        gap: float | None = None,
    ) -> Report:
        point, setup = state.point, self._setup
        point.theta.flags.writeable = False
        report = Report(
            epoch,
            point.loss,
            point.correct / len(setup.training),
            held.value if held else None,
            held.correct / len(held.residual) if held else None,
            size,
            state.rate,
            self._watch.seconds,
            Keyframe(epoch, point.theta, state.memory, tally),
            setup,
            False,
            point.value,
            gap,
            tally[0],
        )
        over = ending(setup.config, report) or (Ending.PRECISION if state.stalled else None)
        return report if over is None else report._replace(ending=over)

    def _bounded(self, state: State, tally: Tally) -> Generator[Progress, None, tuple[float, Tally]]:
        """How far the value is at most above the lowest, by the best bound the run has found so far."""
        assert self._certificate is not None
        certificate, value = self._certificate, state.point.value
        gap = certificate.gap(state.point)
        tally = tally._replace(bound=max(tally.bound, value - gap.bound))
        wanted = self._setup.config.stop_gap * value
        if (gap.weights <= wanted or state.stalled) and 0 < wanted < min(gap.bound, value - tally.bound):
            # Only the bias is in the way: with the one that is best for these weights the bound is as tight as can be.
            tally = tally._replace(bound=max(tally.bound, (yield from certificate.walk_bound(state.point.theta))))
        hidden = self._setup.training.precision * abs(value)
        return min(gap.bound, max(value - tally.bound, 0.0) + hidden), tally


def _size(state: State) -> float:
    """The gradient's norm; nan if any figure is no number: one sum tells, as nan and inf spread."""
    point = state.point
    flat = point.gradient.ravel()
    square = float(flat.dot(flat))
    if isfinite(point.value) and (isfinite(square) or np.isfinite(point.gradient).all()):
        return sqrt(square)
    return nan
