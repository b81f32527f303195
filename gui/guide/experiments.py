"""Experiments to try: each is all the settings of a run."""

from __future__ import annotations

from dataclasses import replace

from core.config import NOTEBOOK, PRESETS, TEN_DIGITS, Config

_FEW = replace(TEN_DIGITS, per_class=20, batch_size=0, epochs=1000, learning_rate=1.0, l2=0.0, validation=0.2)

EXPERIMENTS: dict[str, Config] = {
    "notebook": NOTEBOOK,
    "faster": replace(NOTEBOOK, learning_rate=1.0),
    "too-fast": replace(TEN_DIGITS, batch_size=0, learning_rate=20.0),
    "bias": replace(NOTEBOOK, fit_intercept=True),
    "three-eight": PRESETS["three_eight"],
    "ten-digits": TEN_DIGITS,
    "momentum": replace(TEN_DIGITS, optimizer="momentum", learning_rate=0.02),
    "few-images": _FEW,
    "few-images-l2": replace(_FEW, l2=0.003),
    "optimum": PRESETS["pixels"],
    "gradients": PRESETS["gradients"],
}
