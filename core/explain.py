"""What a model has learnt, in pixels: weights pulled back where that is exact, small experiments elsewhere."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.insight.contrast import FULL, SET, Ground, ground_of, pulled_back, windows
from core.model import Model
from core.progress import Progress

Pictures = NDArray[np.float64]

PATCH = 2  # pixels a side of what is made darker and lighter at a time
TOUCH = 32  # grey levels


def weight_images(model: Model, image: Images | None = None) -> Pictures:
    """What each pixel's ink adds to each class, against the mean of all classes, per full ink.

    Softmax weights are only defined up to a common image, so each class is shown against the mean of the classes;
    two classes share one image with opposite signs.

    Parameters
    ----------
    model : of which
    image : uint8 (h, w), whose slant is held where the model straightens images; needed there only

    Returns
    -------
    float64 (n_classes, h, w), nats of logit for a pixel of full ink (255)

    Raises
    ------
    ValueError
        Where there are no such weights: ask `touched`.
    """
    if ground_of(model) is Ground.HELD and image is None:
        raise ValueError("where images are straightened, weights depend on the image")
    given = np.zeros(model.pipeline.shape, np.uint8) if image is None else image
    return _against_mean(model, pulled_back(model, given, np.eye(model.weights.shape[1])) * FULL)


def touched(model: Model, image: Images) -> Generator[Progress, None, Pictures]:
    """The same by trying, near one image uint8 (h, w): each patch a little darker and a little lighter."""
    masks = windows(image.shape, PATCH, PATCH)
    levels, slopes = image.astype(np.int16), np.zeros((model.weights.shape[1], *image.shape))
    for first in range(0, len(masks), SET // 2):
        some = masks[first : first + SET // 2]
        more = np.clip(levels + TOUCH * some, 0, 255).astype(np.uint8)
        less = np.clip(levels - TOUCH * some, 0, 255).astype(np.uint8)
        change = model.logits(more).astype(np.float64) - model.logits(less)
        ink = (more.astype(np.float64) - less).sum(axis=(1, 2)) / FULL
        slopes += np.einsum("nm,nhw->mhw", change / np.maximum(ink, 1e-9)[:, None], some)
        yield Progress(first, len(masks))
    return _against_mean(model, slopes)


def _against_mean(model: Model, pictures: Pictures) -> Pictures:
    if len(model.classes) == 2:
        return np.concatenate([-pictures, pictures]) / 2
    return np.asarray(pictures - pictures.mean(axis=0))


def fair_limit(pictures: Pictures, share: float = 0.97) -> float:
    """The size that `share` of all numbers stay within: a scale on which a few extremes do not hide the rest."""
    if not pictures.size:
        return 0.0
    # What np.quantile does, which takes ten times as long for an image that follows a pen.
    sizes = np.sort(np.abs(pictures), axis=None)
    place = share * (sizes.size - 1)
    low, high = sizes[int(place)], sizes[min(int(place) + 1, sizes.size - 1)]
    return float(low + (high - low) * (place - int(place)))
