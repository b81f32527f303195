"""Small convex problems on which every optimiser has to arrive at the same place."""

from __future__ import annotations

import numpy as np

from core.config import Config
from core.loss import columns_for, loss_for
from core.objective import Objective


def problem(
    n_classes: int = 3, *, intercept: bool = True, l2: float = 0.05, dtype: str = "float64", rows: int = 120
) -> Objective:
    """Overlapping clouds: no class can be told apart without errors, so there is a best loss even without L2."""
    rng = np.random.default_rng(n_classes)
    targets = np.arange(rows) % n_classes
    X = rng.normal(size=(rows, 5)) + 0.7 * rng.normal(size=(n_classes, 5))[targets]
    return Objective(X.astype(dtype), targets, loss_for(n_classes), l2, intercept)


def origin(objective: Objective, n_classes: int = 3) -> np.ndarray:
    return np.zeros((objective.n_rows, columns_for(n_classes)), objective.dtype)


RECIPES = {
    "gradient_descent": Config(learning_rate=0.6, epochs=3000),
    "gradient_descent in batches": Config(learning_rate=0.2, epochs=400, batch_size=30, schedule="cosine"),
    "momentum": Config(optimizer="momentum", learning_rate=0.3, epochs=600, momentum=0.8),
    "nesterov": Config(optimizer="nesterov", learning_rate=0.3, epochs=600, momentum=0.8),
    "nesterov in batches": Config(
        optimizer="nesterov", learning_rate=0.05, epochs=400, batch_size=40, schedule="cosine", warm_up=3
    ),
    "adam": Config(optimizer="adam", learning_rate=0.05, epochs=1500, schedule="cosine"),
    "adam in batches": Config(optimizer="adam", learning_rate=0.02, epochs=300, batch_size=30, schedule="cosine"),
    "lbfgs": Config(optimizer="lbfgs", epochs=60),
    "newton_cg": Config(optimizer="newton_cg", epochs=30),
    "preconditioned_lbfgs": Config(optimizer="preconditioned_lbfgs", epochs=40),
}
