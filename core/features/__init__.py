"""A family of feature steps: each turns what it is given into what the learner sees, and weights back into pixels."""

from __future__ import annotations

from typing import Any

from core.config import Config
from core.errors import ConfigError, Fault
from core.features.deskew import Deskew
from core.features.fourier import Fourier
from core.features.gradients import Gradients
from core.features.pca import Pca
from core.features.quadratic import Quadratic
from core.features.resize import Resize
from core.features.scale import Scale
from core.features.standardize import Standardize
from core.features.step import Step

__all__ = [
    "Deskew",
    "Fourier",
    "Gradients",
    "Pca",
    "Quadratic",
    "Resize",
    "Scale",
    "Standardize",
    "Step",
    "step_from_json",
    "steps_for",
]

_MEMBERS = (Resize, Deskew, Scale, Gradients, Standardize, Pca, Quadratic, Fourier)
# From images to images, from images to rows, from rows to rows.
_STAGES = (
    ("resize", "resize_area", "deskew"),
    ("scale", "gradients"),
    ("standardize", "pca", "quadratic", "fourier"),
)
_TURNING = 1
_FAMILY: dict[str, type[Any]] = {step.name: step for step in _MEMBERS}


def steps_for(config: Config) -> tuple[Step, ...]:
    """The steps a config names, not yet fitted.

    Raises
    ------
    ConfigError
        STEPS_ORDER, unless images are turned into rows exactly once, after what takes images, before what takes rows.
    """
    stages = [next(stage for stage, names in enumerate(_STAGES) if name in names) for name in config.steps]
    if stages != sorted(stages) or stages.count(_TURNING) != 1:
        images, turning, rows = _STAGES
        raise ConfigError(Fault.STEPS_ORDER, steps=config.steps, images=images, turning=turning, rows=rows)
    made: dict[str, Step] = {
        "resize": Resize(config.size, "bilinear"),
        "resize_area": Resize(config.size, "area"),
        "deskew": Deskew(),
        "scale": Scale(config.dtype),
        "gradients": Gradients(dtype=config.dtype),
        "standardize": Standardize(),
        "pca": Pca(config.components),
        "quadratic": Quadratic(config.reach),
        "fourier": Fourier(config.fourier_features, config.fourier_width, config.seed),
    }
    return tuple(made[name] for name in config.steps)


def step_from_json(spec: dict[str, Any]) -> Step:
    """A step as `Step.to_json` described it; its arrays come with `Step.with_arrays`.

    Raises
    ------
    KeyError, TypeError, ValueError
        For a description that is none.
    """
    settings = dict(spec)
    step: Step = _FAMILY[settings.pop("name")](**settings)
    return step
