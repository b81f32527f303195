from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.data import open_dataset
from core.data.picture import decoded
from core.data.seen import decode_seen
from core.dataset import Dataset
from core.opencv import cv2
from core.progress import finish
from tests.core.data.writers import encoded

SEVEN = np.zeros((20, 30), np.uint8)
SEVEN[3:6, 5:25] = 255
SEVEN[3:17, 20:24] = 255


def seen(data: bytes) -> NDArray[np.uint8]:
    picture = decode_seen(data)
    assert picture is not None
    return picture


def with_alpha(ink: int, paper: int) -> NDArray[np.uint8]:
    """SEVEN in this ink, with its own form as transparency, over colours nobody sees."""
    colour = np.where(SEVEN[..., None] > 0, np.uint8(ink), np.uint8(paper))
    return np.concatenate([np.repeat(colour, 3, axis=2), SEVEN[..., None]], axis=2)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tiff"])
@pytest.mark.parametrize("paper", [0, 255])
def test_ink_on_transparency(suffix: str, paper: int) -> None:
    data = cv2.imencode(suffix, with_alpha(0, paper), [cv2.IMWRITE_WEBP_QUALITY, 101])[1].tobytes()
    assert np.array_equal(seen(data), 255 - SEVEN)


def test_white_ink_on_transparency_is_seen_on_black() -> None:
    assert np.array_equal(seen(encoded(with_alpha(255, 255))), SEVEN)


def test_transparency_of_a_palette_and_of_grey() -> None:
    png = encoded(SEVEN)
    header, rest = png[:33], png[33:]
    black = b"tRNS\0\0"
    chunk = struct.pack(">I", 2) + black + struct.pack(">I", zlib.crc32(black))
    assert np.ptp(seen(header + chunk + rest)) == 255  # black is transparent: white ink on nothing


def test_an_unused_fourth_byte_of_a_bmp_is_no_transparency() -> None:
    # Many programs write 32 bits a pixel and leave the last 8 empty.
    picture = np.concatenate([np.repeat(SEVEN[..., None], 3, axis=2), np.zeros_like(SEVEN)[..., None]], axis=2)
    assert np.array_equal(seen(encoded(picture, ".bmp")), SEVEN)


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("factor", [1, 16, 257])
def test_sixteen_bits(suffix: str, factor: int) -> None:
    assert np.array_equal(seen(encoded(SEVEN.astype(np.uint16) * factor, suffix)) > 127, SEVEN > 127)
    colours = np.repeat(SEVEN[..., None].astype(np.uint16) * factor, 3, axis=2)
    assert np.array_equal(seen(encoded(colours, suffix)) > 127, SEVEN > 127)


def exif(orientation: int, order: str) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def stored(orientation: int) -> NDArray[np.uint8]:
    """SEVEN as a camera held in that way stores it: what undoes what EXIF 2.3, 4.6.4 A, says of the tag."""
    flip, turn = np.fliplr, np.rot90
    ways: list[Any] = [
        lambda p: p,
        flip,
        lambda p: turn(p, 2),
        lambda p: flip(turn(p, 2)),
        lambda p: np.ascontiguousarray(p.T),
        lambda p: turn(p, 1),
        lambda p: turn(turn(p.T, 2), 0),
        lambda p: turn(p, 3),
    ]
    return np.ascontiguousarray(ways[orientation - 1](SEVEN))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_turns_a_png_with_and_without_transparency(orientation: int, order: str) -> None:
    for transparent in (False, True):
        picture = stored(orientation)
        if transparent:
            picture = np.stack([np.zeros_like(picture)] * 3 + [picture], axis=2)
        png = encoded(picture)
        chunk = b"eXIf" + exif(orientation, order)
        chunk = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        upright = seen(png[:33] + chunk + png[33:])
        assert np.array_equal(upright, 255 - SEVEN if transparent else SEVEN), transparent


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_turns_a_jpeg(orientation: int) -> None:
    data = encoded(stored(orientation), ".jpg")
    body = b"Exif\0\0" + exif(orientation, ">")
    upright = seen(data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:])
    assert upright.shape == SEVEN.shape
    assert np.mean(np.abs(upright.astype(int) - SEVEN)) < 10


def tiff(picture: NDArray[Any], orientation: int) -> bytes:
    """An uncompressed TIFF of grey, 8 or 16 bits, or of colours with transparency."""
    (height, width), bands = picture.shape[:2], picture.shape[2] if picture.ndim == 3 else 1
    bits, data = struct.pack(f"<{bands}H", *[8 * picture.itemsize] * bands), picture.tobytes()
    extra = [(338, 3, 1, 2)] if bands == 4 else []
    end = 8 + 2 + 12 * (10 + len(extra)) + 4
    depth = end if bands > 2 else int.from_bytes(bits, "little")
    photometric = 2 if bands > 2 else 1
    tags = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, bands, depth), (259, 3, 1, 1), (262, 3, 1, photometric)]
    tags += [(273, 4, 1, end + len(bits)), (274, 3, 1, orientation), (277, 3, 1, bands), (278, 3, 1, height)]
    tags += [(279, 4, 1, len(data)), *extra]
    listed = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + listed + bytes(4) + bits + data


def webp(picture: NDArray[np.uint8], orientation: int, quality: int) -> bytes:
    """A WebP with an EXIF chunk; above 100 it is without loss."""
    plain = bytes(cv2.imencode(".webp", picture, [cv2.IMWRITE_WEBP_QUALITY, quality])[1])[12:]
    chunks = plain[18:] if plain.startswith(b"VP8X") else plain
    flags = 0x08 | (0x10 if picture.shape[2] == 4 else 0)
    sides = b"".join((side - 1).to_bytes(3, "little") for side in picture.shape[1::-1])
    body = exif(orientation, "<")
    head = b"WEBPVP8X" + struct.pack("<II", 10, flags) + sides
    data = head + chunks + b"EXIF" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(data)) + data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_turns_tiff_and_webp_of_every_kind(orientation: int) -> None:
    grey = stored(orientation)
    colour, ink = np.dstack([grey] * 3), np.dstack([np.zeros_like(grey)] * 3 + [grey])
    for data, upright in (
        (tiff(grey, orientation), SEVEN),
        (tiff(grey.astype(np.uint16) * 257, orientation), SEVEN),
        (tiff(ink, orientation), 255 - SEVEN),
        (webp(colour, orientation, 101), SEVEN),
        (webp(colour, orientation, 95), SEVEN),
        (webp(ink, orientation, 101), 255 - SEVEN),
    ):
        found = seen(data)
        assert found.shape == upright.shape
        assert np.mean(np.abs(found.astype(int) - upright)) < 10


@pytest.mark.parametrize("orientation", [3, 6])
def test_many_turned_jpegs_of_one_kind_are_upright_too(tmp_path: Path, orientation: int) -> None:
    body = b"Exif\0\0" + exif(orientation, ">")
    data = encoded(stored(orientation), ".jpg")
    turned = data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]
    dataset = opened(tmp_path, {f"7/{number}.jpg": turned for number in range(150)})
    assert dataset.sizes == {SEVEN.shape: 150}
    upright = cv2.resize(seen(turned), (28, 28), interpolation=cv2.INTER_AREA)
    assert all(np.array_equal(image, upright) for image in dataset.images)


def opened(root: Path, pictures: dict[str, bytes], *, as_is: bool = False) -> Dataset:
    for name, data in pictures.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return finish(open_dataset(root, as_is=as_is))


def test_black_on_white_is_turned_and_white_on_black_is_not(tmp_path: Path) -> None:
    ink = cv2.resize(SEVEN, (28, 28), interpolation=cv2.INTER_AREA)
    pictures = {"7/a.png": encoded(ink), "7/b.png": encoded(255 - ink), "7/c.png": encoded(with_alpha(0, 0))}
    dataset = opened(tmp_path, pictures)
    assert dataset.inverted == 2
    assert np.array_equal(dataset.images[0], ink)
    assert np.array_equal(dataset.images[1], ink)
    assert np.abs(dataset.images[2].astype(int) - ink).max() <= 1
    left = finish(open_dataset(tmp_path, as_is=True))
    assert left.inverted == 0
    assert np.array_equal(left.images[1], 255 - ink)


def test_a_white_on_black_jpeg_is_bit_for_bit_what_opencv_decodes(tmp_path: Path) -> None:
    ink = cv2.resize(SEVEN, (28, 28), interpolation=cv2.INTER_AREA)
    data = encoded(ink, ".jpg")
    direct = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert direct is not None
    assert np.array_equal(opened(tmp_path, {"7/a.jpg": data}).images[0], direct)


@pytest.mark.parametrize("level", [0, 130, 255])
def test_blank_pictures_are_reported(tmp_path: Path, level: int) -> None:
    blank = np.full((40, 40), level, np.uint8)
    faint = blank.copy()
    faint[20, 20] ^= 255  # gone once the picture is small
    pictures = {"7/a.png": encoded(blank), "7/b.png": encoded(faint // 50 * 50), "7/c.png": encoded(SEVEN)}
    pictures["7/d.jpg"] = encoded(blank, ".jpg")
    dataset = opened(tmp_path, pictures)
    names = [Path(one.path).name for one in dataset.skipped if one.reason.value == "blank"]
    assert names[0] == "a.png"
    assert names[-1] == "d.jpg"
    assert len(dataset) + len(dataset.skipped) == 4


@pytest.mark.parametrize("ink", [255, 200])
def test_light_ink_that_fades_into_nothing_is_seen_on_black(ink: int) -> None:
    strength = np.zeros((9, 9), np.uint8)
    strength[2:7, 3:6] = 128
    strength[3:6, 4] = 255
    grey = np.uint8(ink / 255 * strength)  # as programs save it that multiply colours by alpha
    seen = decode_seen(encoded(np.dstack([grey, grey, grey, strength])))
    assert seen is not None
    assert seen[4, 4] == ink
    assert (seen[strength == 0] == 0).all()
    assert 0 < seen[2, 3] < ink


@pytest.mark.parametrize("binary", [0, 1])
def test_one_bit_of_netpbm_is_a_picture(binary: int) -> None:
    image = np.zeros((9, 12), np.uint8)
    image[2:7, 3:6] = 255
    done, data = cv2.imencode(".pbm", image, [cv2.IMWRITE_PXM_BINARY, binary])
    assert done
    np.testing.assert_array_equal(decoded(data.tobytes()), image)
