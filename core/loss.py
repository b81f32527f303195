"""Cross-entropy by the logits: its value, its derivatives and the probabilities it implies.

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

    def slope(self, logits: Floats, targets: Targets | Floats, weights: Floats | None = None) -> Slope:
        """Value, derivative by the logits and number of right answers, sharing one pass of exponentials.

        `weights` (n,) multiply each row's loss and derivative; they do not count answers.
        """
        ...

    def marks(self, targets: Targets, dtype: Any) -> Targets | Floats:
        """The targets in the form `slope` is fastest with."""
        ...

    def probabilities(self, logits: Floats) -> Floats:
        """Probability of each class, (n, k); rows sum to one."""
        ...

    def bend(self, probabilities: Floats, change: Floats) -> Floats:
        """Second derivative times a change of the logits, (n, m), from the probabilities (n, k)."""
        ...


class BinaryCrossEntropy:
    """-y log s(z) - (1 - y) log(1 - s(z)) for one logit z, s the logistic sigmoid (Cox, 1958).

    Written as max(u, 0) + log(1 + exp(-|u|)), u the logit against the truth, which is finite wherever z is.
    """

    def slope(self, logits: Floats, targets: Targets | Floats, weights: Floats | None = None) -> Slope:
        """See `Loss.slope`; the derivative is s(z) - y."""
        signs = targets if targets.dtype is logits.dtype else self.marks(np.asarray(targets), logits.dtype)
        against = logits[:, 0] * signs
        # All from the part that speaks against the truth and the part that speaks for it: nothing can overflow.
        wrong = np.maximum(against, 0)
        mistakes = self._mistakes(against, wrong, signs)
        residual = against - wrong
        tail = np.subtract(residual, wrong, out=against)
        np.exp(tail, out=tail)
        losses = np.log1p(tail)
        losses += wrong
        np.exp(residual, out=residual)
        tail += 1
        residual /= tail
        residual *= signs
        if weights is not None:
            losses *= weights
            residual *= weights
        value = float(np.add.reduce(losses, dtype=np.float64)) / len(losses)
        return Slope(value, residual[:, None], len(losses) - mistakes)

    def marks(self, targets: Targets, dtype: Any) -> Floats:
        """See `Loss.marks`: 1 for the first class and -1 for the second, the sign of the logit that is wrong."""
        return np.asarray(1 - 2 * targets, dtype=dtype)

    def probabilities(self, logits: Floats) -> Floats:
        """See `Loss.probabilities`."""
        z = logits[:, 0]
        tail = np.exp(-np.abs(z))
        likely, unlikely = 1 / (1 + tail), tail / (1 + tail)
        second = z >= 0
        return np.stack([np.where(second, unlikely, likely), np.where(second, likely, unlikely)], axis=1)

    def bend(self, probabilities: Floats, change: Floats) -> Floats:
        """See `Loss.bend`; the second derivative is s(z) (1 - s(z))."""
        return np.asarray(probabilities[:, :1] * probabilities[:, 1:] * change)

    def _mistakes(self, against: Floats, wrong: Floats, signs: Any) -> int:
        """Rows whose logit speaks against the truth; a logit of zero answers the first class."""
        mistakes = int(np.count_nonzero(wrong))
        if np.count_nonzero(against) < len(against):
            mistakes += int(np.count_nonzero((against == 0) & (signs < 0)))
        return mistakes


class MultinomialCrossEntropy:
    """log(sum_j exp(z_j)) - z_y: the softmax's cross-entropy, with the largest logit taken out first."""

    def slope(self, logits: Floats, targets: Targets | Floats, weights: Floats | None = None) -> Slope:
        """See `Loss.slope`; the derivative is softmax(z) minus one at the true class."""
        rows, targets = np.arange(len(targets)), np.asarray(targets, dtype=np.int64)
        # A row a class: numpy reduces over the long side many times as fast as over ten neighbours.
        powers = np.array(logits.T, order="C")
        powers -= powers.max(axis=0)
        own = powers[targets, rows]
        correct = self._correct(logits, powers, own, targets=targets)
        np.exp(powers, out=powers)
        total = np.add.reduce(powers, axis=0)
        powers /= total
        powers[targets, rows] -= 1
        losses = np.log(total) - own
        if weights is not None:
            losses *= weights
            powers *= weights
        value = np.add.reduce(losses, dtype=np.float64) / len(rows)
        return Slope(float(value), powers.T, correct)

    def marks(self, targets: Targets, dtype: Any) -> Targets:  # noqa: ARG002 - as `Loss.marks`
        """See `Loss.marks`."""
        return targets

    def probabilities(self, logits: Floats) -> Floats:
        """See `Loss.probabilities`."""
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))

    def bend(self, probabilities: Floats, change: Floats) -> Floats:
        """See `Loss.bend`; the second derivative is diag(p) - p p'."""
        moved = probabilities * change
        moved -= probabilities * moved.sum(axis=1, keepdims=True)
        return np.asarray(moved)

    def _correct(self, logits: Floats, shifted: Floats, own: Floats, *, targets: Targets) -> int:
        """Rows whose own logit is the largest; of equal ones the first class is the answer."""
        if np.count_nonzero(shifted == 0) == len(own):
            return int(np.count_nonzero(own == 0))
        return int(np.count_nonzero(logits.argmax(axis=1) == targets))


def loss_for(n_classes: int) -> Loss:
    """The loss for that many classes: binary for two, multinomial for more."""
    return BinaryCrossEntropy() if n_classes == 2 else MultinomialCrossEntropy()


def columns_for(n_classes: int) -> int:
    """How many columns of logits that many classes have: m."""
    return 1 if n_classes == 2 else n_classes
