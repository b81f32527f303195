"""Why a model answers as it does, in pixels: weights pulled back where that is exact, small experiments elsewhere."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.model import Model

Pictures = NDArray[np.float64]

PATCH = 2  # pixels a side of what is made darker and lighter at a time
TOUCH = 32  # grey levels
WINDOW = 4  # pixels a side of what is erased at a time


class Ground(str, Enum):
    """What a picture rests on.

    EXACT: every step is linear, so weights are pulled back to pixels, and pixels' parts add up to the logit.
    LOCAL: how logits change when this very image gets a little darker or lighter in places.
    OCCLUSION: how logits change when parts of this very image's ink are erased.
    """

    EXACT = "exact"
    LOCAL = "local"
    OCCLUSION = "occlusion"


def weights_ground(model: Model) -> Ground:
    """What `weight_images` of this model rest on."""
    return Ground.EXACT if model.pipeline.linear else Ground.LOCAL


def evidence_ground(model: Model) -> Ground:
    """What `evidence` of this model rests on."""
    return Ground.EXACT if model.pipeline.linear else Ground.OCCLUSION


def weight_images(model: Model, image: Images | None = None) -> Pictures:
    """What each pixel's ink adds to each class, against the mean of all classes, per full ink.

    Softmax weights are only defined up to a common image, so each class is shown against the mean of the classes;
    two classes share one image with opposite signs. Where a step is not linear there are no such weights: then it is
    what ink adds to `image` (`Ground.LOCAL`), a few milliseconds' work, and zero without an image that has ink.

    Parameters
    ----------
    model : of which
    image : uint8 (h, w), such as the drawing; only looked at where a step is not linear

    Returns
    -------
    float64 (n_classes, h, w), nats of logit for a pixel of full ink (255)
    """
    if model.pipeline.linear:
        return _against_mean(model, model.pipeline.pull_back(model.weights.astype(np.float64)) * 255.0)
    if image is None or not image.any():
        return np.zeros((len(model.classes), *model.pipeline.shape))
    return _against_mean(model, _local(model, image))


def evidence(model: Model, image: Images) -> Pictures:
    """What the ink of an image, pixel by pixel, speaks for each class, against the mean of all classes.

    Exact pictures add up to the class' logit, bias apart. Otherwise a window of ink is erased at a time and what the
    logits lose is shared among its ink (occlusion: Zeiler and Fergus, 2014); such parts need not add up.

    Returns
    -------
    float64 (n_classes, h, w), nats; zero where there is no ink
    """
    if model.pipeline.linear:
        return weight_images(model) * (image / 255.0)
    return _against_mean(model, _occluded(model, image))


def _against_mean(model: Model, pictures: Pictures) -> Pictures:
    if len(model.classes) == 2:
        return np.concatenate([-pictures, pictures]) / 2
    return np.asarray(pictures - pictures.mean(axis=0))


def _local(model: Model, image: Images) -> Pictures:
    """Central differences, patch by patch: nats per full ink of one pixel, (m, h, w)."""
    masks = _windows(image.shape, PATCH, PATCH)
    levels = image.astype(np.int16)
    more = np.clip(levels + TOUCH * masks, 0, 255).astype(np.uint8)
    less = np.clip(levels - TOUCH * masks, 0, 255).astype(np.uint8)
    change = model.logits(more).astype(np.float64) - model.logits(less)
    ink = (more.astype(np.float64) - less).sum(axis=(1, 2)) / 255.0
    slopes = change / np.maximum(ink, 1e-9)[:, None]
    return np.asarray(np.einsum("nm,nhw->mhw", slopes, masks))


def _occluded(model: Model, image: Images) -> Pictures:
    masks = _windows(image.shape, WINDOW, WINDOW // 2)
    masks = masks[(masks * image).any(axis=(1, 2))]
    if not len(masks):
        return np.zeros((model.weights.shape[1], *image.shape))
    lost = model.logits(image[None]).astype(np.float64) - model.logits(np.where(masks, 0, image).astype(np.uint8))
    ink = masks * (image / 255.0)
    share = ink / ink.sum(axis=(1, 2), keepdims=True)
    covered = np.maximum(masks.sum(axis=0), 1)
    return np.asarray(np.einsum("nm,nhw->mhw", lost, share) / covered)


def _windows(shape: tuple[int, ...], side: int, apart: int) -> NDArray[np.bool_]:
    """Squares that cover an image, (n, h, w); those at the edges are cut off."""
    height, width = shape
    tops, lefts = range(apart - side, height, apart), range(apart - side, width, apart)
    masks = np.zeros((len(tops), len(lefts), height, width), dtype=bool)
    for row, top in enumerate(tops):
        for column, left in enumerate(lefts):
            masks[row, column, max(top, 0) : top + side, max(left, 0) : left + side] = True
    return masks.reshape(-1, height, width)


def fair_limit(pictures: Pictures, share: float = 0.97) -> float:
    """The size that `share` of all numbers stay within: a scale on which a few extremes do not hide the rest."""
    return float(np.quantile(np.abs(pictures), share))
