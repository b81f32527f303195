"""Smallest push: the shortest way from an image to where the model would answer something else."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.insight.contrast import FULL, SET, Contrast, Ground, differences, ground_of, leading, slope, windows
from core.model import Model
from core.progress import Progress

Picture = NDArray[np.float64]

BEYOND = np.linspace(1.01, 1.5, 50)  # parts of the way at which the answer is looked at
PATCH = 2  # pixels a side of what is made darker and lighter at a time
TOUCH = 24.0  # grey levels
ROUNDS = 30


class Push(NamedTuple):
    """A way from an image to another answer.

    Parameters
    ----------
    start : uint8 (h, w), the image
    change : float64 (h, w), grey levels that are added by the border between the answers
    contrast : the answer it leaves against the one it goes to
    valid : whether it stays with ink there can be, whole grey levels from 0 to 255
    flips : part of the way from which on the model answers otherwise; None if it does not as far as one and a half
    shortest : whether no shorter one exists; else it was found step by step
    """

    start: Images
    change: Picture
    contrast: Contrast
    valid: bool
    flips: float | None = None
    shortest: bool = True

    def at(self, part: float) -> NDArray[Any]:
        """The image after a part of the way, 1 at the border: uint8 (h, w) if valid, else float32 beyond 0 and 255."""
        moved = self.start + part * self.change
        if not self.valid:
            return moved.astype(np.float32)
        return np.rint(np.clip(moved, 0, FULL)).astype(np.uint8)

    @property
    def length(self) -> float:
        """How far the border is, in pixels of full ink: the root of the sum of squares."""
        moved = self.start + self.change
        end = np.clip(moved, 0, FULL) if self.valid else moved
        return float(np.linalg.norm(end - self.start)) / FULL


def smallest_push(model: Model, image: Images, *, valid: bool) -> Generator[Progress, None, Push | None]:
    """The shortest push to another answer; None where no ink there can be would be answered otherwise.

    For a linear pipeline it is known in closed form: a class against the answer is a plane in the space of images, and
    the nearest of these planes is the border. With ink between 0 and 255 it is the nearest point of the part of the
    plane that lies in that box. Elsewhere the same step is taken again and again on slopes measured by small changes
    (DeepFool: Moosavi-Dezfooli, Fawzi, Frossard, 2016), which need not find the shortest, always with valid ink: less
    than no ink has no centre of mass.

    Parameters
    ----------
    model : whose answer
    image : uint8 (h, w)
    valid : whether to stay with ink there can be; no matter where the pipeline is not linear
    """
    if ground_of(model) is Ground.EXACT:
        best = straight(model, image, valid=valid)
    else:
        best = yield from _stepwise(model, image)
    return best and _looked_at(model, best)


def straight(model: Model, image: Images, *, valid: bool) -> Push | None:
    """The closed form, `flips` left open.

    Raises
    ------
    ValueError
        For a pipeline that is not linear.
    """
    winner = leading(model, image).winner
    found = []
    for rival in range(len(model.classes)):
        if rival != winner:
            contrast = Contrast(winner, rival)
            change = _to_plane(image, slope(model, image, contrast), _gap(model, image, contrast), valid=valid)
            found += [] if change is None else [Push(image, change, contrast, valid)]
    return min(found, key=lambda push: push.length, default=None)


def _gap(model: Model, image: NDArray[Any], contrast: Contrast) -> float:
    return float(differences(model, image[None], contrast)[0])


def _to_plane(image: NDArray[Any], slopes: Picture, gap: float, *, valid: bool) -> Picture | None:
    """What to add to get rid of a difference of `gap`: a multiple of the slopes, cut off at 0 and 255 if `valid`.

    Each pixel goes along its slope until it meets the end of its range; from where the first meets it to where the
    last does, what the difference loses is piecewise linear, so the multiple is found without trying.
    """
    squares = (slopes**2).ravel()
    with np.errstate(divide="ignore", invalid="ignore"):
        room = np.where(slopes > 0, image, image - FULL) / slopes
    room = np.nan_to_num(room, nan=0.0).ravel() if valid else np.full(squares.shape, np.inf)
    order = np.argsort(room)
    room, squares = room[order], squares[order]
    used = np.concatenate([[0.0], np.cumsum(np.where(np.isfinite(room), room, 0.0) * squares)])[:-1]
    free = np.cumsum(squares[::-1])[::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = (gap - used) / free
    reached = np.flatnonzero((steps <= room) & (free > 0))
    return None if not len(reached) else -float(steps[reached[0]]) * slopes


def _stepwise(model: Model, image: Images) -> Generator[Progress, None, Push | None]:
    winner = leading(model, image).winner
    change, further, before = np.zeros(image.shape), 1.02, np.inf
    for done in range(ROUNDS):
        yield Progress(done, ROUNDS)
        here = Push(image, change, Contrast(winner), True).at(1.0)
        slopes = yield from _slopes(model, here)
        step = _nearest(model.logits(here[None])[0].astype(np.float64), slopes, here=here, winner=winner)
        if step is None:
            return None
        gap, rival, move = step
        if gap <= 0:
            return Push(image, change, Contrast(winner, rival), True, shortest=False)
        # Steps too small for whole grey levels come to nothing: then the next is larger.
        further, before = further * 1.5 if gap > 0.8 * before else 1.02, gap
        change = here + further * move - image
    return None


def _nearest(logits: Picture, slopes: Picture, *, here: Images, winner: int) -> tuple[float, int, Picture] | None:
    """Of the nearest plane: difference, rival, and what to add; the difference is not positive where one is crossed."""
    n_classes = max(2, len(logits))
    found = []
    for rival in range(n_classes):
        if rival == winner:
            continue
        direction = Contrast(winner, rival).direction(n_classes)
        gap, across = float(logits @ direction), np.tensordot(direction, slopes, axes=1)
        if gap <= 0:
            return gap, rival, np.zeros_like(across)
        change = _to_plane(here, across, gap, valid=True)
        if change is not None:
            found.append((gap, rival, change))
    return min(found, key=lambda one: float(np.linalg.norm(one[2])), default=None)


def _slopes(model: Model, image: Images) -> Generator[Progress, None, Picture]:
    """Central differences of the logits, patch by patch: nats a grey level of each pixel, float64 (m, h, w)."""
    masks = windows(image.shape, PATCH, PATCH)
    result = np.zeros((model.weights.shape[1], *image.shape))
    for first in range(0, len(masks), SET // 2):
        some = masks[first : first + SET // 2]
        more, less = np.clip(image + TOUCH * some, 0, FULL), np.clip(image - TOUCH * some, 0, FULL)
        both = model.logits(np.concatenate([more, less]).astype(np.float32)).astype(np.float64)
        change = (both[: len(some)] - both[len(some) :]) / np.maximum((more - less).sum(axis=(1, 2)), 1.0)[:, None]
        result += np.tensordot(change.T, some, axes=1)
        yield Progress(first, len(masks))
    return result


def _looked_at(model: Model, push: Push) -> Push:
    """With the part of the way from which on the answer is another, seen from the images themselves."""
    answers = model.predictions(np.stack([push.at(float(part)) for part in BEYOND]))
    flipped = np.flatnonzero(answers != model.classes[push.contrast.winner])
    return push._replace(flips=float(BEYOND[flipped[0]]) if len(flipped) else None)
