"""What every optimiser has in common: the State it moves and the step that moves it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from core.loss import Floats
from core.objective import Objective, Point


class State(NamedTuple):
    """Where an optimiser stands: the point it reached and what it remembers between steps.

    A Point is a function of theta, so theta and `memory` are all that has to be kept to go on later.
    """

    point: Point
    memory: tuple[Floats, ...] = ()


class Optimizer(Protocol):
    """A pure step; the same State always leads to the same next one."""

    @property
    def learning_rate(self) -> float:
        """Step size now in force."""
        ...

    def start(self, objective: Objective, theta: Floats, memory: tuple[Floats, ...] = ()) -> State:
        """The State at theta, fresh or with the memory of a keyframe."""
        ...

    def step(self, objective: Objective, state: State, epoch: int) -> State:
        """One epoch on: every row is used once. `epoch` counts from 1 and decides the order of batches."""
        ...
