from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.data import gathered, open_dataset, reading, strokes
from core.data.strokes import read_drawings, write_drawings
from core.errors import DataError, Fault, WriteError
from core.ink import Drawing, rasterize
from core.progress import finish
from core.rows import Rows

ONE = [[[140, 40], [140, 240]]]
TWO = [[[60, 60], [220, 60], [60, 220], [220, 220]], []]


def write(path: Path, *records: Any) -> Path:
    path.write_text("".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records))
    return path


def fault(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        list(read_drawings(path))
    return caught.value


def test_every_drawing_goes_through_ink(tmp_path: Path) -> None:
    path = write(
        tmp_path / "数字.jsonl",
        {"label": 1, "width": 280, "height": 280, "pen": 18, "strokes": ONE, "writer": "12"},
        "",
        {"strokes": TWO, "pen": 10, "label": 2},
        {"strokes": TWO},
        {"strokes": TWO, "label": None},
    )
    dataset = finish(open_dataset(path))
    assert dataset.labels.tolist() == [1, 2]
    assert np.array_equal(dataset.images, np.stack([rasterize(ONE), rasterize(TWO, pen=10)]))
    assert (dataset.ignored, dataset.name, dataset.test) == (2, "数字.jsonl", None)
    assert finish(open_dataset(path, size=14)).images.shape == (2, 14, 14)


def test_classes_and_per_class(tmp_path: Path) -> None:
    path = write(tmp_path / "a", *({"label": label, "strokes": ONE} for label in [1, 2, 1, 3, 1, 2]))
    assert finish(open_dataset(path, per_class=2, classes=(2, 1))).labels.tolist() == [1, 2, 1, 2]
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path, classes=(1, 8)))
    assert caught.value.kind is Fault.CLASSES_ABSENT
    assert caught.value.facts == {"wanted": (8,), "available": (1, 2, 3)}


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    line = json.dumps({"label": 1, "strokes": ONE}).encode()
    for name, data in (("a.txt", line), ("b.jpg", b"\n  " + line), ("c", gzip.compress(line)), ("d.gz", line)):
        (tmp_path / name).write_bytes(data)
        assert finish(open_dataset(tmp_path / name)).counts == {1: 1}
    (tmp_path / "bom").write_bytes(b"\xef\xbb\xbf" + line + b"\r\n" + line)
    assert finish(open_dataset(tmp_path / "bom")).counts == {1: 2}


number = st.floats(-1e6, 1e6)
drawing = st.builds(
    Drawing,
    st.lists(st.lists(st.tuples(number, number), max_size=6).map(lambda p: np.array(p).reshape(-1, 2)), max_size=4),
    width=st.floats(0.1, 1e6),
    height=st.floats(0.1, 1e6),
    pen=st.floats(0.1, 1e3),
    label=st.none() | st.integers(0, 9),
)


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(drawing, max_size=4), st.sampled_from(["a.jsonl", "a.jsonl.gz"]))
def test_what_is_written_is_read_back_equal(drawings: list[Drawing], name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_drawings(drawings, path)
        back = list(read_drawings(path))
        assert len(back) == len(drawings)
        for one, other in zip(drawings, back, strict=True):
            assert (one.width, one.height, one.pen, one.label) == (other.width, other.height, other.pen, other.label)
            assert all(map(np.array_equal, one.strokes, other.strokes))
        assert (path.read_bytes()[:2] == b"\x1f\x8b") == name.endswith(".gz")
        first = path.read_bytes()
        write_drawings(back, path)
        assert path.read_bytes() == first


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write_drawings([], tmp_path / "absent" / "a.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        "null",
        '{"strokes": [[[NaN, 1]]]}',
        '{"strokes": [[[Infinity, 1]]]}',
        '{"strokes": []} {}',
        "{'strokes': []}",
        '{"strokes": ' + "[" * 100_000,
        '{"a": ' * 100_000,
        '{"pen": ' + "9" * 5000 + "}}",
    ],
)
def test_lines_that_are_no_json_object(tmp_path: Path, line: str) -> None:
    error = fault(write(tmp_path / "a", {"strokes": ONE}, "", line))
    assert error.kind is Fault.STROKES_NOT_JSON
    assert error.facts == {"path": str(tmp_path / "a"), "line": 3}


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b'{"strokes": [], "writer": "\xff"}')
    assert fault(tmp_path / "a").kind is Fault.STROKES_NOT_JSON


def test_strokes_are_needed(tmp_path: Path) -> None:
    error = fault(write(tmp_path / "a", {"label": 3}))
    assert error.kind is Fault.STROKES_KEY
    assert error.facts["key"] == "strokes"


NO_STROKES: list[Any] = [None, 3, "a", {}, [3], ["ab"], [None], [[1, 2]]]
NO_STROKES += [[[[1]]], [[[1, 2, 3]]], [[[1, 2], [3]]], [[[[1, 2], [3, 4]]]], [[{}, {}]], [[[]]]]
NO_STROKES += [[[point]] for point in ([1, "2"], ["1", "2"], [True, False], [None, 1], [1e7, 0], [10**400, 0])]
NO_LENGTH: list[Any] = [0, -1, "9", None, True, [], 1e9]
NO_LABEL: list[Any] = [10, -1, 3.0, "3", True, []]
IMPOSSIBLE = {"width": NO_LENGTH, "height": NO_LENGTH, "pen": NO_LENGTH, "label": NO_LABEL, "strokes": NO_STROKES}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in IMPOSSIBLE.items() for value in values])
def test_values_no_drawing_can_have(tmp_path: Path, key: str, value: Any) -> None:
    error = fault(write(tmp_path / "a", {"strokes": ONE}, {"strokes": ONE, key: value}))
    assert error.kind is Fault.STROKES_VALUE
    assert error.facts == {"path": str(tmp_path / "a"), "line": 2, "key": key}


def test_numbers_that_overflow(tmp_path: Path) -> None:
    assert fault(write(tmp_path / "a", '{"strokes": [[[1e999, 0]]]}')).kind is Fault.STROKES_VALUE
    assert fault(write(tmp_path / "a", '{"strokes": [], "pen": 1e999}')).facts["key"] == "pen"


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a", {"strokes": ONE}, {"strokes": ONE, "writer": "x" * 1000})
    monkeypatch.setattr(strokes, "MAX_LINE", 500)
    assert fault(path).facts == {"path": str(path), "line": 2}
    monkeypatch.setattr(strokes, "MAX_LINE", 5000)
    monkeypatch.setattr(reading, "MAX_UNPACKED", 500)
    assert len([*read_drawings(path)]) == 2  # a file that is not packed may be of any length
    (tmp_path / "b").write_bytes(gzip.compress(path.read_bytes() * 100))
    assert fault(tmp_path / "b").kind is Fault.FILE_TOO_LARGE


def test_drawings_that_memory_cannot_hold_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [{"label": n % 3, "strokes": [[[20 + n, 30], [200, 90 + n]]]} for n in range(20)]
    path = write(tmp_path / "a", *shapes, {"strokes": ONE})
    in_memory = finish(open_dataset(path, classes=(0, 2)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(strokes, "TOGETHER", 3)
    monkeypatch.setattr(gathered, "HELD", 4000)  # the real bounds would take a gigabyte of drawings
    monkeypatch.setattr(gathered, "LARGE", 5000)
    in_file = finish(open_dataset(path, classes=(0, 2)))
    assert isinstance(in_file.images, Rows)
    assert np.array_equal(np.asarray(in_file.images), in_memory.images)
    assert np.array_equal(in_file.labels, in_memory.labels)
    assert (in_file.ignored, in_memory.ignored) == (1, 1)


@pytest.mark.parametrize("cut", [12, 40, -1])
def test_damaged_gzip(tmp_path: Path, cut: int) -> None:
    data = gzip.compress(json.dumps({"label": 1, "strokes": ONE}).encode())
    (tmp_path / "a.gz").write_bytes(data[:cut])
    assert fault(tmp_path / "a.gz").kind is Fault.GZIP_DAMAGED
    with pytest.raises(DataError) as caught:
        finish(open_dataset(tmp_path / "a.gz"))
    assert caught.value.kind is Fault.GZIP_DAMAGED


def test_absent(tmp_path: Path) -> None:
    assert fault(tmp_path / "absent").kind is Fault.NOT_FOUND
    assert fault(tmp_path).kind is Fault.NOT_ALLOWED


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
record = st.fixed_dictionaries(
    {},
    optional={
        "strokes": anything | st.lists(st.lists(st.lists(st.floats(allow_nan=False, width=16) | anything, max_size=3))),
        "label": anything,
        "pen": anything,
        "width": anything,
    },
)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(
    st.one_of(record.map(json.dumps).map(str.encode), st.binary(max_size=60), anything.map(json.dumps).map(str.encode))
)
def test_any_line_gives_drawings_or_an_error_of_its_own(line: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(line)
        for found in parsed(path):
            if isinstance(found, Fault):
                assert found.name.startswith(("STROKES", "GZIP"))
                continue
            assert found.label is None or 0 <= found.label <= 9
            assert 0 < found.pen < math.inf
            assert all(stroke.shape[1:] == (2,) and np.isfinite(stroke).all() for stroke in found.strokes)
            assert rasterize(found.strokes, pen=found.pen).shape == (28, 28)


def parsed(path: Path) -> Iterator[Drawing | Fault]:
    try:
        yield from read_drawings(path)
    except DataError as error:
        yield error.kind


def test_pendigits(pendigits: Path) -> None:
    dataset = finish(open_dataset(pendigits / "train.jsonl.gz", per_class=20))
    assert dataset.counts == dict.fromkeys(range(10), 20)
    assert 20 < dataset.images.mean() < 40
