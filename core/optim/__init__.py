"""A family of optimisers: each a frozen set of parameters and a pure step from one State to the next."""

from __future__ import annotations

from collections.abc import Callable

from core.config import Config
from core.objective import Objective
from core.optim.adam import Adam
from core.optim.batches import Batches
from core.optim.gradient_descent import GradientDescent
from core.optim.lbfgs import LBFGS
from core.optim.momentum import Momentum
from core.optim.newton_cg import NewtonCG
from core.optim.preconditioned_lbfgs import PreconditionedLBFGS
from core.optim.schedule import Schedule
from core.optim.state import Leap, Memory, Optimizer, State

__all__ = [
    "LBFGS",
    "Adam",
    "Batches",
    "GradientDescent",
    "Leap",
    "Memory",
    "Momentum",
    "NewtonCG",
    "Optimizer",
    "PreconditionedLBFGS",
    "Schedule",
    "State",
    "leap_of",
    "optimizer_for",
]


def optimizer_for(config: Config) -> Optimizer:
    """The optimiser a config names."""
    return _FAMILY[config.optimizer](config)


def leap_of(optimizer: Optimizer, objective: Objective) -> Leap | None:
    """How an optimiser takes an epoch in one go, where that is one step over few rows; None elsewhere.

    It is what `step` does, without the generator that long steps need and that takes as long as a few small sums.
    """
    if isinstance(optimizer, GradientDescent | Momentum | Adam) and optimizer.batches.leaps(objective):
        return optimizer.leap
    return None


def _batches(config: Config) -> Batches:
    schedule = Schedule(config.learning_rate, config.schedule, config.epochs, config.warm_up)
    return Batches(schedule, config.batch_size, config.seed)


_FAMILY: dict[str, Callable[[Config], Optimizer]] = {
    "gradient_descent": lambda config: GradientDescent(_batches(config)),
    "momentum": lambda config: Momentum(_batches(config), config.momentum),
    "nesterov": lambda config: Momentum(_batches(config), config.momentum, nesterov=True),
    "adam": lambda config: Adam(_batches(config), beta1=config.momentum),
    "lbfgs": lambda config: LBFGS(config.pairs),
    "newton_cg": lambda config: NewtonCG(),  # noqa: ARG005 - it has nothing to set
    "preconditioned_lbfgs": lambda config: PreconditionedLBFGS(config.pairs, seed=config.seed),
}
