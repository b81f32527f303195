"""Which training images said so: with an L2 penalty each logit is a sum over them, exact at the optimum.

Where the gradient is zero, l2 * weights = mean of x_i (truth_i - probability_i): the weights are training images, each
counted by how wrong the model still is about it, and a logit is the sum of their products with the image that is asked
(the representer theorem: Kimeldorf and Wahba, 1970; for trained networks: Yeh, Kim, Yen, Ravikumar, 2018). Away from
the optimum the gradient over l2 is what is left over; it is told with every sum.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Dataset, Images
from core.insight.contrast import Contrast
from core.model import Model
from core.objective import Objective
from core.progress import Progress
from core.run.setup import parts
from core.threads import ALONE

Sums = NDArray[np.float64]

ENOUGH_L2 = 1e-3
NEAR = 0.05  # of the difference (or of one nat, if that is more): so much may be left over


class Voices(NamedTuple):
    """What each training image adds to a logit difference.

    Parameters
    ----------
    contrast : which difference
    shares : float64 (n,), nats, one a training row
    bias : what the bias adds, nats
    left_over : what the gradient adds, nats; zero at the optimum
    difference : of the logits, nats: the sum of all of these, to rounding
    """

    contrast: Contrast
    shares: Sums
    bias: float
    left_over: float
    difference: float

    @property
    def near(self) -> bool:
        """Whether so little is left over that the images may be said to have decided."""
        return abs(self.left_over) <= NEAR * max(1.0, abs(self.difference))

    def strongest(self, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rows that add most and rows that take most away, the strongest first, at most `count` of each."""
        order = np.argsort(self.shares, kind="stable")
        speakers = order[::-1][:count], order[:count]
        return speakers[0][self.shares[speakers[0]] > 0], speakers[1][self.shares[speakers[1]] < 0]


def to_the_optimum(config: Config) -> Config:
    """Settings with which a run gets so near the optimum that its images can be asked."""
    return replace(
        config,
        l2=max(config.l2, ENOUGH_L2),
        optimizer="preconditioned_lbfgs",
        epochs=max(config.epochs, 300),
        stop_gap=1e-7,
        stop_gradient=0.0,
        patience=0,
    )


def rows_of(dataset: Dataset, config: Config) -> NDArray[np.int64]:
    """Which images of a dataset a run is trained on, int64 (n,), in the order of the rows of its design matrix."""
    # Small images that hold nothing but their own place are chosen as the large ones were.
    places = np.arange(len(dataset), dtype=np.uint64)[:, None].view(np.uint8)[:, None, :]
    chosen = parts(Dataset(places, dataset.labels), config).training.images
    return np.ascontiguousarray(chosen[:, 0]).view(np.uint64)[:, 0].astype(np.int64)


@dataclass(frozen=True, eq=False)
class Representer:
    """A model written as its training images.

    Parameters
    ----------
    model : whose logits
    objective : what it was trained on, l2 > 0
    counts : float64 (n, m), what each row's product counts for each logit
    left_over : float64 (d, m), the part of the weights that is no training image's
    """

    model: Model
    objective: Objective
    counts: Sums
    left_over: Sums

    @classmethod
    def walk(cls, model: Model, objective: Objective) -> Generator[Progress, None, Representer]:
        """Of a model, calibrated or not, from one pass over what it was trained on.

        Raises
        ------
        ValueError
            Without an L2 penalty.
        """
        if not objective.l2 > 0:
            raise ValueError("without a penalty the weights are no sum of training images")
        objective, heat = objective.with_team(ALONE), model.temperature
        theta = model.theta(fit_intercept=objective.fit_intercept).astype(objective.dtype)
        residual = (yield from objective.walk_slope(theta)).residual.astype(np.float64)
        point = yield from objective.walk(theta)
        gradient = point.gradient[: objective.X.shape[1]].astype(np.float64)
        scale = objective.l2 * heat
        return cls(model, objective, -residual / (len(objective) * scale), gradient / scale)

    def ask(self, image: Images, contrast: Contrast) -> Generator[Progress, None, Voices]:
        """What each training image adds to a difference of the logits of an image uint8 (h, w)."""
        direction = contrast.direction(len(self.model.classes))
        row = self.model.pipeline.transform(image[None])[0]
        column = np.zeros((self.objective.n_rows, 1), self.objective.dtype)
        column[: len(row), 0] = row
        pieces = yield from self.objective.gather(
            lambda rows: self.objective.product(self.objective.block(rows), column)[:, 0].astype(np.float64)
        )
        shares = (self.counts @ direction) * np.concatenate(pieces)
        left_over = float(row.astype(np.float64) @ self.left_over @ direction)
        logits = self.model.logits_of_rows(row[None])[0].astype(np.float64)
        bias = float(self.model.bias.astype(np.float64) @ direction)
        return Voices(contrast, shares, bias, left_over, float(logits @ direction))
