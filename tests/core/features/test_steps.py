"""Every feature step: one row alone equals it in a batch, dtypes, pull_back is the transpose, and saving."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from core.config import Config
from core.features import Resize, Scale, Standardize, step_from_json
from core.pipeline import BLOCK, Pipeline
from core.progress import finish

LINEAR = [
    ("resize", "scale"),
    ("resize_area", "scale"),
    ("resize", "scale", "standardize"),
    ("scale",),
    ("scale", "standardize", "pca"),
]
CURVED = [
    ("deskew", "scale"),
    ("gradients",),
    ("resize", "gradients", "standardize"),
    ("deskew", "gradients", "standardize"),
    ("deskew", "gradients", "pca", "quadratic", "standardize"),
    ("scale", "pca", "quadratic"),
    ("scale", "standardize", "fourier"),
]
PIPELINES = LINEAR + CURVED
# One image alone is another matrix product than many, and BLAS may add up in another order.
CLOSE: dict[str, dict[str, Any]] = {"float64": {"rtol": 1e-9, "atol": 1e-11}, "float32": {"rtol": 1e-4, "atol": 2e-5}}
EXACT: dict[str, Any] = {"rtol": 0, "atol": 0}
BY_PRODUCTS = {"deskew", "gradients", "pca", "fourier"}


def images(n: int = 9) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, size=(n, 28, 28)).astype(np.uint8)


def fitted(steps: tuple[str, ...], size: int = 8, dtype: str = "float64") -> Pipeline:
    config = Config(steps=steps, size=size, dtype=dtype, components=5, reach=12, fourier_features=20)
    return Pipeline.of(config).fit(images())


@pytest.mark.parametrize("steps", PIPELINES)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_one_image_alone_equals_it_in_a_batch(steps: tuple[str, ...], dtype: str) -> None:
    pipeline = fitted(steps, dtype=dtype)
    X = pipeline.transform(images())
    assert X.dtype == dtype
    assert X.shape == (9, pipeline.n_features)
    close = CLOSE["float32" if "gradients" in steps else dtype] if BY_PRODUCTS & set(steps) else EXACT
    for row, image in zip(X, images(), strict=True):
        np.testing.assert_allclose(pipeline.transform(image[None])[0], row, **close)


@pytest.mark.parametrize("steps", PIPELINES)
def test_order_does_not_matter(steps: tuple[str, ...]) -> None:
    pipeline, order = fitted(steps), np.random.default_rng(2).permutation(9)
    close = CLOSE["float32" if "gradients" in steps else "float64"]
    np.testing.assert_allclose(pipeline.transform(images()[order]), pipeline.transform(images())[order], **close)


@pytest.mark.parametrize("steps", PIPELINES)
def test_images_are_left_as_they_are(steps: tuple[str, ...]) -> None:
    given = images()
    finish(Pipeline.of(Config(steps=steps, size=8, components=5)).fit_blocks(given))
    np.testing.assert_array_equal(given, images())


@pytest.mark.parametrize("steps", PIPELINES)
def test_fitting_gives_the_design_matrix_that_transforming_gives(steps: tuple[str, ...]) -> None:
    config = Config(steps=steps, size=8, components=5, dtype="float32")
    pipeline, X = finish(Pipeline.of(config).fit_blocks(images(50)))
    np.testing.assert_allclose(X, pipeline.transform(images(50)), **CLOSE["float32"])
    assert X.dtype == "float32"


@pytest.mark.parametrize("steps", CURVED)
def test_steps_that_are_not_linear_refuse_to_pull_back(steps: tuple[str, ...]) -> None:
    pipeline = fitted(steps)
    assert not pipeline.linear
    with pytest.raises(ValueError, match="not linear"):
        pipeline.pull_back(np.zeros((pipeline.n_features, 3)))


@pytest.mark.parametrize("steps", LINEAR)
def test_pull_back_gives_what_each_grey_level_adds(steps: tuple[str, ...]) -> None:
    pipeline = fitted(steps)
    weights = np.random.default_rng(1).normal(size=(pipeline.n_features, 3))
    pulled = pipeline.pull_back(weights)
    assert pipeline.linear
    assert pulled.shape == (3, 28, 28)
    paper = np.zeros((1, 28, 28), dtype=np.uint8)
    full = np.full((1, 28, 28), 200, dtype=np.uint8)
    change = (pipeline.transform(full) - pipeline.transform(paper)) @ weights
    np.testing.assert_allclose(pulled.reshape(3, -1) @ (full - paper).ravel(), change[0], rtol=1e-4, atol=1e-9)


@pytest.mark.parametrize("steps", PIPELINES)
def test_a_step_returns_from_its_description_and_arrays(steps: tuple[str, ...]) -> None:
    pipeline = fitted(steps)
    again = tuple(step_from_json(step.to_json()).with_arrays(step.arrays()) for step in pipeline.steps)
    expected = pipeline.transform(images())
    np.testing.assert_array_equal(replace(pipeline, steps=again).transform(images()), expected)


def test_resize_is_the_notebooks() -> None:
    expected = np.stack([cv2.resize(image, (8, 8)) for image in images()])
    np.testing.assert_array_equal(Resize(8, "bilinear").transform(images()), expected)


def test_scale_is_a_division_by_255() -> None:
    np.testing.assert_array_equal(Scale("float64").transform(images()), images().reshape(9, -1) / 255)


def test_standardize_floors_the_deviation_of_constant_pixels() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 4))
    rows[:, 2] = 7.0
    step = Standardize().fit(rows)
    result = step.transform(rows)
    assert np.isfinite(result).all()
    np.testing.assert_allclose(result.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(result.std(axis=0)[[0, 1, 3]], 1, atol=1e-3)
    np.testing.assert_array_equal(result[:, 2], 0)


def test_standardize_of_constant_rows_is_zero() -> None:
    rows = np.full((5, 3), 2.0)
    np.testing.assert_array_equal(Standardize().fit(rows).transform(rows), 0)


def test_standardize_refuses_to_work_unfitted() -> None:
    with pytest.raises(ValueError, match="before it is fitted"):
        Standardize().transform(np.zeros((1, 2)))


def test_images_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="takes"):
        fitted(("scale",)).transform(np.zeros((1, 20, 20), dtype=np.uint8))


def test_blocks_give_what_one_go_gives() -> None:
    pipeline = fitted(("resize", "scale"))
    many = np.concatenate([images(1500), images(1500)])
    work = pipeline.transform_blocks(many)
    done = []
    while True:
        try:
            done.append(next(work))
        except StopIteration as end:
            X = end.value
            break
    np.testing.assert_array_equal(X, pipeline.transform(many))
    assert [progress.done for progress in done] == [*range(BLOCK, 3000, BLOCK), 3000]
