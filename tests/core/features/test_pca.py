"""PCA against numpy's singular values."""

from __future__ import annotations

import numpy as np
import pytest

from core.features import Pca


def rows() -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.normal(size=(300, 12)) @ rng.normal(size=(12, 12)) + 3


def test_components_are_the_singular_vectors() -> None:
    step = Pca(4).fit(rows())
    off = rows() - rows().mean(axis=0)
    _, values, vectors = np.linalg.svd(off, full_matrices=False)
    np.testing.assert_allclose(np.abs(step.transform(rows())), np.abs(off @ vectors[:4].T), atol=1e-8)
    explained = step.arrays()["explained"]
    np.testing.assert_allclose(explained, (values**2 / (values**2).sum())[:4], rtol=1e-9)
    assert np.all(np.diff(explained) <= 0)


def test_signs_do_not_depend_on_the_solver() -> None:
    basis = Pca(4).fit(rows()).arrays()["basis"]
    assert np.all(basis[np.abs(basis).argmax(axis=0), range(4)] > 0)


def test_no_more_components_than_features() -> None:
    step = Pca(50).fit(rows())
    assert step.transform(rows()).shape == (300, 12)
    assert step.arrays()["explained"].sum() == pytest.approx(1)


def test_constant_rows_become_zero() -> None:
    flat = np.full((5, 3), 2.0)
    np.testing.assert_array_equal(Pca(2).fit(flat).transform(flat), 0)


def test_unfitted_pca_refuses_to_work() -> None:
    with pytest.raises(ValueError, match="before it is fitted"):
        Pca(2).transform(np.zeros((1, 3)))
    with pytest.raises(ValueError, match="no such"):
        Pca(0)


def test_arrays_that_do_not_fit_are_refused() -> None:
    arrays = Pca(4).fit(rows()).arrays()
    with pytest.raises(ValueError, match="do not fit"):
        Pca(4).with_arrays({**arrays, "mean": np.zeros(3)})
