"""The design matrix of a run: floats, or grey levels as they are where floats would take many times the room."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dataset import Images
from core.features import Scale
from core.pipeline import BLOCK, Pipeline
from core.places import scratch_folder
from core.progress import Progress
from core.rows import Rows, room_for

MANY = 4_000_000  # numbers from which on grey levels stay bytes; fewer fit the cache as floats, and are faster so


class Design(NamedTuple):
    """A matrix (n, d) and what one of its numbers is multiplied by."""

    X: NDArray[Any]
    scale: float = 1.0


def design(pipeline: Pipeline, images: Images) -> Generator[Progress, None, Design]:
    """What the pipeline makes of the images, a block at a time."""
    if not pipeline.steps or not isinstance(pipeline.steps[-1], Scale) or len(images) * pipeline.n_features < MANY:
        return Design((yield from pipeline.transform_blocks(images)))
    X: Any = None
    for first in range(0, len(images), BLOCK):
        block: NDArray[Any] = images[first : first + BLOCK]
        values = block
        for step in pipeline.steps[:-1]:
            values = step.transform(values)
        if values.dtype != np.uint8:
            return Design((yield from pipeline.transform_blocks(images)))
        if values is block:
            return Design(images.flat() if isinstance(images, Rows) else images.reshape(len(images), -1), 1 / 255)
        X = room_for((len(images), pipeline.n_features), np.uint8, scratch_folder()) if X is None else X
        X[first : first + BLOCK] = values.reshape(len(values), -1)
        yield Progress(min(first + BLOCK, len(images)), len(images))
    assert X is not None
    return Design(X, 1 / 255)


def fitted_design(pipeline: Pipeline, images: Images) -> Generator[Progress, None, tuple[Pipeline, Design]]:
    """The pipeline fitted on the images, and its design of them; what fitting has worked out is not done again."""
    if any(step.learns for step in pipeline.steps):
        fitted, X = yield from pipeline.fit_blocks(images)
        return fitted, Design(X)
    return pipeline, (yield from design(pipeline, images))
