from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.data import open_dataset
from core.data.strokes import read_drawings
from core.dataset import Dataset
from core.ink import INK_LONG, PEN, Drawing, Grey, normalize_picture, rasterize
from core.opencv import cv2, decode_grey
from core.progress import finish
from tests.core.data.writers import encoded

SEVEN = [np.array([[60.0, 60], [220, 60], [120, 240]])]
CORNER = [np.array([[0.0, 200], [0, 0], [200, 0]])]


@pytest.fixture(scope="module")
def mnist_test() -> Dataset:
    sample = finish(open_dataset("sample"))
    assert sample.test is not None
    return sample.test


def box(image: Grey, level: int = 0) -> tuple[int, int]:
    """Height and width of what is over a level."""
    rows, columns = (image > level).any(axis=1), (image > level).any(axis=0)
    return int(np.ptp(np.flatnonzero(rows))) + 1, int(np.ptp(np.flatnonzero(columns))) + 1


def centre(image: Grey) -> NDArray[np.float64]:
    """Centre of mass, x and y, in pixels."""
    y, x = np.indices(image.shape)
    return np.array([np.average(x, weights=image), np.average(y, weights=image)])


def test_no_ink_no_mark() -> None:
    nothings: list[list[Any]] = [[], [[]], [np.zeros((0, 2))], [[[np.nan, 3]]], [[[np.inf, 3], [1, -np.inf]]]]
    for nothing in nothings:
        assert not rasterize(nothing).any()


def test_form_is_that_of_mnist(mnist_test: Dataset) -> None:
    image = rasterize(SEVEN)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert image.max() == 255
    assert max(box(image)) in (20, 21)
    assert np.abs(centre(image) - 14).max() < 0.1
    theirs = np.array([centre(one) for one in mnist_test.images])
    assert np.abs(theirs.mean(axis=0) - 14).max() < 0.05


def test_a_dot_stays_a_dot() -> None:
    for dot in ([[[100, 100]]], [[[100, 100], [100, 100]]], [[[100, 100], [102, 101]]]):
        image = rasterize(dot)
        assert image.max() == 255
        assert max(box(image)) <= 5
        assert abs(image.sum() / 255 - np.pi * PEN**2 / 4) < 2.5
        assert np.abs(centre(image) - 14).max() < 0.1


def test_little_ink_is_not_blown_up_but_small_writing_is() -> None:
    assert max(box(rasterize([[[0, 0], [0, 20]]], pen=18))) <= 13
    assert max(box(rasterize([[[0, 0], [0, 60]]], pen=18))) in (20, 21)
    assert max(box(rasterize([[[0, 0], [0, 20]]], pen=3))) in (20, 21)
    assert max(box(rasterize([[[0, 0], [0, 20]]], pen=0))) in (20, 21)


def test_a_thin_one_stays_thin() -> None:
    image = rasterize([[[140, 40], [140, 240]]])
    height, width = box(image, 60)
    assert height in (19, 20)
    assert width <= 3
    assert np.allclose(image[10:18].sum(axis=1) / 255, PEN, atol=0.1)


def test_ink_is_never_cut_off() -> None:
    for strokes in (CORNER, [CORNER[0], CORNER[0] * [1, 0.01]], [-CORNER[0]]):
        heavy = [*strokes, *[strokes[0] * scale for scale in (0.02, 0.05, 0.1)]]
        image = rasterize(heavy)
        assert max(box(image)) >= 19
        # All of the long arms are there: as much ink as their lengths say.
        assert image.sum() / 255 > 2 * (INK_LONG - PEN) * PEN


offsets = st.floats(-1e4, 1e4)


@settings(deadline=None)
@given(offsets, offsets, st.floats(0.1, 100))
def test_place_and_scale_do_not_matter(x: float, y: float, scale: float) -> None:
    moved = rasterize([SEVEN[0] * scale + [x, y]], pen=18 * scale)
    assert np.abs(moved.astype(int) - rasterize(SEVEN)).mean() < 1


def test_order_direction_and_repetition_of_strokes_do_not_matter() -> None:
    assert np.array_equal(rasterize([SEVEN[0][::-1], SEVEN[0]]), rasterize(SEVEN))


def test_many_points_cost_little() -> None:
    angle = np.linspace(0, 40, 200_000)
    spiral = np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1)
    start = time.process_time()
    image = rasterize([spiral])
    assert time.process_time() - start < 0.5
    assert image.any()


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.floats(), st.floats()), max_size=5), max_size=4),
    st.floats(),
    st.sampled_from([1, 8, 28, 40]),
)
def test_any_numbers_are_safe(strokes: list[list[tuple[float, float]]], pen: float, size: int) -> None:
    image = rasterize(strokes, pen=pen, size=size)
    finite = any(np.isfinite(point).all() for stroke in strokes for point in stroke)
    assert image.shape == (size, size)
    assert image.any() == finite


def test_sizes_show_the_same() -> None:
    small, large = rasterize(SEVEN), rasterize(SEVEN, size=56)
    assert np.abs(cv2.resize(large, (28, 28), interpolation=cv2.INTER_AREA).astype(int) - small).mean() < 2


def test_a_drawing_keeps_finite_points_and_is_frozen() -> None:
    drawing = Drawing(([[1, 2], [np.nan, 3]], []))  # type: ignore[arg-type]
    assert [stroke.tolist() for stroke in drawing.strokes] == [[[1.0, 2.0]], []]
    with pytest.raises(ValueError, match="read-only"):
        drawing.strokes[0][0] = 0
    mine = np.zeros((2, 2))
    Drawing((mine,))
    assert mine.flags.writeable


def test_pendigits_look_like_mnist_and_cost_half_a_millisecond(pendigits: Path, mnist_test: Dataset) -> None:
    drawings = list(islice(read_drawings(pendigits / "train.jsonl.gz"), 500))
    start = time.process_time()  # whatever else the machine does
    images = [rasterize(drawing.strokes, pen=drawing.pen) for drawing in drawings]
    assert (time.process_time() - start) / len(drawings) < 0.0005
    ours, theirs = np.stack(images), mnist_test.images
    assert abs(ours.mean() - theirs.mean()) < 5
    full = [float((every >= 250).sum() / (every > 0).sum()) for every in (ours, theirs)]
    assert abs(full[0] - full[1]) < 0.05


def test_mnist_comes_out_as_it_went_in(mnist_test: Dataset) -> None:
    changes = np.array([np.abs(normalize_picture(one).astype(int) - one).mean() for one in mnist_test.images])
    assert float(np.median(changes)) < 0.2
    assert float(np.mean(changes < 1)) > 0.97


def photo(digit: Grey, rng: np.random.Generator, *, zoom: float = 8) -> Grey:
    """Dark ink off the middle of paper that is darker on one side, with noise, as JPEG."""
    ink = cv2.resize(digit, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC) / 255.0
    around = rng.integers(0, ink.shape[0], 4)
    ink = np.pad(ink, (around[:2].tolist(), around[2:].tolist()))
    y, x = np.indices(ink.shape) / max(ink.shape)
    seen = (220 - 40 * x - 30 * y) * (1 - 0.7 * ink) + rng.normal(0, 4, ink.shape)
    grey = decode_grey(encoded(np.clip(seen, 0, 255).astype(np.uint8), ".jpg"))
    assert grey is not None
    return grey


@pytest.mark.parametrize("invert", [False, True])
def test_a_photo_becomes_the_digit(mnist_test: Dataset, invert: bool) -> None:
    rng = np.random.default_rng(5)
    alike = []
    for digit in mnist_test.images[:60]:
        grey = photo(digit, rng, zoom=rng.uniform(2, 9))
        result = normalize_picture(255 - grey if invert else grey)
        assert not result[0].any()
        assert 18 <= max(box(result, 64)) <= 22
        assert np.abs(centre(result) - 14).max() < 0.6
        alike.append(np.corrcoef(result.ravel(), digit.ravel())[0, 1])
    assert float(np.median(alike)) > 0.9


def test_blank_pictures_have_no_ink() -> None:
    rng = np.random.default_rng(0)
    y, x = np.indices((90, 120))
    for blank in (
        np.zeros((28, 28), np.uint8),
        np.full((300, 200), 255, np.uint8),
        np.full((1, 1), 7, np.uint8),
        np.zeros((0, 5), np.uint8),
        (100 + x / 2 + y / 3).astype(np.uint8),
        rng.normal(200, 4, (100, 100)).astype(np.uint8),
        np.where((x % 9 < 2) & (y % 9 < 2), 0, 255).astype(np.uint8),  # dotted paper: dust all over, and no ink
    ):
        assert not normalize_picture(blank).any()


def test_specks_are_left_out() -> None:
    page = np.full((200, 200), 240, np.uint8)
    cv2.line(page, (100, 60), (100, 140), 20, 12)
    clean = normalize_picture(page)
    page[10:12, 10:12] = 20
    assert np.array_equal(normalize_picture(page), clean)
    assert max(box(clean, 64)) in (19, 20, 21)


@pytest.mark.parametrize("shape", [(8, 8), (5, 9), (28, 100), (1000, 700), (3, 400)])
def test_any_shape(shape: tuple[int, int]) -> None:
    page = np.full(shape, 250, np.uint8)
    page[shape[0] // 3 : shape[0] // 3 * 2, shape[1] // 3 : shape[1] // 3 * 2 + 1] = 10
    result = normalize_picture(page)
    assert result.shape == (28, 28)
    assert 17 <= max(box(result, 100)) <= 22
    assert normalize_picture(page, size=14).shape == (14, 14)


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_any_picture_is_safe(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    picture = rng.integers(0, rng.integers(1, 257), (height, width)).astype(np.uint8)
    assert normalize_picture(picture).shape == (28, 28)
