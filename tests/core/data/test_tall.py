"""Joined or alone, damaged or not: what comes out is what OpenCV makes of each file, bit for bit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.data import tall
from core.data.pile import Pile
from core.data.tall import join, scan_start
from core.opencv import cv2, decode_grey

SHAPES = [(28, 28), (8, 8), (20, 33), (1, 1), (64, 30), (17, 16)]
SAMPLINGS = ["411", "420", "422", "440", "444"]
END = b"\xff\xd9"


def jpegs(
    count: int, shape: tuple[int, ...] = (28, 28), *, seed: int = 0, settings: Sequence[int] = (), noise: bool = True
) -> list[bytes]:
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        image = rng.integers(0, 256, shape) if noise else np.full(shape, rng.integers(0, 256))
        made.append(cv2.imencode(".jpg", image.astype(np.uint8), list(settings))[1].tobytes())
    return made


def joined(files: Sequence[bytes]) -> dict[int, Any]:
    """What was joined, each picture found to be what it is alone; also where the files lie in one block."""
    found: dict[int, Any] = {}
    for stack in filter(None, (whole.decode() for whole in join(files))):
        for row, image in zip(stack.rows.tolist(), stack.images, strict=True):
            assert row not in found
            found[row] = image
    for row, image in found.items():
        alone = decode_grey(files[row])
        assert alone is not None
        np.testing.assert_array_equal(image, alone)
    in_block(files, found)
    return found


def in_block(files: Sequence[bytes], found: dict[int, Any]) -> None:
    """Finds the same pictures in a pile of these files, and leaves the pile as it was."""
    block: Any = np.full((len(files), max(map(len, files)) + 64), 0xFF, np.uint8)
    sizes: Any = np.array([*map(len, files)], np.int32)
    for row, data in enumerate(files):
        block[row, : len(data)] = np.frombuffer(data, np.uint8)
    pile = Pile(block, sizes, {row: data for row, data in enumerate(files) if not data})
    stacks = [stack for whole in join(pile) if (stack := whole.decode()) is not None]
    assert [*pile] == [*files]
    rows = [row for stack in stacks for row in stack.rows.tolist()]
    assert sorted(rows) == sorted(found)
    for row, image in zip(rows, (image for stack in stacks for image in stack.images), strict=True):
        np.testing.assert_array_equal(image, found[row])


@pytest.mark.parametrize("shape", SHAPES)
def test_grey_files_are_joined_whatever_their_height(shape: tuple[int, int]) -> None:
    assert len(joined(jpegs(20, shape))) == 20


@pytest.mark.parametrize("sampling", SAMPLINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_colour_files_are_joined_where_their_grey_is_the_finest(shape: tuple[int, int], sampling: str) -> None:
    factor = getattr(cv2, f"IMWRITE_JPEG_SAMPLING_FACTOR_{sampling}")
    files = jpegs(9, (*shape, 3), settings=[cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor])
    assert len(joined(files)) == (0 if sampling == "411" else 9)


def test_more_than_one_picture_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tall, "MOST", 16)
    assert len(joined(jpegs(50))) == 48  # two are too few to gain
    monkeypatch.setattr(tall, "HIGHEST", 7 * 32)
    assert len(joined(jpegs(50))) == 49


def test_files_of_several_makes_lie_in_any_order() -> None:
    makes = [jpegs(9), jpegs(9, (40, 28)), jpegs(9, settings=[cv2.IMWRITE_JPEG_QUALITY, 40])]
    files = [data for group in zip(*makes, strict=True) for data in group]
    assert len(joined([b"", b"\xff\xd8", b"text", *files])) == 27


@pytest.mark.parametrize(
    "setting",
    [
        [cv2.IMWRITE_JPEG_PROGRESSIVE, 1],
        [cv2.IMWRITE_JPEG_RST_INTERVAL, 2],
        [cv2.IMWRITE_JPEG_OPTIMIZE, 1],  # tables of its own in each
    ],
)
def test_other_codings_are_left_alone(setting: list[int]) -> None:
    assert not joined(jpegs(9, settings=setting))


def segment(kind: int, content: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content


def with_segment(data: bytes, kind: int, content: bytes) -> bytes:
    return data[:2] + segment(kind, content) + data[2:]


def test_turned_and_otherwise_coloured_files_are_left_alone() -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    files = jpegs(6, (28, 20))
    turned = [with_segment(data, 0xE1, exif) for data in files]
    upright = decode_grey(turned[0])
    assert upright is not None
    assert upright.shape == (20, 28)
    assert not joined(turned)
    assert not joined([with_segment(data, 0xEE, b"Adobe\0\x64\0\0\0\0\0") for data in jpegs(6, (28, 28, 3))])
    assert not joined([with_segment(data, 0xDD, b"\0\x01") for data in files])
    assert len(joined([with_segment(data, 0xFE, b"a comment \xff\xda \xff\xd9") for data in files])) == 6


def test_large_pictures_and_few_are_left_alone() -> None:
    assert not joined(jpegs(4, (300, 300)))
    assert not joined(jpegs(3))


def test_frames_that_are_none_are_left_alone() -> None:
    files = jpegs(5)
    frame = files[0].index(b"\xff\xc0")
    for place, value in [(2, 9), (3, 12), (4, 12), (5, 255), (7, 255), (9, 0), (9, 2), (9, 3), (9, 4), (11, 0x22)]:
        made = [data[: frame + place] + bytes((value,)) + data[frame + place + 1 :] for data in files]
        joined(made)
    assert not joined([data[:frame] + data[frame + 19 :] for data in files])
    assert not joined([data.replace(b"\xff\xc0", b"\xff\xc1") for data in files])


def test_a_stray_end_in_a_scan_harms_no_other() -> None:
    files = jpegs(12)
    start = scan_start(files[5])
    files[5] = files[5][: start + 40] + END + files[5][start + 40 :]
    assert sorted(joined(files)) == [row for row in range(12) if row != 5]


def test_a_cut_file_is_left_alone() -> None:
    files = jpegs(12)
    files[0], files[7] = files[0][:-2], files[7][: len(files[7]) // 2]
    assert sorted(joined(files)) == [row for row in range(12) if row not in (0, 7)]


def damaged(data: bytes, kind: int, place: float, junk: bytes) -> bytes:
    start = scan_start(data)
    at = start + int(place * (len(data) - 2 - start))
    return (
        data[:at] + junk + data[at + len(junk) :],  # written over
        data[:at] + junk + data[at:],
        data[:at] + END,
        data[:at],
        data[:-2] + junk + END,
        data[:start] + junk + END,
        data[: -2 - len(junk)] + data[-2:],
        junk + data,
    )[kind]


JUNK = st.one_of(
    st.binary(max_size=30), st.sampled_from([END, b"\xff\xd0", b"\xff\xff", b"\xff", b"\xff\xda", b"\xff\0"])
)
DAMAGE = st.tuples(st.integers(0, 20), st.integers(0, 7), st.floats(0, 1), JUNK)


@settings(max_examples=150, deadline=None)
@example(
    shape=(8, 8), colour=False, noise=False, damages=[(0, 3, 0.5, b""), (0, 6, 0.0, bytes(6))]
)  # was an IndexError
@given(st.sampled_from(SHAPES), st.booleans(), st.booleans(), st.lists(DAMAGE, max_size=6))
def test_damage_stays_where_it_is(
    shape: tuple[int, int], colour: bool, noise: bool, damages: list[tuple[int, int, float, bytes]]
) -> None:
    files = jpegs(21, (*shape, 3) if colour else shape, noise=noise)
    for row, kind, place, junk in damages:
        files[row] = damaged(files[row], kind, place, junk)
    hurt = {row for row, *_ in damages}
    assert set(range(21)) - hurt <= set(joined(files))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 400))
def test_heads_may_be_anything(junk: bytes, at: int) -> None:
    data = jpegs(1)[0]
    made = data[:at] + junk + data[at + len(junk) :]
    joined([made + bytes((number,)) + END for number in range(6)])
    joined([b"\xff\xd8" + junk + bytes((number,)) + END for number in range(6)])


def test_whole_files_of_one_make_are_joined_where_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    files = jpegs(20)
    monkeypatch.setattr(tall, "_joined_parts", None)  # the way of all others
    in_block(files, {row: decode_grey(data) for row, data in enumerate(files)})
