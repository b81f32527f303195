from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core import opencv
from core.data.seen import decode_seen
from core.opencv import BORROWED, MAX_PIXELS, cv2, decode_grey, resize_all
from tests.core.data.writers import digits, encoded

RAMP = np.arange(64 * 64, dtype=np.uint32).reshape(64, 64).astype(np.uint8)
SUFFIXES = [".jpg", ".png", ".bmp", ".webp", ".tiff"]
ENVIRONMENT = """
import json, os
before = dict(os.environ)
import core.opencv
core.opencv.cv2.imdecode
print(json.dumps([before, dict(os.environ)]))
"""


def run(program: str, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in (*BORROWED, LIMIT)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env={**clean, **environment}, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


LIMIT = "OPENCV_IO_MAX_IMAGE_PIXELS"


@pytest.mark.parametrize("given_values", [{}, dict.fromkeys(BORROWED, "/mine"), {BORROWED[0]: ""}])
def test_the_environment_stays_as_it_was(given_values: dict[str, str]) -> None:
    before, after = json.loads(run(ENVIRONMENT, **given_values))
    assert after.pop(LIMIT) == str(MAX_PIXELS)
    assert after == before
    assert {name: after[name] for name in BORROWED if name in after} == given_values


def test_a_limit_of_the_users_own_is_kept() -> None:
    _, after = json.loads(run(ENVIRONMENT, **{LIMIT: "1000"}))
    assert after[LIMIT] == "1000"


def test_the_limit_holds_and_nothing_is_printed() -> None:
    program = """
from core.opencv import cv2, decode_grey
import numpy as np
for side in (30, 40):
    for suffix in (".png", ".jpg", ".bmp", ".webp", ".tiff"):
        data = bytes(cv2.imencode(suffix, np.zeros((side, side), np.uint8))[1])
        # OpenCV 4.8 writes of a cut BMP to stderr whatever its log level is.
        for cut in range(0, len(data) - 200, 7) if suffix != ".bmp" else ():
            decode_grey(data[:cut])
        print(decode_grey(data) is not None)
"""
    assert run(program, **{LIMIT: "1000"}).split() == ["True"] * 5 + ["False"] * 5


def test_one_thread() -> None:
    assert cv2.getNumThreads() == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_grey_is_what_opencv_gives(suffix: str) -> None:
    data = encoded(RAMP, suffix)
    grey = decode_grey(data)
    assert grey is not None
    direct = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert direct is not None
    assert np.array_equal(grey, direct)


def jpeg(*, progressive: bool = False, side: int = 64) -> bytes:
    image = digits([0], side=side).images[0]
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_PROGRESSIVE, int(progressive)])
    assert done
    return bytes(data)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_cut_jpeg_is_no_picture_wherever_it_is_cut(progressive: bool) -> None:
    data = jpeg(progressive=progressive, side=28)
    assert decode_grey(data) is not None
    assert all(decode_grey(data[:cut]) is None for cut in range(len(data)))
    # As a broken download leaves it: the right length, and nothing in the rest of it.
    assert decode_grey(data[: len(data) // 2] + bytes(len(data) // 2)) is None


def test_a_cut_jpeg_with_a_thumbnail_is_no_picture() -> None:
    thumbnail, data = jpeg(side=8), jpeg()
    segment = b"\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    whole = data[:2] + segment + data[2:]
    assert decode_grey(whole) is not None
    assert decode_grey(whole[: len(whole) * 3 // 4]) is None


def test_a_jpeg_may_have_something_behind_its_end() -> None:
    assert decode_grey(jpeg() + b"what a camera writes there") is not None


def test_a_png_with_a_wrong_checksum_is_no_picture() -> None:
    data = bytearray(encoded(RAMP))
    data[len(data) // 2] ^= 255
    assert decode_grey(bytes(data)) is None


@settings(max_examples=300, deadline=None)
@given(
    suffix=st.sampled_from(SUFFIXES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=4),
    cut=st.floats(0, 1),
)
def test_damaged_bytes_give_a_picture_or_none(suffix: str, changes: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(encoded(RAMP[:20, :20], suffix))
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    for part in (bytes(data), bytes(data[: int(cut * len(data))])):
        for decode in (decode_grey, decode_seen):
            picture = decode(part)
            assert picture is None or (picture.ndim == 2 and picture.dtype == np.uint8)


@given(st.binary(max_size=40))
def test_any_bytes_are_no_picture(data: bytes) -> None:
    assert decode_grey(data) is None


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_ink_on_transparency_is_seen_on_white(dtype: type[np.uint8 | np.uint16]) -> None:
    full = np.iinfo(dtype).max
    picture = np.zeros((4, 4, 4), dtype)
    picture[1, 1, 3] = full  # black ink
    picture[2, 2, 3] = full // 2 + 1
    seen = decode_seen(encoded(picture))
    assert seen is not None
    assert seen[0, 0] == 255
    assert seen[1, 1] == 0
    assert abs(int(seen[2, 2]) - 127) <= 1


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
def test_deep_greys_are_scaled_by_the_range_they_use(bits: int) -> None:
    deep = np.array([[0, 2**bits - 1], [2 ** (bits - 1), 0]], np.uint16)
    for suffix in (".png", ".tiff"):
        seen = decode_seen(encoded(deep, suffix))
        assert seen is not None
        assert seen.tolist() == [[0, 255], [128, 0]]


def test_greys_that_are_fractions() -> None:
    numbers = np.array([[0.0, 1.0], [0.5, np.nan]], np.float32)
    seen = decode_seen(encoded(numbers, ".tiff"))
    assert seen is not None
    assert seen.tolist() == [[0, 255], [128, 0]]


def test_colour_becomes_grey() -> None:
    colours: NDArray[np.uint8] = np.zeros((3, 5, 3), np.uint8)
    colours[:, :, 1] = 100
    for suffix in (".png", ".bmp", ".jpg"):
        seen = decode_seen(encoded(colours, suffix))
        assert seen is not None
        assert seen.shape == (3, 5)
        assert abs(int(seen[0, 0]) - 59) <= 2


def test_a_jpeg_is_turned_as_exif_says() -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    data = encoded(RAMP[:10, :20], ".jpg")
    seen = decode_seen(data[:2] + segment + data[2:])
    assert seen is not None
    assert seen.shape == (20, 10)


def test_what_is_exported_is_what_others_use() -> None:
    assert set(opencv.__all__) == {"MAX_PIXELS", "cv2", "decode", "decode_grey", "resize_all"}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.tuples(st.sampled_from([0, 1, 3, 130, 300]), st.integers(1, 70), st.integers(1, 70)),
    st.integers(1, 40),
    st.sampled_from([cv2.INTER_LINEAR, cv2.INTER_AREA]),
    st.sampled_from([np.uint8, np.float32]),
)
@example((1000, 28, 28), 12, cv2.INTER_LINEAR, np.uint8)
@example((1000, 28, 28), 12, cv2.INTER_AREA, np.uint8)
@example((1000, 28, 28), 14, cv2.INTER_LINEAR, np.uint8)
@example((1000, 30, 60), 10, cv2.INTER_LINEAR, np.uint8)
@example((3000, 64, 48), 28, cv2.INTER_AREA, np.uint8)
@example((1000, 45, 37), 31, cv2.INTER_AREA, np.float32)
def test_images_resized_together_are_those_resized_alone(
    shape: tuple[int, int, int], size: int, interpolation: int, dtype: Any
) -> None:
    images = np.random.default_rng(0).integers(0, 256, shape).astype(dtype)
    together = resize_all(images, size, interpolation)
    assert together.dtype == dtype
    assert together.shape == (len(images), size, size)
    for image, small in zip(images, together, strict=True):
        np.testing.assert_array_equal(small, cv2.resize(image, (size, size), interpolation=interpolation))
