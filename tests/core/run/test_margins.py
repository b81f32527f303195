"""Margins against the loss they are a cheaper form of, with few and far numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.loss import BinaryCrossEntropy
from core.objective import Objective


def problem(dtype: str, *, weighted: bool, bias: bool) -> Objective:
    rng = np.random.default_rng(3)
    weights = rng.uniform(0.5, 1.5, 30).astype(dtype) if weighted else None
    X = rng.integers(0, 256, (30, 5), dtype=np.uint8)
    targets = rng.integers(0, 2, 30)
    return Objective(X, targets, BinaryCrossEntropy(), 0.01, bias, weights, scale=1 / 255, dtype=dtype)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("size", [0.1, 1e4])
def test_it_is_the_loss_by_its_logits(dtype: str, weighted: bool, bias: bool, size: float) -> None:
    objective = problem(dtype, weighted=weighted, bias=bias)
    theta = (np.random.default_rng(4).normal(0, size, (objective.n_rows, 1))).astype(dtype)
    assert objective.margins is not None
    with np.errstate(over="ignore"):
        loss, correct, gradient = objective.margins.at(theta)
    logits = objective.logits(theta)
    slope = BinaryCrossEntropy().slope(logits, objective.targets, objective.weights)
    precision = 200 * float(np.finfo(dtype).eps)
    assert loss == pytest.approx(slope.value, rel=precision)
    assert correct == slope.correct
    pulled = objective.pull(objective.X.astype(dtype), slope.residual) / 30
    np.testing.assert_allclose(gradient, pulled, rtol=precision, atol=precision)


def test_a_logit_of_zero_answers_the_first_class() -> None:
    objective = problem("float64", weighted=False, bias=True)
    point = objective.at(np.zeros((6, 1)))
    assert point.correct == np.count_nonzero(objective.targets == 0)
    assert point.loss == pytest.approx(np.log(2), rel=1e-15)


def test_many_rows_and_more_classes_have_none() -> None:
    objective = problem("float64", weighted=False, bias=True)
    assert replace(objective, X=np.zeros((200_000, 5)), targets=np.arange(200_000) % 2).margins is None
