"""A Config: everything a run depends on; the form, the command line and the JSON are made from its fields."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, NamedTuple

from core.errors import ConfigError, Fault


class Bounds(NamedTuple):
    """What a field may hold: a number between two others, or one of some names."""

    minimum: float = -math.inf
    maximum: float = math.inf
    choices: tuple[str, ...] = ()


OPTIMIZERS = ("gradient_descent", "momentum", "nesterov", "adam", "lbfgs", "newton_cg", "preconditioned_lbfgs")
LIVE = ("learning_rate", "momentum", "batch_size", "epochs", "stop_gradient", "stop_gap", "patience", "seconds")


def _number(default: Any, minimum: float, maximum: float) -> Any:
    return field(default=default, metadata={"bounds": Bounds(minimum, maximum)})


def _names(default: Any, *choices: str) -> Any:
    return field(default=default, metadata={"bounds": Bounds(choices=choices)})


STEPS = (
    *("resize", "resize_area", "deskew", "scale", "gradients"),
    *("standardize", "pca", "quadratic", "fourier"),
)


@dataclass(frozen=True)
class Config:
    """All that a run depends on, beside the dataset.

    Parameters
    ----------
    classes : digits to tell apart; none means all that the dataset has
    per_class : the first so many training images of each class; 0 means all
    steps : names of the feature steps, in order (`core.features`)
    size : side of the square image the model sees, in pixels
    components : how many principal components "pca" keeps
    reach : which products "quadratic" makes: of the i-th and the j-th feature if i j <= reach; 0 means all
    fourier_features : how many waves "fourier" makes
    fourier_width : of the kernel that "fourier" approaches, in units of the square root of the number of features
    optimizer : name of the optimiser (`core.optim`); the last three choose their steps themselves
    learning_rate : step size
    schedule : how the learning rate falls: "constant", "cosine" or "inverse_time"
    warm_up : epochs over which the learning rate rises from zero
    momentum : share of the velocity kept a step; Adam's beta1
    batch_size : images a step; 0 means all of them at once
    pairs : steps L-BFGS remembers
    epochs : passes over the training images; iterations of lbfgs, newton_cg and preconditioned_lbfgs
    stop_gradient : stop once the gradient's norm is no larger; 0 means never
    stop_gap : stop once the loss is certain to be within this share of the best possible; 0 means never
    patience : stop after so many epochs without a better validation loss; 0 means never
    seconds : stop after so many seconds of training; 0 means never
    l2 : strength of the L2 penalty on the weights, never the bias
    class_weight : "none", or "balanced": each class counts the same, however many images it has
    fit_intercept : whether the model has a bias
    init_scale : standard deviation of the normal distribution the weights start from
    validation : part of the training images held back, 0 to 0.9
    seed : of the starting weights, the batch order and the validation split
    dtype : "float64" or "float32"

    Raises
    ------
    ConfigError
        CONFIG_RANGE, CONFIG_TYPE or CONFIG_CHOICE, with the field's name.
    """

    classes: tuple[int, ...] = _number((), 0, 9)
    per_class: int = _number(0, 0, 10_000_000)
    steps: tuple[str, ...] = _names(("resize", "scale"), *STEPS)
    size: int = _number(28, 1, 64)
    components: int = _number(60, 1, 1000)
    reach: int = _number(0, 0, 1_000_000)
    fourier_features: int = _number(2000, 1, 20_000)
    fourier_width: float = _number(1.0, 1e-3, 1e3)
    optimizer: str = _names("gradient_descent", *OPTIMIZERS)
    learning_rate: float = _number(0.1, 1e-9, 1e9)
    schedule: str = _names("constant", "constant", "cosine", "inverse_time")
    warm_up: int = _number(0, 0, 1_000_000)
    momentum: float = _number(0.9, 0.0, 0.9999)
    batch_size: int = _number(0, 0, 10_000_000)
    pairs: int = _number(10, 1, 100)
    epochs: int = _number(100, 1, 1_000_000)
    stop_gradient: float = _number(0.0, 0.0, 1e9)
    stop_gap: float = _number(0.0, 0.0, 1.0)
    patience: int = _number(0, 0, 1_000_000)
    seconds: float = _number(0.0, 0.0, 1e9)
    l2: float = _number(0.0, 0.0, 1e6)
    class_weight: str = _names("none", "none", "balanced")
    fit_intercept: bool = True
    init_scale: float = _number(0.0, 0.0, 100.0)
    validation: float = _number(0.1, 0.0, 0.9)
    seed: int = _number(0, 0, 2**32 - 1)
    dtype: str = _names("float64", "float64", "float32")

    def __post_init__(self) -> None:
        object.__setattr__(self, "classes", tuple(sorted(set(_tuple("classes", self.classes)))))
        object.__setattr__(self, "steps", _tuple("steps", self.steps))
        for spec in fields(self):
            _check(spec.name, getattr(self, spec.name), type(spec.default), bounds(spec.name))
        if len(self.classes) == 1:
            raise ConfigError(Fault.ONE_CLASS, available=self.classes)

    def to_json(self) -> dict[str, Any]:
        """A dict that `json.dumps` takes and `from_json` gives back equal."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Config:
        """A Config from a JSON object; fields left out have their defaults.

        Raises
        ------
        ConfigError
            CONFIG_UNKNOWN for a name that is no field, or as the constructor.
        """
        known = {spec.name for spec in fields(cls)}
        for name in values:
            if name not in known:
                raise ConfigError(Fault.CONFIG_UNKNOWN, field=name)
        return cls(**values)


def bounds(name: str) -> Bounds:
    """What the field of that name may hold."""
    found = next(spec for spec in fields(Config) if spec.name == name)
    limits: Bounds = found.metadata.get("bounds", Bounds())
    return limits


def differences(one: Config, other: Config) -> tuple[str, ...]:
    """Names of the fields in which two configs differ."""
    return tuple(spec.name for spec in fields(Config) if getattr(one, spec.name) != getattr(other, spec.name))


def _tuple(name: str, value: Any) -> tuple[Any, ...]:
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise ConfigError(Fault.CONFIG_TYPE, field=name, value=value)
    return tuple(value)


def _check(name: str, value: Any, kind: type, limits: Bounds) -> None:
    if kind is tuple:
        for item in value:
            _check(name, item, str if limits.choices else int, limits)
        return
    if not isinstance(value, (int, float) if kind is float else kind) or (isinstance(value, bool) and kind is not bool):
        raise ConfigError(Fault.CONFIG_TYPE, field=name, value=value)
    if limits.choices and value not in limits.choices:
        raise ConfigError(Fault.CONFIG_CHOICE, field=name, value=value, choices=limits.choices)
    if isinstance(value, (int, float)) and not limits.minimum <= value <= limits.maximum:
        raise ConfigError(Fault.CONFIG_RANGE, field=name, value=value, minimum=limits.minimum, maximum=limits.maximum)


NOTEBOOK = Config(
    classes=(0, 1),
    per_class=500,
    size=8,
    learning_rate=0.01,
    epochs=100,
    fit_intercept=False,
    init_scale=0.1,
    validation=0.0,
)
TEN_DIGITS = Config(learning_rate=0.1, batch_size=50, epochs=60, l2=1e-4, dtype="float32")

# Chosen on the last 10,000 training images of MNIST; `python -m tests.benchmarks features` shows what each gives.
PIXELS = Config(
    steps=("scale",),
    optimizer="preconditioned_lbfgs",
    epochs=12,
    l2=1e-4,
    validation=0.05,
    dtype="float32",
)
STRAIGHTENED = replace(PIXELS, steps=("deskew", "scale"))
GRADIENTS = replace(PIXELS, steps=("deskew", "gradients", "standardize"), epochs=20)
BEST = replace(
    PIXELS,
    steps=("deskew", "gradients", "pca", "quadratic", "standardize"),
    components=150,
    reach=400,
    l2=3e-3,
)

PRESETS: dict[str, Config] = {
    "notebook": NOTEBOOK,
    "pixels": PIXELS,
    "straightened": STRAIGHTENED,
    "gradients": GRADIENTS,
    "best": BEST,
    "ten_digits": TEN_DIGITS,
    "three_eight": replace(TEN_DIGITS, classes=(3, 8)),
}
DEFAULT_PRESET = "gradients"
