"""Hints: rules that look at data, settings and a run, and say what might be wrong, on what evidence, and a remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

import numpy as np

from core.config import Config
from core.history import History
from core.insight.clinic import StepSize

SMALL = 0.05  # of 1 / L; a shorter step wastes most of the way
UNEVEN = 3.0  # times as many images of one class as of another
WORSE = 1.05  # times the least validation loss
PATIENT = 5  # epochs since the least
GAP = 1.5  # times the training loss
FEW_EPOCHS = 10


class Kind(str, Enum):
    """What might be wrong; the facts that come with each are named behind it."""

    RATE_LARGE = "rate_large"  # learning_rate, limit, safe
    RATE_SMALL = "rate_small"  # learning_rate, safe
    SEPARABLE = "separable"  # epoch
    OVERFITTING = "overfitting"  # validation_loss, least, epoch (of the least), loss
    UNEVEN = "uneven"  # fewest, most (images), rare, common (classes)
    ONE_EACH = "one_each"  # classes (how many)


class Hint(NamedTuple):
    """A kind, the facts it rests on, and the fields of the config whose change would mend it."""

    kind: Kind
    facts: Mapping[str, Any]
    remedy: Mapping[str, Any]


@dataclass(frozen=True)
class Evidence:
    """All a rule may look at.

    Parameters
    ----------
    config : of the run, or of the next one while there is none
    counts : images of each class that are trained on
    history : of the run, if there is one
    steps : how long a step may be, once that is known
    """

    config: Config
    counts: Mapping[int, int] = field(default_factory=dict)
    history: History | None = None
    steps: StepSize | None = None


def counted(counts: Mapping[int, int], config: Config) -> dict[int, int]:
    """How many images of each class a config chooses of so many."""
    most = config.per_class or max(counts.values(), default=0)
    return {label: min(count, most) for label, count in counts.items() if not config.classes or label in config.classes}


def hints(evidence: Evidence) -> tuple[Hint, ...]:
    """What the rules find, the most telling first."""
    found = (rule(evidence) for rule in (_rate_large, _one_each, _separable, _overfitting, _uneven, _rate_small))
    return tuple(hint for hint in found if hint is not None)


def longest_step(config: Config, steps: StepSize) -> float | None:
    """Learning rate beyond which full-batch descent may climb for good; None for optimisers that have no such rate.

    2 / L for gradient descent; heavy-ball momentum bears 2 (1 + beta) / L (Polyak, 1964), Nesterov's less than
    2 (1 + beta) / (1 + 2 beta) / L (O'Donoghue and Candes, 2015).
    """
    if config.batch_size:
        return None
    beta = config.momentum
    factors = {"gradient_descent": 1.0, "momentum": 1 + beta, "nesterov": (1 + beta) / (1 + 2 * beta)}
    factor = factors.get(config.optimizer)
    return None if factor is None else factor * steps.limit


def _rate_large(evidence: Evidence) -> Hint | None:
    config, steps = evidence.config, evidence.steps
    limit = None if steps is None else longest_step(config, steps)
    if steps is None or limit is None or config.learning_rate <= limit:
        return None
    facts = {"learning_rate": config.learning_rate, "limit": limit, "safe": steps.safe}
    return Hint(Kind.RATE_LARGE, facts, {"learning_rate": _rounded(steps.safe)})


def _rate_small(evidence: Evidence) -> Hint | None:
    config, steps = evidence.config, evidence.steps
    if steps is None or config.optimizer != "gradient_descent" or config.batch_size:
        return None
    if config.learning_rate >= SMALL * steps.safe:
        return None
    facts = {"learning_rate": config.learning_rate, "safe": steps.safe}
    return Hint(Kind.RATE_SMALL, facts, {"learning_rate": _rounded(steps.safe)})


def _separable(evidence: Evidence) -> Hint | None:
    last = evidence.history.last if evidence.history else None
    if last is None or last.diverged or last.accuracy < 1 or evidence.config.l2 > 0:
        return None
    return Hint(Kind.SEPARABLE, {"epoch": last.epoch}, {"l2": 1e-4})


def _overfitting(evidence: Evidence) -> Hint | None:
    history = evidence.history
    if history is None or len(history) < FEW_EPOCHS:
        return None
    losses, epochs = history.column("validation_loss"), history.column("epoch")
    if np.isnan(losses).any():
        return None
    least = int(losses.argmin())
    now, loss = float(losses[-1]), float(history.column("loss")[-1])
    if len(losses) - 1 - least < PATIENT or now < WORSE * losses[least] or now < GAP * loss:
        return None
    facts = {"validation_loss": now, "least": float(losses[least]), "epoch": int(epochs[least]), "loss": loss}
    return Hint(Kind.OVERFITTING, facts, {"l2": max(1e-4, 10 * evidence.config.l2)})


def _uneven(evidence: Evidence) -> Hint | None:
    counts = evidence.counts
    if len(counts) < 2 or evidence.config.class_weight == "balanced":
        return None
    rare, common = min(counts, key=lambda one: counts[one]), max(counts, key=lambda one: counts[one])
    if counts[common] < UNEVEN * counts[rare]:
        return None
    facts = {"fewest": counts[rare], "most": counts[common], "rare": rare, "common": common}
    return Hint(Kind.UNEVEN, facts, {"class_weight": "balanced"})


def _one_each(evidence: Evidence) -> Hint | None:
    if not evidence.counts or max(evidence.counts.values()) > 1:
        return None
    # A folder with one image a class has no more to give.
    remedy = {"per_class": 0} if evidence.config.per_class == 1 else {}
    return Hint(Kind.ONE_EACH, {"classes": len(evidence.counts)}, remedy)


def _rounded(rate: float) -> float:
    """Two digits, downwards."""
    unit = 10.0 ** (np.floor(np.log10(rate)) - 1)
    return float(f"{np.floor(rate / unit) * unit:.2g}")
