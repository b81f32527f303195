"""A film of how a drawing becomes what the model reads: every step's picture, and the answer had it ended there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.ink import SIDE, Making, fine_raster, shrunk
from core.insight.showing import step_pictures
from core.loss import loss_for
from core.model import Model
from core.pipeline import Pipeline

Picture = NDArray[np.float64]
Values = NDArray[Any]

MAKING = ("crop", "scale", "pen", "centre")
OPTIONAL = ("deskew", "standardize")  # feature steps whose results look like what they are given


class Stage(NamedTuple):
    """A drawing after one step.

    Parameters
    ----------
    key : of the step among all of the film, for switching it off
    name : "canvas", one of `MAKING`, "small", or a feature step's, as `core.insight.showing.Shown` has it
    picture : uint8 (h, w) grey levels of ink, or float64; 0 to 1 from paper to ink, or, if signed, -1 to 1
    signed : whether numbers may be below zero
    numbers : how many numbers there are now; 0 where the picture is no image the model could read
    probabilities : float64 (n_classes,) of the answer, were the image used as it is now; None inside the features
    optional : whether it can be left out
    on : whether it is not
    """

    key: str
    name: str
    picture: Values
    signed: bool = False
    numbers: int = 0
    probabilities: Picture | None = None
    optional: bool = False
    on: bool = True


def film(model: Model, strokes: Sequence[Any], off: Collection[str] = (), *, pen: float = 18.0) -> tuple[Stage, ...]:
    """All steps from the strokes on the canvas to the features, less those whose key is in `off`.

    Parameters
    ----------
    model : that reads the image at the end of each step
    strokes : arrays (k, 2) of x and y on a canvas 280 units wide
    off : keys of steps to leave out
    pen : width of the pen on the canvas
    """
    making, pictures, names = Making(*[False] * 4), [], ["canvas", *MAKING]
    for name in names:
        if name in MAKING and name not in off:
            making = making._replace(**{name: True})
        pictures.append(fine_raster(strokes, pen=pen, making=making))
    images = np.stack([shrunk(picture) for picture in pictures])
    found = model.probabilities(images)
    stages = [
        Stage(name, name, picture, probabilities=one, optional=name in MAKING, on=name not in off)
        for name, picture, one in zip(names, pictures, found, strict=True)
    ]
    small = Stage("small", "small", images[-1], numbers=SIDE * SIDE, probabilities=found[-1])
    return (*stages, small, *features(model, images[-1], off))


def features(model: Model, image: Images, off: Collection[str] = ()) -> tuple[Stage, ...]:
    """The feature steps, for an image uint8 (h, w); the last has the answer."""
    steps = model.pipeline.steps
    keys = [f"{place} {step.name}" for place, step in enumerate(steps)]
    stays = [step.name not in OPTIONAL or key not in off for key, step in zip(keys, steps, strict=True)]
    kept = Pipeline(tuple(step for step, stay in zip(steps, stays, strict=True) if stay), model.pipeline.shape)
    shown = iter(step_pictures(kept, image))
    stages, last = [], Stage("", "", image, numbers=image.size)
    for key, step, stay in zip(keys, steps, stays, strict=True):
        if stay:
            one = next(shown)
            last = Stage("", "", one.picture, one.signed, one.numbers)
        stages.append(last._replace(key=key, name=step.name, optional=step.name in OPTIONAL, on=stay))
    return (*stages[:-1], stages[-1]._replace(probabilities=_probabilities(replace(model, pipeline=kept), image)))


def _probabilities(model: Model, image: Images) -> Picture:
    logits = model.logits(image[None]).astype(np.float64)
    return np.asarray(loss_for(len(model.classes)).probabilities(logits)[0])
