"""What every optimiser has in common: the State it moves and the step that moves it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, NamedTuple, Protocol

from core.loss import Floats
from core.objective import Objective, Point
from core.progress import Progress

Memory = tuple[Floats, ...]


class State(NamedTuple):
    """Where an optimiser stands: the point it reached and what it remembers between steps.

    A Point is a function of theta, so theta and `memory` are all that has to be kept to go on later; `derived` is
    made from them again. `rate` is the length of the step that led here. `passes` counts the times the step used all
    rows. A `stalled` optimiser can do no better at this precision.
    """

    point: Point
    memory: Memory = ()
    rate: float = 0.0
    passes: float = 1.0
    stalled: bool = False
    derived: Any = None


Step = Generator[Progress, None, State]
Leap = Callable[[Objective, State, int], State]


class Optimizer(Protocol):
    """A pure step, in slices; the same State always leads to the same next one."""

    def start(self, objective: Objective, theta: Floats, memory: Memory = ()) -> Step:
        """The State at theta, fresh or with the memory of a keyframe."""
        ...

    def step(self, objective: Objective, state: State, epoch: int) -> Step:
        """One epoch on; `epoch` counts from 1 and decides the order of batches.

        What it yields says how far it is, now and then: whoever asks for the next slice may as well not.
        """
        ...
