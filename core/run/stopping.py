"""When a run is over: rules a config sets, and what a run keeps in mind for them between epochs."""

from __future__ import annotations

from enum import Enum
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from core.config import Config

if TYPE_CHECKING:
    from core.trainer import Report


class Ending(str, Enum):
    """Why a run is over."""

    EPOCHS = "epochs"
    GRADIENT = "gradient"
    GAP = "gap"
    PATIENCE = "patience"
    SECONDS = "seconds"
    PRECISION = "precision"  # no step lowers the loss any more: only rounding is left


class Tally(NamedTuple):
    """What adds up over a run.

    `passes` over the training rows; `bound`, the highest value known to lie below every loss the run can reach;
    `best`, the lowest validation loss, reached at `best_epoch`.
    """

    passes: float = 0.0
    bound: float = -inf
    best: float = inf
    best_epoch: int = 0


def ending(config: Config, report: Report) -> Ending | None:
    """Why the run is over after this report; None if it is not."""
    if not (config.stop_gradient or config.stop_gap or config.patience or config.seconds):
        return Ending.EPOCHS if report.epoch >= config.epochs else None
    reached = {
        Ending.GRADIENT: report.gradient_norm <= config.stop_gradient and config.stop_gradient > 0,
        Ending.GAP: _within(report, config.stop_gap),
        Ending.PATIENCE: report.validation_loss is not None and 0 < config.patience <= _waited(report),
        Ending.SECONDS: 0 < config.seconds <= report.seconds,
        Ending.EPOCHS: report.epoch >= config.epochs,
    }
    return next((rule for rule, met in reached.items() if met), None)


def _within(report: Report, share: float) -> bool:
    return share > 0 and report.gap is not None and report.gap <= share * report.objective


def _waited(report: Report) -> int:
    return report.epoch - report.keyframe.tally.best_epoch
