"""A sprint: epochs of plain gradient descent on few rows of two classes in one flat loop, to the bit what steps give.

An epoch of the notebook's experiment takes as long as a hundred calls of functions: here there are none to spare.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from math import isfinite, sqrt
from time import perf_counter
from typing import Any

import numpy as np
from numpy import multiply, subtract

from core.loss import Floats
from core.optim import GradientDescent
from core.run.controls import Controls
from core.run.margins import Margins
from core.run.report import Report
from core.run.setup import Keyframe, Setup
from core.run.stopping import Tally, ending
from core.run.stopwatch import Stopwatch

Stride = Generator[tuple[float, int, float, Floats], float, None]


def sprints(setup: Setup) -> bool:
    """Whether a run's epochs are so short, and say nothing that has to be worked out beside them."""
    training, optimizer = setup.training, setup.optimizer
    if not isinstance(optimizer, GradientDescent) or setup.validation is not None or training.l2 > 0:
        return False
    return training.small and optimizer.batches.leaps(training) and training.margins is not None


def sprint(
    setup: Setup, frame: Keyframe, controls: Controls, *, watch: Stopwatch, call: Callable[..., Any]
) -> Generator[Report, None, Keyframe | None]:
    """The epochs after a keyframe until the run is over; the keyframe from which others go on if it is not.

    That is where the config is changed, and before a step that leaves the range of numbers. `watch` measures, and
    `call` is from `core.threads.unwarned`.
    """
    config, margins, optimizer = setup.config, setup.training.margins, setup.optimizer
    assert margins is not None
    assert isinstance(optimizer, GradientDescent)
    rate_at, size = optimizer.batches.schedule.at, len(setup.training)
    ruled = bool(config.stop_gradient or config.stop_gap or config.patience or config.seconds)
    clock = watch.begin()
    work = _strides(margins, frame.theta)
    call(next, work)
    epoch, new, (passes, *others) = frame.epoch, tuple.__new__, frame.tally  # what a NamedTuple calls in the end
    while True:
        rate, epoch = rate_at(epoch), epoch + 1
        loss, right, norm, theta = call(work.send, rate)
        if not isfinite(loss + norm):
            return frame
        passes += 1.0
        frame = new(Keyframe, (epoch, theta, frame.memory, new(Tally, (passes, *others))))
        watch.add(clock)
        share, spent = right / size, watch.seconds
        figures = epoch, loss, share, None, None, norm, rate, spent, frame, setup, False, loss, None, passes, None
        report = new(Report, figures)
        over = ending(config, report) if ruled or epoch >= config.epochs else None
        yield report if over is None else report._replace(ending=over)
        if over is not None:
            return None
        if controls.config is not config:
            return frame
        clock = perf_counter()
        if clock > watch.due:
            watch.mark(clock)


def _strides(margins: Margins, theta: Floats) -> Stride:
    """Loss, right answers, the gradient's norm, and theta, after each step by a rate that is sent."""
    own, places = margins.own, margins.places
    flat, gradient = theta[:, 0], np.zeros(len(theta), theta.dtype)
    loss, right, gradient[places] = own.look(flat[places])
    rate = yield loss, right, 0.0, theta
    known, length = rate, np.array(rate, theta.dtype)
    while True:
        if rate != known:
            known, length = rate, np.array(rate, theta.dtype)
        step = multiply(gradient, length)
        flat = subtract(flat, step, step)
        flat.setflags(write=False)
        loss, right, gradient[places] = own.look(flat[places])
        rate = yield loss, right, sqrt(gradient.dot(gradient)), flat[:, None]
