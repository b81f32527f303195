"""Contrast: one answer against another, or against the mean of all, and what each pixel's ink adds to the difference.

Softmax weights are only defined up to a common vector, so one logit alone means nothing; differences do.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images, frozen
from core.features import Deskew
from core.model import Model

Picture = NDArray[np.float64]
Values = NDArray[Any]

FULL = 255.0  # grey levels of full ink
WINDOW = 4  # pixels a side of what is erased at a time
SET = 24  # images at a time: more of them leave the cache, and take longer each


class Ground(str, Enum):
    """What evidence rests on.

    EXACT: every step is linear, so the weights are pulled back to pixels.
    HELD: the same once this image's own slant and place are held: straightening is linear for one image.
    OCCLUSION: what is lost when parts of this image's ink are erased.
    """

    EXACT = "exact"
    HELD = "held"
    OCCLUSION = "occlusion"


class Contrast(NamedTuple):
    """Class `winner` against class `rival`, both as places in `Model.classes`; against the mean of all if None."""

    winner: int
    rival: int | None = None

    def direction(self, n_classes: int) -> NDArray[np.float64]:
        """What the logits (m,) are multiplied by to give the difference, float64 (m,)."""
        over = np.full(n_classes, -1 / n_classes) if self.rival is None else -np.eye(n_classes)[self.rival]
        over[self.winner] += 1.0
        # The logits of two classes are one column: half of it for the second, half against the first.
        return (over[1:] - over[:1]) / 2 if n_classes == 2 else over


class Evidence(NamedTuple):
    """What an image's ink says for one answer against another.

    Parameters
    ----------
    contrast : which answers
    tints : float64 (h, w), nats; what each pixel's ink adds, zero where there is none
    difference : of the logits for this image, nats
    paper : the same of an image without ink, what the model says before it has seen any; 0 where the ground is
        occlusion, for what features that bend make of no ink at all means nothing
    ground : what it rests on

    The tints' sum is `difference` - `paper`, to rounding; where steps round to grey levels, to that rounding.
    """

    contrast: Contrast
    tints: Picture
    difference: float
    paper: float
    ground: Ground


def leading(model: Model, image: Images, *, against_mean: bool = False) -> Contrast:
    """The answer to an image uint8 (h, w), against the runner-up or the mean of the classes."""
    return likeliest(model.probabilities(image[None])[0], against_mean=against_mean)


def likeliest(probabilities: NDArray[np.float64], *, against_mean: bool = False) -> Contrast:
    """The likeliest of probabilities (n_classes,), against the runner-up or the mean of the classes."""
    order = np.argsort(-probabilities, kind="stable")
    return Contrast(int(order[0]), None if against_mean else int(order[1]))


def differences(model: Model, images: Values, contrast: Contrast) -> NDArray[np.float64]:
    """Logit differences of images (n, h, w), float64 (n,), in nats."""
    logits = model.logits(images).astype(np.float64)
    return np.asarray(logits @ contrast.direction(len(model.classes)))


def ground_of(model: Model) -> Ground:
    """What the evidence of this model rests on."""
    if model.pipeline.linear:
        return Ground.EXACT
    held = all(step.linear or isinstance(step, Deskew) for step in model.pipeline.steps)
    return Ground.HELD if held else Ground.OCCLUSION


def evidence(
    model: Model, image: Images, contrast: Contrast, *, fine: bool = False, logits: Values | None = None
) -> Evidence:
    """What the ink of an image, pixel by pixel, adds to a logit difference.

    Weights are pulled back to pixels where the pipeline is linear, if need be with the image's slant held. Elsewhere
    windows of ink are erased one at a time (occlusion: Zeiler and Fergus, 2014); what no window loses alone is shared
    by all ink, so that the parts add up to the difference (the egalitarian non-separable contribution: Driessen and
    Funaki, 1991).

    Parameters
    ----------
    model : whose answer
    image : uint8 (h, w)
    contrast : which answers
    fine : whether windows overlap: a finer picture, for four times the work; no matter where it is not occlusion
    logits : of this image, (m,), from whoever has asked for them already
    """
    ground, direction = ground_of(model), contrast.direction(len(model.classes))
    given = model.logits(image[None])[0] if logits is None else logits
    whole = float(given.astype(np.float64) @ direction)
    if ground is Ground.OCCLUSION:
        tints = _occluded(model, image, contrast, whole=whole, apart=WINDOW // 2 if fine else WINDOW)
        return Evidence(contrast, tints, whole, 0.0 if image.any() else whole, ground)
    before = float(model.paper.astype(np.float64) @ direction)
    return Evidence(contrast, slope(model, image, contrast) * image, whole, before, ground)


def slope(model: Model, image: Images, contrast: Contrast) -> Picture:
    """Nats a grey level of each pixel adds to the difference, float64 (h, w); slants are held at the image's own.

    Raises
    ------
    ValueError
        Where the evidence would rest on occlusion.
    """
    return np.asarray(pulled_back(model, image, contrast.direction(len(model.classes))[:, None])[0])


def pulled_back(model: Model, image: Images, directions: NDArray[np.float64]) -> Picture:
    """Nats a grey level of each pixel adds to sums of the logits, float64 (c, h, w), for `directions` (m, c).

    Raises
    ------
    ValueError
        Where a step is neither linear nor so for this image.
    """
    steps, given = model.pipeline.steps, image[None]
    seen: dict[int, Values] = {}
    for place in (place for place, step in enumerate(steps) if isinstance(step, Deskew)):
        for step in steps[max(seen, default=0) : place]:
            given = step.transform(given)
        seen[place] = given[0]
    values: Values = (model.weights.astype(np.float64) @ directions).T
    for place, step in reversed(list(enumerate(steps))):
        if isinstance(step, Deskew):
            values = step.pull_back_at(values, seen[place])
        else:
            values = step.pull_back(values, model.pipeline.shapes[place])
    return np.asarray(values, dtype=np.float64)


def _occluded(model: Model, image: Images, contrast: Contrast, *, whole: float, apart: int) -> Picture:
    """Each window's loss shared by its ink, and the rest by all ink."""
    masks = windows(image.shape, WINDOW, apart)
    masks = masks[(masks & (image > 0)).any(axis=(1, 2))]
    if not len(masks):
        return np.zeros(image.shape)
    erased = np.where(masks, np.uint8(0), image)
    left = [differences(model, erased[first : first + SET], contrast) for first in range(0, len(erased), SET)]
    ink = image.astype(np.float64)
    amounts = np.tensordot(masks, ink, axes=2)
    tints = np.tensordot((whole - np.concatenate(left)) / amounts, masks, axes=1) * ink / masks.sum(axis=0).clip(1)
    return np.asarray(tints + (whole - tints.sum()) * ink / ink.sum())


@lru_cache(maxsize=8)
def windows(shape: tuple[int, ...], side: int, apart: int) -> NDArray[np.bool_]:
    """Squares that cover an image, bool (n, h, w); those at the edges are cut off."""
    height, width = shape
    tops, lefts = range(apart - side, height, apart), range(apart - side, width, apart)
    masks = np.zeros((len(tops), len(lefts), height, width), dtype=bool)
    for row, top in enumerate(tops):
        for column, left in enumerate(lefts):
            masks[row, column, max(top, 0) : top + side, max(left, 0) : left + side] = True
    return frozen(masks.reshape(-1, height, width))
