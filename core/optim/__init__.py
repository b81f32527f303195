"""A family of optimisers: each a frozen set of parameters and a pure step from one State to the next."""

from __future__ import annotations

from core.config import Config
from core.optim.gradient_descent import GradientDescent
from core.optim.state import Optimizer, State

__all__ = ["GradientDescent", "Optimizer", "State", "optimizer_for"]


def optimizer_for(config: Config) -> Optimizer:
    """The optimiser a config names, with its parameters."""
    return GradientDescent(config.learning_rate, config.batch_size, config.seed)
