"""Files of every form, damaged in ways that know where their lengths and marks are, give digits or a sentence.

A case that was ever found is kept in `found`, and opened again by every run. `LOGITLAB_FUZZ=20000` looks further
than the suite has time for.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.data import open_dataset
from core.dataset import Dataset
from core.errors import DataError
from core.opencv import MAX_PIXELS
from core.progress import finish
from core.sentences import sentence
from tests.core.data.forms import files

FORMS = files()
FOUND = Path(__file__).parent / "found"
EXAMPLES = int(os.environ.get("LOGITLAB_FUZZ", "15"))
LONGEST = 10.0  # seconds on a busy machine
MOST_MEMORY = 200 << 20  # bytes that Python and NumPy hold; the files are a few thousand
# Numbers that lengths, offsets and counts break on.
EDGES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, MAX_PIXELS)
# What makes the bytes of a form mean something.
MARKS = re.compile(
    rb"\xff[\xc0-\xff]|IHDR|IDAT|IEND|VP8[ LX]|RIFF|II\*\0|MM\0\*|BM|P5|PK\x01\x02|PK\x03\x04|PK\x05\x06|ustar"
    rb"|\x93NUMPY|descr|shape|strokes|label|[,\n\[\]{}:]|\x1f\x8b"
)


@st.composite
def mutated(draw: st.DrawFn, good: bytes) -> bytes:
    """The bytes with some of them changed, mostly where a mark is or a number behind it."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        marks = [found.start() for found in MARKS.finditer(data)] or [0]
        at = draw(st.one_of(st.sampled_from(marks), st.integers(0, len(data)))) + draw(st.integers(0, 24))
        way = draw(st.sampled_from(("number", "bytes", "cut", "drop", "repeat", "flip")))
        if way == "number":
            length, order = draw(st.sampled_from((1, 2, 4, 8))), draw(st.sampled_from(("big", "little")))
            number = draw(st.sampled_from(EDGES)) & (2 ** (8 * length) - 1)
            data[at : at + length] = number.to_bytes(length, order)
        elif way == "bytes":
            data[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=12))
        elif way == "cut":
            del data[at:]
        elif way == "drop":
            del data[at : at + draw(st.integers(1, 40))]
        elif way == "repeat":
            piece = data[at : at + draw(st.integers(1, 60))]
            data[at:at] = piece * draw(st.sampled_from((1, 2, 50)))
        elif at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


def unpacked(data: bytes) -> bytes:
    """What is in a compressed file, to be changed before it is packed again."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"BZh"):
        return bz2.decompress(data)
    return lzma.decompress(data) if data.startswith(b"\xfd7zXZ") else data


def packed_like(data: bytes, like: bytes) -> bytes:
    """Packed as another file is, so that the damage lies behind a right checksum."""
    if like.startswith(b"\x1f\x8b"):
        return gzip.compress(data, 1)
    if like.startswith(b"BZh"):
        return bz2.compress(data)
    return lzma.compress(data, preset=0) if like.startswith(b"\xfd7zXZ") else data


@st.composite
def damaged(draw: st.DrawFn, form: str) -> dict[str, bytes]:
    """The files of a form, the first of them damaged: from outside, or within what it packs."""
    content = dict(FORMS[form])
    name, good = next(iter(content.items()))
    if not draw(st.booleans()):
        content[name] = draw(mutated(good))
    elif good.startswith(b"PK"):
        content[name] = draw(_member_damaged(good))
    elif good.startswith(b"\x89PNG"):
        content[name] = _with_right_sums(draw(mutated(good)))
    else:
        content[name] = packed_like(draw(mutated(unpacked(good))), good)
    return content


@st.composite
def _member_damaged(draw: st.DrawFn, good: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = draw(st.sampled_from(sorted(members)))
    members[chosen] = draw(mutated(members[chosen]))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", draw(st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def _with_right_sums(png: bytes) -> bytes:
    """A PNG whose chunks have right checksums again, so that damage is not found by them."""
    at, data = 8, bytearray(png)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            break
        data[end - 4 : end] = struct.pack(">I", zlib.crc32(data[at + 4 : end - 4]))
        at = end
    return bytes(data)


def opened(content: Mapping[str, bytes]) -> Dataset | DataError:
    """What opening the files gives; where it gives a dataset, that adds up."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in content.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        path = root if len(content) > 1 else root / next(iter(content))
        try:
            dataset = finish(open_dataset(path, size=8))
        except DataError as error:
            return error
    parts = [dataset, *([dataset.test] if dataset.test else [])]
    for part in parts:
        assert part.images.shape == (len(part), 8, 8)
        assert set(part.classes) <= set(range(10))
    if all(re.match(r"\d/", name) for name in content):
        assert sum(map(len, parts)) + len(dataset.skipped) + dataset.ignored == len(content)
    return dataset


def bounded(content: Mapping[str, bytes]) -> None:
    """Open the files within the time and the memory that there are."""
    start = time.process_time()
    tracemalloc.start()
    try:
        outcome = opened(content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    told = sentence(outcome) if isinstance(outcome, DataError) else ""
    assert "\n" not in told
    assert "pickle" not in told
    assert peak < MOST_MEMORY
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("form", FORMS)
def test_the_good_files_give_digits(form: str) -> None:
    dataset = opened(FORMS[form])
    assert isinstance(dataset, Dataset), dataset
    assert dataset.skipped == ()


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="LOGITLAB_FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(data=st.data())
def test_damaged_files_give_digits_or_a_sentence(form: str, data: st.DataObject) -> None:
    bounded(data.draw(damaged(form)))


@pytest.mark.parametrize("path", sorted(FOUND.iterdir()), ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    good = {"3/good.png": FORMS["grey.png"]["3/good.png"]} if path.name.startswith("picture") else {}
    bounded({f"3/{path.name}" if good else path.name: path.read_bytes(), **good})
