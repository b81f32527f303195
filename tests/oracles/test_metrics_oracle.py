"""scikit-learn counts the same."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as oracle

from core.metrics import accuracy, confusion, macro_f1, per_class

CLASSES = (0, 1, 4, 7, 9)


@pytest.mark.parametrize("seed", range(8))
def test_every_figure_agrees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 60))
    truth, said = (rng.choice(CLASSES[: 2 + seed % 4], n).astype(np.int64) for _ in range(2))
    counted, rates = confusion(truth, said, CLASSES), per_class(confusion(truth, said, CLASSES))
    precision, recall, f1, _ = oracle.precision_recall_fscore_support(truth, said, labels=CLASSES, zero_division=0)
    np.testing.assert_array_equal(counted, oracle.confusion_matrix(truth, said, labels=CLASSES))
    np.testing.assert_allclose(rates, [precision, recall, f1], rtol=1e-15)
    assert accuracy(counted) == pytest.approx(oracle.accuracy_score(truth, said), rel=1e-15)
    assert macro_f1(counted) == pytest.approx(oracle.f1_score(truth, said, average="macro", zero_division=0), rel=1e-14)
