"""A race: several optimisers from one start, in fair turns, to a finish line that is proven and not chosen."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from core.config import Config
from core.progress import Progress
from core.run.report import Report
from core.run.setup import Setup
from core.run.stopping import Ending
from core.trainer import slices

SURVEY = 400  # epochs a survey takes at most
SHARP = 1e-9  # share of the best value at which a line is sharp enough
EPOCHS = 1_000_000  # time ends a race, not the count of epochs, which are not alike


class Line(NamedTuple):
    """A finish line: no weights have an objective below `low`, and some have `high`; nats."""

    low: float
    high: float

    def finish(self, within: float) -> float:
        """The value from which on a run is certain to be within a share of the best there is."""
        return self.low + within * abs(self.low)


class NoLine(Enum):
    """Why there is no finish line."""

    SEPARABLE = "separable"  # all is answered right, and larger weights are ever better: there is no best loss
    UNPENALISED = "unpenalised"  # without L2 nothing proves how far away the best loss is


class Turn(NamedTuple):
    """One epoch of one lane; `crossed` where it has come over the finish line by it."""

    lane: int
    report: Report
    crossed: bool


class Rules(NamedTuple):
    """`within` which share of the best value a lane has arrived, and after how many `seconds` of training it is out."""

    within: float = 1e-3
    seconds: float = 10.0


def lanes(config: Config, optimizers: Sequence[str]) -> tuple[Config, ...]:
    """The same settings for each optimiser; unless the schedule needs the number of epochs, time alone counts."""
    free = _unruled(config if config.schedule == "cosine" else replace(config, epochs=EPOCHS))
    return tuple(replace(free, optimizer=name) for name in optimizers)


def survey(setup: Setup, *, threads: int = 0) -> Generator[Progress, None, Line | NoLine]:
    """Where the finish line is: the best loss between the certificate's bound and what preconditioned L-BFGS reaches.

    Without a penalty there is no certificate, and on separable data no best loss either.
    """
    scout = replace(_unruled(setup.config), optimizer="preconditioned_lbfgs", epochs=SURVEY, stop_gap=SHARP)
    line: Line | NoLine = NoLine.UNPENALISED
    for item in slices(setup.under(scout), threads=threads):
        if not isinstance(item, Report):
            yield item
            continue
        if item.separable:
            return NoLine.SEPARABLE
        if item.gap is not None:
            line = Line(item.objective - item.gap, item.objective)
        yield Progress(item.epoch, 0)
    return line


def race(
    setup: Setup, configs: Sequence[Config], rules: Rules | None = None, *, threads: int = 0
) -> Generator[Progress | Line | NoLine | Turn, None, None]:
    """Survey the line and say where it is, then train all lanes to it.

    The lane that has trained for the least time is next. A turn ends with an epoch, so that no lane's threads work in
    another's time. A lane is out when it crosses the line, diverges, can do no better or has used its time.

    Parameters
    ----------
    setup : with the rows that all lanes share
    configs : one a lane, from `lanes`
    rules : when a lane is out
    threads : as in `core.trainer.slices`
    """
    rules = rules or Rules()
    line = yield from survey(setup, threads=threads)
    yield line
    timed = [replace(config, seconds=rules.seconds) for config in configs]
    running = {lane: slices(setup.under(config), threads=threads) for lane, config in enumerate(timed)}
    spent = dict.fromkeys(running, 0.0)
    try:
        while running:
            lane = min(running, key=spent.__getitem__)
            report = yield from _epoch(running[lane])
            if report is None:
                del running[lane]
                continue
            crossed = isinstance(line, Line) and report.objective <= line.finish(rules.within)
            spent[lane] = report.seconds
            if crossed or report.diverged or report.ending is not None:
                running.pop(lane).close()  # type: ignore[attr-defined]
            yield Turn(lane, report._replace(ending=Ending.GAP) if crossed else report, crossed)
    finally:
        for run in running.values():
            run.close()  # type: ignore[attr-defined]


def _unruled(config: Config) -> Config:
    """Without the user's own rules for when to stop."""
    return replace(config, stop_gradient=0.0, stop_gap=0.0, patience=0, seconds=0.0)


def _epoch(run: Iterator[Report | Progress]) -> Generator[Progress, None, Report | None]:
    """The run's next report; None if it is over."""
    for item in run:
        if isinstance(item, Report):
            return item
        yield item
    return None
