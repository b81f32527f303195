"""Branching: a run goes on from a moment of another with other settings, as far as its weights still mean the same."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from core.config import Config, differences
from core.errors import ConfigError, Fault
from core.run.setup import Keyframe
from core.run.setups import MADE_FROM
from core.run.stopping import Tally

FIXED = {*MADE_FROM, "fit_intercept"}
REMEMBERS = {"momentum": "velocity", "nesterov": "velocity", "lbfgs": "pairs"}  # others only understand their own


class Branch(NamedTuple):
    """What a branch is trained with, and the keyframe it starts from."""

    config: Config
    start: Keyframe


def branch(trunk: Config, frame: Keyframe, wanted: Config) -> Branch:
    """A run from a keyframe on with other settings.

    What the optimiser remembers is taken along where the other one understands it. Where the wanted epochs have all
    passed already, so many are added.

    Parameters
    ----------
    trunk : the config of the run that the keyframe is of
    frame : where to start
    wanted : the config to go on with

    Raises
    ------
    ConfigError
        BRANCH_ROWS with `fields`: settings that make other features of the images or hold others back.
    """
    fields = tuple(name for name in differences(trunk, wanted) if name in FIXED)
    if fields:
        raise ConfigError(Fault.BRANCH_ROWS, fields=fields)
    epochs = wanted.epochs if wanted.epochs > frame.epoch else frame.epoch + wanted.epochs
    same = _remembered(trunk.optimizer) == _remembered(wanted.optimizer)
    # A bound on one objective is none on another.
    tally = frame.tally if trunk.l2 == wanted.l2 else Tally(*frame.tally)._replace(bound=Tally().bound)
    start = frame._replace(memory=frame.memory if same else (), tally=tally)
    return Branch(replace(wanted, epochs=epochs), start)


def _remembered(optimizer: str) -> str:
    return REMEMBERS.get(optimizer, optimizer)
