"""Small random digits, and models that were never trained, for what judges models."""

from __future__ import annotations

import numpy as np

from core.config import Config
from core.dataset import Dataset
from core.model import Model
from core.pipeline import Pipeline

SIDE = 6


def digits(n: int, classes: tuple[int, ...], seed: int = 0) -> Dataset:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, size=(n, SIDE, SIDE)).astype(np.uint8)
    return Dataset(images, rng.choice(classes, n).astype(np.int64))


def model_of(classes: tuple[int, ...], strength: float = 1.0, dtype: str = "float64", *, seed: int = 1) -> Model:
    columns = 1 if len(classes) == 2 else len(classes)
    config = Config(size=SIDE, dtype=dtype)
    weights = np.random.default_rng(seed).normal(0, strength, size=(SIDE * SIDE, columns)).astype(dtype)
    return Model(Pipeline.of(config, (SIDE, SIDE)), weights, np.zeros(columns, dtype=dtype), classes, config)
