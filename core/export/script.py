"""A run as a stand-alone NumPy script: a page anyone can read, whose curve is the run's, bit for bit."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, NamedTuple

from numpy.typing import NDArray

from core.config import Config
from core.dataset import Dataset, Images
from core.errors import CoreError, Fault
from core.export.script_text import filled
from core.features import Scale
from core.objective import Objective
from core.pipeline import Pipeline
from core.run import products
from core.run.setup import Keyframe, Setup, parts

LINES = 80
FAMILY = ("gradient_descent", "momentum", "nesterov", "adam")

_SHAPES = {
    "constant": "1.0",
    "cosine": "(0.5 * (1 + cos(pi * min(time, {epochs}) / {epochs})))",
    "inverse_time": "(1 / (1 + time))",
}


class ScriptError(CoreError):
    """A run cannot be written as a script."""


class Script(NamedTuple):
    """Its text, and the arrays it reads from the .npz file beside it."""

    text: str
    arrays: Mapping[str, NDArray[Any]]


def script_of(
    setup: Setup,
    dataset: Dataset,
    *,
    epochs: int,
    start: Keyframe | None = None,
    rates: Mapping[int, float] | None = None,
) -> Script:
    """The script of a run's curve up to an epoch; it is not tried here (`core.export.script_check`).

    Parameters
    ----------
    setup : of the run, made from
    dataset : this one
    epochs : the last epoch of its curve
    start : the moment of another run that it went on from; the beginning if None
    rates : learning rates by the epochs from which they were in force, if there was more than one

    Raises
    ------
    ScriptError
        SCRIPT_OPTIMIZER for one that is not of `FAMILY`, SCRIPT_LENGTH where a page is not enough.
    """
    config = setup.config
    if config.optimizer not in FAMILY:
        raise ScriptError(Fault.SCRIPT_OPTIMIZER, optimizer=config.optimizer)
    conditions = _conditions(setup) | {"branched": start is not None, "remembered": bool(start and start.memory)}
    conditions["changed"] = rates is not None and len(rates) > 1
    words = _words(setup, conditions, epochs=epochs) | {"first": start.epoch + 1 if start else 1, "rates": rates}
    text = filled(conditions, words)
    if text.count("\n") > LINES:
        text = text.replace("\n\n\n", "\n\n")
    if text.count("\n") > LINES:
        raise ScriptError(Fault.SCRIPT_LENGTH, lines=text.count("\n"), limit=LINES)
    return Script(text, _arrays(setup, dataset) | _moment(start))


def _conditions(setup: Setup) -> dict[str, bool]:
    """What the run needs of the text."""
    training, held, config = setup.training, setup.validation, setup.config
    largest = max(min(part.blocks[0].stop, len(part)) * part.X.shape[1] for part in (training, held) if part)
    margins, batches = training.margins is not None, 0 < config.batch_size < len(training)
    slope, binary = not margins or batches or held is not None, len(setup.classes) == 2
    return {
        "raw": _raw(setup),
        "grey": training.scale != 1,
        "stacked": slope and largest >= products.LARGE,
        "columns": len(products.columns(training.X.shape[1])) > 1,
        "blocks": not training.small or (held is not None and not held.small),
        "margins": margins,
        "blank": training.margins is not None and not isinstance(training.margins.places, slice),
        "slope": slope,
        "binary": binary,
        "multi": not binary,
        "batches": batches,
        "held": held is not None,
        "weights": training.weights is not None,
        "bias": config.fit_intercept,
        "random": config.init_scale > 0,
        "l2": config.l2 > 0,
        "constant": config.schedule == "constant" and not config.warm_up,
        "cosine": config.schedule == "cosine",
        "velocity": config.optimizer in ("momentum", "nesterov"),
        **{name: config.optimizer == name for name in FAMILY},
    }


def _words(setup: Setup, conditions: Mapping[str, bool], *, epochs: int) -> dict[str, object]:
    config, training, stacked = setup.config, setup.training, conditions["stacked"]
    theta = "theta[:d]" if config.fit_intercept else "theta"
    given = "theta, X, y, w" if conditions["weights"] else "theta, X, y"
    ends = [(part.start, part.stop) for part in products.columns(training.X.shape[1])]
    return {
        **{field: repr(getattr(config, field)) for field in ("seed", "init_scale", "momentum", "l2")},
        "title": _title(setup, epochs),
        "unit": _unit(setup, training),
        "held_unit": _unit(setup, setup.validation) if setup.validation else "",
        "data": "the images" if conditions["raw"] else "what its features make of them",
        "dtype": training.dtype.name,
        "columns": 1 if conditions["binary"] else len(setup.classes),
        "large": products.LARGE,
        "stack": products.rows_a_stack(training.X.shape[1]),
        "pull": products.STACK,
        "parts": ends,
        "cut": training.blocks[0].stop if not training.small else len(training),
        "whole": ", cut=n" if conditions["blocks"] and config.batch_size > training.blocks[0].stop else "",
        "product": f"product(X, {theta})" if stacked else f"X @ {theta}",
        "pulled": "pulled(X, residual)" if stacked else "X.T @ residual",
        "look": "look_at_all(theta)" if conditions["margins"] else f"look({given})",
        "norm": "float(np.vdot(gradient, gradient)) ** 0.5",
        "epochs": epochs,
        "rate": repr(config.learning_rate),
        "batch": config.batch_size,
        "deeper": "    " if conditions["batches"] else "",
        "schedule": _schedule(config),
    }


def _raw(setup: Setup) -> bool:
    """Whether the script can make its rows of images by itself."""
    return isinstance(setup.pipeline.steps[-1], Scale)


def _unit(setup: Setup, part: Objective) -> str:
    """How rows are made; many grey levels stay what they are until they are used."""
    return f'.astype("{part.dtype}") / 255' if _raw(setup) and part.scale == 1 else ""


def _title(setup: Setup, epochs: int) -> str:
    config = setup.config
    digits = ", ".join(map(str, setup.classes))
    return f"{len(setup.training)} images of the digits {digits}: {epochs} epochs of {config.optimizer}."


def _schedule(config: Config) -> str:
    rise = f"min(1.0, (time + 1) / {config.warm_up + 1})"
    return f"{config.learning_rate!r} * {rise} * {_SHAPES[config.schedule].format(epochs=config.epochs)}"


def _arrays(setup: Setup, dataset: Dataset) -> dict[str, NDArray[Any]]:
    training, held = setup.training, setup.validation
    raw = _raw(setup)
    chosen = parts(dataset, setup.config)
    arrays: dict[str, NDArray[Any]] = {}
    for name, objective, part in (("", training, chosen.training), ("held_", held, chosen.held)):
        if objective is not None and part is not None:
            arrays[f"{name}targets"] = objective.targets
            arrays[f"{name}X"] = _before_scale(setup.pipeline, part.images) if raw else objective.X
    if training.weights is not None:
        arrays["weights"] = training.weights
    return arrays


def _moment(start: Keyframe | None) -> dict[str, NDArray[Any]]:
    if start is None:
        return {}
    return {"theta": start.theta, **{f"memory_{place}": part for place, part in enumerate(start.memory)}}


def _before_scale(pipeline: Pipeline, images: Images) -> Images:
    """Images uint8 (n, d) as the last step receives them: what needs OpenCV is done."""
    values: Images = images
    for step in pipeline.steps[:-1]:
        values = step.transform(values)
    return values.reshape(len(images), prod(values.shape[1:]))
