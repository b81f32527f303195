"""Cross-entropy by the logits: its value, its derivative and the probabilities it implies.

Shapes, written once: n rows, k classes, m columns of logits. Two classes need one column (m = 1, the log-odds of the
second class); more classes have one column each (m = k). Targets are class indices, int64 (n,). Values are nats.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Targets = NDArray[np.int64]


class Slope(NamedTuple):
    """Loss at some logits: mean value (nats), derivative of each row's loss (n, m), rows answered right."""

    value: float
    residual: Floats
    correct: int


class Loss(Protocol):
    """What an objective asks of a loss."""

    def slope(self, logits: Floats, targets: Targets) -> Slope:
        """Value, derivative by the logits and number of right answers, sharing one pass of exponentials."""
        ...

    def probabilities(self, logits: Floats) -> Floats:
        """Probability of each class, (n, k); rows sum to one."""
        ...


class BinaryCrossEntropy:
    """-y log s(z) - (1 - y) log(1 - s(z)) for one logit z, s the logistic sigmoid (Cox, 1958).

    Written as max(z, 0) - y z + log(1 + exp(-|z|)), which is finite wherever z is.
    """

    def slope(self, logits: Floats, targets: Targets) -> Slope:
        """See `Loss.slope`; the derivative is s(z) - y."""
        z = logits[:, 0]
        y = targets.astype(z.dtype)
        tail = np.exp(-np.abs(z))
        value = np.mean(np.maximum(z, 0) - y * z + np.log1p(tail), dtype=np.float64)
        residual = np.where(z >= 0, 1, tail) / (1 + tail) - y
        correct = np.count_nonzero((z > 0) == (targets > 0))
        return Slope(float(value), residual[:, None], int(correct))

    def probabilities(self, logits: Floats) -> Floats:
        """See `Loss.probabilities`."""
        z = logits[:, 0]
        tail = np.exp(-np.abs(z))
        likely, unlikely = 1 / (1 + tail), tail / (1 + tail)
        second = z >= 0
        return np.stack([np.where(second, unlikely, likely), np.where(second, likely, unlikely)], axis=1)


class MultinomialCrossEntropy:
    """log(sum_j exp(z_j)) - z_y: the softmax's cross-entropy, with the largest logit taken out first."""

    def slope(self, logits: Floats, targets: Targets) -> Slope:
        """See `Loss.slope`; the derivative is softmax(z) minus one at the true class."""
        rows = np.arange(len(targets))
        shifted = logits - logits.max(axis=1, keepdims=True)
        own = shifted[rows, targets]
        powers = np.exp(shifted)
        total = powers.sum(axis=1)
        value = np.mean(np.log(total) - own, dtype=np.float64)
        correct = np.count_nonzero(logits.argmax(axis=1) == targets)
        powers /= total[:, None]
        powers[rows, targets] -= 1
        return Slope(float(value), powers, int(correct))

    def probabilities(self, logits: Floats) -> Floats:
        """See `Loss.probabilities`."""
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def loss_for(n_classes: int) -> Loss:
    """The loss for that many classes: binary for two, multinomial for more."""
    return BinaryCrossEntropy() if n_classes == 2 else MultinomialCrossEntropy()


def columns_for(n_classes: int) -> int:
    """How many columns of logits that many classes have: m."""
    return 1 if n_classes == 2 else n_classes
