"""Formulas stand beside the code that runs, and their live numbers are its numbers."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.insight.clinic import current_batch
from core.insight.formulas import FORMULAS, figures
from core.progress import finish
from core.trainer import train


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return finish(open_dataset("sample", per_class=20))


@pytest.mark.parametrize("n_classes", [2, 10])
def test_each_formula_has_its_source(n_classes: int) -> None:
    for formula in FORMULAS:
        assert formula.source(n_classes).startswith("def ")
        assert formula.written(n_classes)
    assert FORMULAS[2].source(2) != FORMULAS[2].source(10)


def test_a_program_without_source_says_nothing() -> None:
    assert FORMULAS[0]._replace(code=(eval("lambda: 0"), eval("lambda: 0"))).source(2) == ""


@pytest.mark.parametrize("classes", [(), (3, 8)])
def test_live_numbers(digits: Dataset, classes: tuple[int, ...]) -> None:
    report = list(train(digits, Config(classes=classes, l2=1e-2, epochs=5)))[-1]
    model = report.model
    batch = current_batch(report.setup.training, 0, 0, epoch=5)
    found = figures(batch, model)
    row = batch.X[:1]
    np.testing.assert_allclose(found.logits, model.logits_of_rows(row)[0])
    assert sum(found.probabilities) == pytest.approx(1)
    assert found.loss == pytest.approx(-np.log(found.probabilities[model.classes.index(found.target)]))
    assert found.gradient == pytest.approx(report.gradient_norm, rel=1e-6)
