"""Replay: any epoch of a run, trained once more from the keyframe before it, to the bit."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from core.config import Config
from core.history import Route
from core.progress import Progress
from core.run.controls import Controls
from core.run.report import Report
from core.run.setup import Keyframe, Setup
from core.trainer import slices


def replay(setup: Setup, route: Route, *, threads: int = 0) -> Generator[Progress, None, Keyframe]:
    """The keyframe at the end of a route, exactly as the run had it; Progress counts epochs.

    Parameters
    ----------
    setup : of the run, with its rows (`core.run.setups`)
    route : from `History.route`
    threads : as in `core.trainer.slices`; the keyframe does not depend on them

    Raises
    ------
    ValueError
        If the way ends before the epoch: setup or route are not of one run.
    """
    first, total = route.start.epoch, route.epoch - route.start.epoch
    if not total:
        return route.start
    controls = Controls(_untimed(route.config_at(first + 1)))
    # The run was not over at its keyframe by the config of that epoch, though it may be by one of those that follow.
    begun = setup.under(_untimed(route.config_at(first)))
    done = 0
    for item in slices(begun, route.start, controls=controls, threads=threads):
        if isinstance(item, Report):
            if item.epoch == route.epoch:
                return item.keyframe
            done = item.epoch - first
            controls.config = _untimed(route.config_at(item.epoch + 1))
        yield Progress(done, total)
    raise ValueError(f"the run ended {total - done} epochs before {route.epoch}")


def _untimed(config: Config) -> Config:
    """Without the rule that ends a run by the clock, which is not the same twice."""
    return replace(config, seconds=0.0) if config.seconds else config
